-- description: Measures of each task: how many run through all planned years, start later, end earlier, or cannot be placed.
-- key: task_id
-- task_id: Task.
-- task_number: Number of the task, as printed.
-- measures: Measures, without those whose marks stand at the measure they are a part of, or at their parts.
-- continuous: Those marked for every planned year.
-- starting: Those whose first year is later than the first planned one.
-- ending: Those whose last year is earlier than the last planned one.
-- broken: Those that leave out a year between.
-- unplaceable: Those with a mark whose year cannot be read; they count in none of the others.
-- unmarked: Those without any mark.

select m.document_id, m.task_id, any_value(n.number) as task_number,
  count(*) filter (m.shape <> 'covered') as measures,
  count(*) filter (m.shape = 'continuous') as continuous,
  count(*) filter (m.shape in ('starts', 'within')) as starting,
  count(*) filter (m.shape in ('ends', 'within')) as ending,
  count(*) filter (m.shape = 'broken') as broken,
  count(*) filter (m.shape = 'unplaceable') as unplaceable,
  count(*) filter (m.shape = 'unmarked') as unmarked
from mart_measures as m
left join outline as n on (n.document_id, n.node_id) = (m.document_id, m.task_id)
group by m.document_id, m.task_id
order by m.document_id, min(n.line_first), m.task_id
