-- id: value_off_its_neighbours
-- severity: note
-- origin: source
-- asks: Which values stand far off both their neighbours, while these are close to each other?
-- why: A digit too many, a wrong scale, a value in the wrong row: most slips of the pen look like this. Small counts jump by nature.
-- title_kk: Көршілерінен алшақ мән
-- title_ru: Значение далеко от соседних лет
-- title_en: Value far off its neighbours
-- message_kk: {place}, «{name}»: {year} жылы {found}, ал алдыңғы жылы {before}, келесі жылы {after} ({unit}).
-- message_ru: {place}: «{name}»: в {year} году {found}, хотя годом раньше {before}, а годом позже {after} ({unit}).
-- message_en: {place}: “{name}”: {found} in {year}, though {before} the year before and {after} the year after ({unit}).

with followed as (
  select c.document_id, c.series_id, c.year, c.value, c.line_first, c.line_last,
    lag(c.value) over row as before, lead(c.value) over row as after, lag(c.year) over row as year_before, lead(c.year) over row as year_after
  from internal.cells as c
  where c.qualifier is null
  window row as (partition by c.document_id, c.series_id order by c.year)
)

select f.document_id, f.series_id as subject_id, r.place, r.name, r.unit, f.year, f.value as found, f.before, f.after, f.line_first, f.line_last
from followed as f
join internal.rows as r using (document_id, series_id)
where f.before > 0 and f.after > 0 and f.value > 0 and f.year_before = f.year - 1 and f.year_after = f.year + 1
  and greatest(f.before, f.after) >= 20
  and (
    -- a tenth or ten times and more, between neighbours within a third of each other
    (greatest(f.before, f.after) <= least(f.before, f.after) * 1.5 and (f.value >= greatest(f.before, f.after) * 8 or f.value * 8 <= least(f.before, f.after)))
    -- almost twice or half, between neighbours that are almost the same; a small count may well double
    or ((r.is_percent or least(f.before, f.after) >= 500) and greatest(f.before, f.after) <= least(f.before, f.after) * 1.1 and (f.value >= greatest(f.before, f.after) * 1.8 or f.value * 1.8 <= least(f.before, f.after)))
  )
order by f.document_id, f.line_first, f.year
