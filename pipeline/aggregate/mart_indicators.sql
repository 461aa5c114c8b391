-- description: One row an indicator of a goal, a task or a programme, or a passport's volume: baseline, target, and the change that is planned.
-- key: series_id
-- series_id: Row of the plan.
-- kind: goal_indicator, task_indicator or programme_indicator.
-- goal_id: Goal of the indicator, or of its task.
-- task_id: Task of the indicator.
-- programme_code: Programme of the indicator.
-- block: Block of the programme's passport.
-- number: Number as printed.
-- name: Name of the indicator.
-- unit: Unit that applies to it.
-- polarity: Which way is better: up, down, none or unknown.
-- cells: Cells that the row prints, or that are known to be empty.
-- unplaced: Cells whose year cannot be read.
-- baseline_year: Last year before the plan period that has a number.
-- baseline: Number of that year.
-- target_year: Last year of the plan period that has a number.
-- target: Number of that year.
-- change: Target less baseline.
-- change_percent: Change in per cent of the baseline; null where that is nothing or less.
-- movement: Whether the plan moves with its own aim: with, against, level; unknown where the better way, or one of the two numbers, is.

with numbers as (
  select s.*, o.year, o.value, o.status, o.ordinal as cell
  from series as s
  left join observations as o using (document_id, series_id)
  where s.kind <> 'budget_line'
),

ends as (
  select n.document_id, n.series_id, count(n.cell) as cells, count(*) filter (n.status = 'unplaced') as unplaced,
    max(n.year) filter (n.value is not null and n.year < d.period_first_year) as baseline_year,
    arg_max(n.value, n.year) filter (n.value is not null and n.year < d.period_first_year) as baseline,
    max(n.year) filter (n.value is not null and n.year between d.period_first_year and d.period_last_year) as target_year,
    arg_max(n.value, n.year) filter (n.value is not null and n.year between d.period_first_year and d.period_last_year) as target
  from numbers as n
  join documents as d using (document_id)
  group by all
)

select s.document_id, s.series_id, s.kind, s.goal_id, s.task_id, s.programme_code, s.block, s.number, s.name, s.unit, s.polarity,
  e.cells, e.unplaced, e.baseline_year, e.baseline, e.target_year, e.target, e.target - e.baseline as change,
  case when e.baseline > 0 then try_cast(round(100 * (e.target - e.baseline) / e.baseline, 2) as decimal(18, 2)) end as change_percent,
  case
    when e.target = e.baseline then 'level'
    when (s.polarity = 'up' and e.target > e.baseline) or (s.polarity = 'down' and e.target < e.baseline) then 'with'
    when (s.polarity = 'up' and e.target < e.baseline) or (s.polarity = 'down' and e.target > e.baseline) then 'against'
    else 'unknown'
  end as movement
from series as s
join ends as e using (document_id, series_id)
order by s.document_id, s.line_first, s.series_id
