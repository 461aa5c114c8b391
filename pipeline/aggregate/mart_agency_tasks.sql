-- description: Which body works on which task, as the section on interagency cooperation prints it: the cells of a matrix of bodies and tasks.
-- key: agency, task_number
-- agency: Body as printed; capital and small letters are one.
-- task_number: Number of the task, as the section prints it.
-- task_id: Task of that number; null where the plan has none.
-- rows: Rows of the section that name both.

select a.document_id, min(a.agency) as agency, coalesce(c.task_number, '') as task_number, any_value(c.task_id) as task_id, count(distinct c.cooperation_id) as rows
from cooperation_agencies as a
join cooperation as c using (document_id, cooperation_id)
group by a.document_id, lower(a.agency), coalesce(c.task_number, '')
order by a.document_id, min(lower(a.agency)), min(c.line_first)
