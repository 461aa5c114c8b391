-- id: target_turns
-- severity: note
-- origin: source
-- asks: Which indicators of goals and tasks turn back in their last planned year, after moving one way in all planned years before?
-- why: A plan that gives back what it gained needs a reason, or the last value is a misprint. Two moves before, at least, and a turn larger than the last of them.
-- title_kk: Соңғы жылдың нысанасы кері бұрылған
-- title_ru: Цель последнего года повернула назад
-- title_en: Target of the last year turns back
-- message_kk: {place}, «{name}»: жоспарлы жылдары бір бағытта өзгеріп келіп ({path}), {year} жылы кері бұрылады: {found} ({unit}).
-- message_ru: {place}: «{name}»: в плановые годы значение шло в одну сторону ({path}), а в {year} году поворачивает: {found} ({unit}).
-- message_en: {place}: “{name}”: moves one way through the planned years ({path}), then turns in {year}: {found} ({unit}).

with planned as (
  select c.document_id, c.series_id, c.year, c.value, c.value - lag(c.value) over row as move, row_number() over (partition by c.document_id, c.series_id order by c.year desc) as from_end, c.line_first, c.line_last
  from internal.cells as c
  join internal.rows as r on (r.document_id, r.series_id) = (c.document_id, c.series_id) and r.kind in ('goal_indicator', 'task_indicator')
  join years as y on (y.document_id, y.year) = (c.document_id, c.year)
  where y.period <> 'reported' and c.value is not null and c.qualifier is null
  window row as (partition by c.document_id, c.series_id order by c.year)
),

paths as (
  select document_id, series_id, count(*) as years, arg_max(value, year) as found, max(year) as year, arg_min(move, from_end) as turn, max(move) filter (from_end = 2) as last_move,
    count(*) filter (from_end > 1 and move > 0) as ups, count(*) filter (from_end > 1 and move < 0) as downs,
    arg_max(line_first, year) as line_first, arg_max(line_last, year) as line_last
  from planned
  group by all
),

turned as (
  select p.*, (select string_agg(internal.printed(v.value), ', ' order by v.year) from planned as v where v.document_id = p.document_id and v.series_id = p.series_id and v.from_end > 1) as path
  from paths as p
  where p.years >= 4 and abs(p.turn) > abs(p.last_move) and ((p.ups >= 2 and p.downs = 0 and p.turn < 0) or (p.downs >= 2 and p.ups = 0 and p.turn > 0))
)

select p.document_id, p.series_id as subject_id, r.place, r.name, r.unit, p.year, p.path, p.found, p.line_first, p.line_last
from turned as p
join internal.rows as r using (document_id, series_id)
order by p.document_id, p.line_first
