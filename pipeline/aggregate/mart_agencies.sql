-- description: Bodies that the plan counts on, by the number of tasks that they share.
-- key: agency
-- agency: Body as printed; capital and small letters are one.
-- tasks: Tasks of the plan that it shares.
-- task_numbers: Their numbers, as printed.
-- unknown_tasks: Task numbers that name it and that the plan does not have.
-- rows: Rows of the section on interagency cooperation that name it.

select document_id, min(agency) as agency, count(*) filter (task_id is not null) as tasks,
  string_agg(task_number, ', ' order by task_number) filter (task_id is not null) as task_numbers,
  count(*) filter (task_id is null) as unknown_tasks, cast(sum(rows) as bigint) as rows
from mart_agency_tasks
group by document_id, lower(agency)
order by document_id, tasks desc, rows desc, agency
