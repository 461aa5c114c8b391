-- id: year_copied
-- severity: note
-- origin: source
-- asks: In which tables is a whole year the same as the year before?
-- why: One indicator may stand still; four and more that do at once look like a column that was copied. Zeros, and values that never change, do not count.
-- title_kk: Бүкіл кестеде жыл алдыңғы жылдан көшірілген
-- title_ru: Год во всей таблице повторяет предыдущий
-- title_en: A year repeats the year before in a whole table
-- message_kk: {place}: {year} жылғы барлық {rows} мән алдыңғы жылғыдай.
-- message_ru: {place}: все значения {year} года ({rows}) такие же, как годом раньше.
-- message_en: {place}: all {rows} values of {year} are those of the year before.

with moves as (
  select c.document_id, r.table_id, r.place, c.series_id, c.year, c.value, lag(c.value) over row as before, lag(c.year) over row as year_before, c.line_first, c.line_last,
    min(c.value) over (partition by c.document_id, c.series_id) < max(c.value) over (partition by c.document_id, c.series_id) as moves_at_all
  from internal.cells as c
  join internal.rows as r using (document_id, series_id)
  where c.value is not null and c.qualifier is null and r.kind <> 'budget_line'
  window row as (partition by c.document_id, c.series_id order by c.year)
)

select document_id, table_id as subject_id, any_value(place) as place, year, count(*) as rows, min(line_first) as line_first, max(line_last) as line_last
from moves
where year_before = year - 1 and moves_at_all and (value <> 0 or before <> 0)
group by document_id, table_id, year
having count(*) >= 4 and bool_and(value = before)
order by document_id, line_first, year
