-- description: One row an indicator of a goal, a task or a programme: which way is better, baseline, target, the change that is planned, the pace that it
--   needs, and where it turns. Numbers without a readable year do not count.
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
-- polarity: Which way is better: up, down, none or unknown. From words alone, never from the trend.
-- polarity_basis: The words that it was read from.
-- cells: Cells that the row prints, or that are known to be empty.
-- unplaced: Cells whose year cannot be read.
-- baseline_year: Last year before the plan period that has a number.
-- baseline: Number of that year.
-- baseline_status: How far that number and its year can be relied on.
-- target_year: Last year of the plan period that has a number.
-- target: Number of that year.
-- target_status: How far that number and its year can be relied on.
-- change: Target less baseline.
-- change_percent: Change in per cent of the baseline; null where that is nothing or less.
-- trend: Where the plan itself goes, whichever way is better: up, down or level from baseline to target.
-- movement: Whether the plan moves with its own aim: with, against (the target is worse than the baseline), level; unknown where the better way, or one
--   of the two numbers, is.
-- turning_years: Years from baseline to target in which the indicator moves against its own trend.
-- turns: Number of these years.
-- pace_needed: Change a year that is needed from baseline to target.
-- pace_reported: Change a year over the years before the plan period that have a number; null where fewer than two have.
-- met_year: First year before the plan period that is already as good as the target, or better; null where none is, or the better way is unknown.

with placed as (
  select s.document_id, s.series_id, s.polarity, o.year, o.value, o.status, d.period_first_year, d.period_last_year
  from series as s
  join observations as o using (document_id, series_id)
  join documents as d using (document_id)
  where s.kind <> 'budget_line' and o.year is not null and o.value is not null
),

cells as (
  select document_id, series_id, count(*) as cells, count(*) filter (status = 'unplaced') as unplaced from observations group by document_id, series_id
),

ends as (
  select document_id, series_id,
    max(year) filter (year < period_first_year) as baseline_year,
    arg_max(value, year) filter (year < period_first_year) as baseline,
    arg_max(status, year) filter (year < period_first_year) as baseline_status,
    min(year) filter (year < period_first_year) as earliest_year,
    arg_min(value, year) filter (year < period_first_year) as earliest,
    max(year) filter (year between period_first_year and period_last_year) as target_year,
    arg_max(value, year) filter (year between period_first_year and period_last_year) as target,
    arg_max(status, year) filter (year between period_first_year and period_last_year) as target_status
  from placed
  group by document_id, series_id
),

steps as (
  select p.document_id, p.series_id, p.year, p.value - lag(p.value) over (partition by p.document_id, p.series_id order by p.year) as step, e.target - e.baseline as change
  from placed as p
  join ends as e using (document_id, series_id)
  where p.year between e.baseline_year and e.target_year
),

turns as (
  select document_id, series_id, string_agg(year, ', ' order by year) as turning_years, count(*) as turns
  from steps
  where sign(step) = -sign(change) and change <> 0
  group by document_id, series_id
),

met as (
  select p.document_id, p.series_id, min(p.year) as met_year
  from placed as p
  join ends as e using (document_id, series_id)
  where p.year < p.period_first_year and ((p.polarity = 'up' and p.value >= e.target) or (p.polarity = 'down' and p.value <= e.target))
  group by p.document_id, p.series_id
)

select s.document_id, s.series_id, s.kind, s.goal_id, s.task_id, s.programme_code, s.block, s.number, s.name, s.unit, s.polarity, s.polarity_basis,
  coalesce(c.cells, 0) as cells, coalesce(c.unplaced, 0) as unplaced,
  e.baseline_year, e.baseline, e.baseline_status, e.target_year, e.target, e.target_status, e.target - e.baseline as change,
  case when e.baseline > 0 then try_cast(round(100 * (e.target - e.baseline) / e.baseline, 2) as decimal(18, 2)) end as change_percent,
  case sign(e.target - e.baseline) when 1 then 'up' when -1 then 'down' when 0 then 'level' end as trend,
  case
    when e.target = e.baseline then 'level'
    when (s.polarity = 'up' and e.target > e.baseline) or (s.polarity = 'down' and e.target < e.baseline) then 'with'
    when (s.polarity = 'up' and e.target < e.baseline) or (s.polarity = 'down' and e.target > e.baseline) then 'against'
    else 'unknown'
  end as movement,
  t.turning_years, case when e.target is not null and e.baseline is not null then coalesce(t.turns, 0) end as turns,
  try_cast(round((e.target - e.baseline) / nullif(e.target_year - e.baseline_year, 0), 4) as decimal(18, 4)) as pace_needed,
  try_cast(round((e.baseline - e.earliest) / nullif(e.baseline_year - e.earliest_year, 0), 4) as decimal(18, 4)) as pace_reported,
  m.met_year
from series as s
left join cells as c using (document_id, series_id)
left join ends as e using (document_id, series_id)
left join turns as t using (document_id, series_id)
left join met as m using (document_id, series_id)
where s.kind <> 'budget_line'
order by s.document_id, s.line_first, s.series_id
