-- description: Each indicator year by year: its number, the step from the year before, how far it stands from the baseline and on the way to the target.
-- key: series_id, year
-- series_id: Row of the plan.
-- kind: goal_indicator, task_indicator or programme_indicator.
-- year: Calendar year.
-- period: Whether the plan reports, plans or projects the year.
-- value: Number of the year.
-- status: How far the number and its year can be relied on.
-- change: Change on the year before; null where that has no number.
-- change_percent: Change on the year before, in per cent of it; null where that was nothing or less.
-- from_baseline: Number less the baseline.
-- way_percent: How much of the way from baseline to target is done, in per cent; null where there is no way.
-- turns: Whether the year, between baseline and target, moves against the indicator's own trend.

with steps as (
  select o.document_id, o.series_id, o.year, o.value, o.status,
    case when lag(o.year) over before = o.year - 1 then lag(o.value) over before end as value_before,
    lag(o.value) over before as number_before
  from observations as o
  join series as s using (document_id, series_id)
  where s.kind <> 'budget_line' and o.year is not null and o.value is not null
  window before as (partition by o.document_id, o.series_id order by o.year)
)

select s.document_id, s.series_id, m.kind, s.year, y.period, s.value, s.status, s.value - s.value_before as change,
  case when s.value_before > 0 then try_cast(round(100 * (s.value - s.value_before) / s.value_before, 2) as decimal(18, 2)) end as change_percent,
  s.value - m.baseline as from_baseline,
  try_cast(round(100 * (s.value - m.baseline) / nullif(m.target - m.baseline, 0), 2) as decimal(18, 2)) as way_percent,
  case when m.change <> 0 then coalesce(s.year > m.baseline_year and s.year <= m.target_year and sign(s.value - s.number_before) = -sign(m.change), false) end as turns
from steps as s
join mart_indicators as m using (document_id, series_id)
left join years as y using (document_id, year)
order by s.document_id, s.series_id, s.year
