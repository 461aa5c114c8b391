-- id: column_numbers
-- severity: warning
-- origin: source
-- asks: Does the row of column numbers under a header count the table's columns?
-- why: How many columns a kind of table has is taken from the plan's other tables of that kind. A row that is short says that a column was added or lost.
-- title_kk: Баған нөмірлерінің жолы бағандарға сай емес
-- title_ru: Номера столбцов не соответствуют столбцам
-- title_en: Column numbers do not count the columns
-- message_kk: {place}: баған нөмірлерінің жолы «{found}», ал бағандар «{expected}» болуы тиіс.
-- message_ru: {place}: строка номеров столбцов «{found}», а должно быть «{expected}».
-- message_en: {place}: the row of column numbers is “{found}”, it should be “{expected}”.

with counted as (
  select t.*, p.place, list_transform(list_filter(string_split(t.column_numbers, ' '), lambda n: n <> ''), lambda n: try_cast(n as integer)) as numbers,
    len(list_filter(string_split(t.years_printed, ' '), lambda y: y <> '')) as years
  from source_tables as t
  join internal.places as p using (document_id, table_id)
  where t.column_numbers <> ''
),

usual as (
  -- Columns beside those of the years: names, units, sources.
  select document_id, kind, mode(len(numbers)) as columns, mode(years) as years,
    -- One table alone is judged by what its kind must have: a name for each row, and a unit or source where the others have them.
    count(*) as tables, case kind when 'measures' then 1 when 'goal_indicators' then 3 when 'task_indicators' then 3 when 'capabilities' then 3 when 'cooperation' then 3 when 'risks' then 3 else 2 end as labels
  from counted
  group by all
),

expected as (
  select c.*, case when u.tables >= 3 then u.columns else u.years + u.labels end as columns
  from counted as c join usual as u using (document_id, kind)
)

select document_id, table_id as subject_id, place, array_to_string(generate_series(1, columns), ' ') as expected, array_to_string(numbers, ' ') as found,
  coalesce((select min(l.line_no) from lines as l where l.document_id = expected.document_id and l.element = 'table_header' and l.line_no >= expected.line_first
    and internal.letters(l.text) = internal.letters(expected.column_numbers)), line_first) as line_first,
  coalesce((select min(l.line_no) from lines as l where l.document_id = expected.document_id and l.element = 'table_header' and l.line_no >= expected.line_first
    and internal.letters(l.text) = internal.letters(expected.column_numbers)), line_first) as line_last
from expected
where numbers <> generate_series(1, columns)
order by document_id, line_first
