-- id: rows_identical
-- severity: note
-- origin: source
-- asks: Which two rows of one table hold the same values in every year, though the values change?
-- why: Two different things seldom agree in every year; one of the rows may have been filled from the other.
-- title_kk: Екі жолдың мәндері бірдей
-- title_ru: Две строки с одинаковыми значениями
-- title_en: Two rows with the same values
-- message_kk: {place}: «{name}» және «{other_name}» жолдарының барлық мәндері бірдей: {found}.
-- message_ru: {place}: у строк «{other_name}» и «{name}» все значения одинаковы: {found}.
-- message_en: {place}: “{other_name}” and “{name}” hold the same values in every year: {found}.

with totals as (
  -- Rows that hold the same values have the same sum: few others do.
  select document_id, series_id, count(*) as cells, count(value) as values, sum(value) as total from internal.cells group by all having count(value) >= 5
),

likely as (
  select a.document_id, a.series_id, b.series_id as other_id
  from internal.rows as a
  join totals as t on (t.document_id, t.series_id) = (a.document_id, a.series_id)
  join internal.rows as b on (b.document_id, b.table_id) = (a.document_id, a.table_id) and (a.line_first, a.series_id) < (b.line_first, b.series_id) and coalesce(a.block, '') = coalesce(b.block, '')
  join totals as u on (u.document_id, u.series_id) = (b.document_id, b.series_id) and (u.cells, u.values, u.total) = (t.cells, t.values, t.total)
  where a.kind <> 'budget_line'
),

paths as (
  select c.document_id, c.series_id, string_agg(c.year || ':' || coalesce(c.value::varchar, ''), ' ' order by c.year) as path, string_agg(c.raw, ', ' order by c.year) as found,
    count(distinct c.value) as different
  from internal.cells as c
  where (c.document_id, c.series_id) in (select (document_id, series_id) from likely union select (document_id, other_id) from likely)
  group by all
)

select b.document_id, b.series_id as subject_id, b.place, b.name, a.name as other_name, p.found, b.line_first, b.line_last, a.line_first as other_line_first, a.line_last as other_line_last
from likely as l
join internal.rows as a on (a.document_id, a.series_id) = (l.document_id, l.series_id)
join internal.rows as b on (b.document_id, b.series_id) = (l.document_id, l.other_id)
join paths as p on (p.document_id, p.series_id) = (a.document_id, a.series_id)
join paths as q on (q.document_id, q.series_id, q.path) = (b.document_id, b.series_id, p.path)
where p.different >= 3
qualify row_number() over (partition by b.document_id, b.series_id order by a.line_first) = 1
order by b.document_id, b.line_first
