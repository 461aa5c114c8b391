-- description: Measures of each task by year: how many are at work, how many start and how many end. Measures that cannot be placed are counted beside.
-- key: task_id, year
-- task_id: Task.
-- task_number: Number of the task, as printed.
-- year: Calendar year.
-- active: Measures marked for the year.
-- starting: Those of them whose first year it is.
-- ending: Those of them whose last year it is.
-- unplaceable: Measures of the task with a mark whose year cannot be read; they count in no year.

with planned as (
  select document_id, year from years where period <> 'reported'
),

tasks as (
  select document_id, task_id, count(*) filter (shape = 'unplaceable') as unplaceable from mart_measures group by document_id, task_id
),

active as (
  select m.document_id, m.task_id, y.year, count(*) as active, count(*) filter (m.first_year = y.year) as starting, count(*) filter (m.last_year = y.year) as ending
  from mart_measures as m
  join measure_years as y using (document_id, measure_id)
  where m.unplaced = 0 and y.mark = 'cross'
  group by m.document_id, m.task_id, y.year
)

select t.document_id, t.task_id, n.number as task_number, p.year, coalesce(a.active, 0) as active, coalesce(a.starting, 0) as starting,
  coalesce(a.ending, 0) as ending, t.unplaceable
from tasks as t
join planned as p using (document_id)
left join active as a on (a.document_id, a.year) = (t.document_id, p.year) and a.task_id is not distinct from t.task_id
left join outline as n on (n.document_id, n.node_id) = (t.document_id, t.task_id)
order by t.document_id, n.line_first, t.task_id, p.year
