-- description: One row a measure: the years that it is marked for, and the shape that they make over the planned years.
-- key: measure_id
-- measure_id: Measure.
-- task_id: Task that it serves.
-- number: Number as printed.
-- text: The measure, repaired.
-- marks: Marks that it prints, crosses and dashes.
-- crosses: Crosses whose year can be read.
-- unplaced: Marks whose year cannot be read.
-- first_year: First year with a cross; null where a mark cannot be placed.
-- last_year: Last year with a cross; null where a mark cannot be placed.
-- shape: continuous (every planned year), starts (later than the first), ends (before the last), within (both), broken (a year between is left out),
--   never (dashes alone), unplaceable (a mark whose year cannot be read), unmarked (no mark at all), covered (no mark of its own: the measure it is a part of, or its
--   parts, print them).

with planned as (
  select document_id, min(year) as first_planned, max(year) as last_planned, count(*) as planned_years from years where period <> 'reported' group by document_id
),

marked as (
  select m.document_id, m.measure_id, count(y.mark) as marks, count(*) filter (y.mark = 'cross' and y.year is not null) as crosses,
    count(*) filter (y.mark is not null and y.year is null) as unplaced,
    min(y.year) filter (y.mark = 'cross') as first_year, max(y.year) filter (y.mark = 'cross') as last_year
  from measures as m
  left join measure_years as y using (document_id, measure_id)
  group by m.document_id, m.measure_id
),

covered as (
  select m.document_id, m.measure_id
  from measures as m
  join measures as kin on kin.document_id = m.document_id and (kin.parent_id = m.measure_id or kin.measure_id = m.parent_id)
  semi join measure_years as y on (y.document_id, y.measure_id) = (kin.document_id, kin.measure_id)
  group by m.document_id, m.measure_id
)

select m.document_id, m.measure_id, m.task_id, m.number, m.text, k.marks, k.crosses, k.unplaced,
  case when k.unplaced = 0 then k.first_year end as first_year, case when k.unplaced = 0 then k.last_year end as last_year,
  case
    when k.unplaced > 0 then 'unplaceable'
    when k.marks = 0 and c.measure_id is not null then 'covered'
    when k.marks = 0 then 'unmarked'
    when k.crosses = 0 then 'never'
    when k.last_year - k.first_year + 1 <> k.crosses then 'broken'
    when k.crosses = p.planned_years then 'continuous'
    when k.first_year > p.first_planned and k.last_year < p.last_planned then 'within'
    when k.first_year > p.first_planned then 'starts'
    else 'ends'
  end as shape
from measures as m
join marked as k using (document_id, measure_id)
left join covered as c using (document_id, measure_id)
left join planned as p on p.document_id = m.document_id
order by m.document_id, m.line_first, m.measure_id
