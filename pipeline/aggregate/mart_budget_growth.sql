-- description: Growth of each row of the summary from the last reported to the last year of the plan: change, factor, yearly rate, and its part in the
--   growth of all money.
-- key: series_id
-- level: total, group or programme.
-- budget_group: total, current or development.
-- programme_code: Code of the programme, without star.
-- series_id: Row of the summary.
-- name: Name as printed.
-- unit: Unit as printed.
-- first_year: Last year that the plan reports.
-- first_amount: Amount of that year; a dash is no money.
-- first_status: How far that amount and its year can be relied on.
-- last_year: Last year of the plan.
-- last_amount: Amount of that year; a dash is no money.
-- last_status: How far that amount and its year can be relied on.
-- change: Last less first amount.
-- factor: Last amount by the first; null where the first is nothing or less.
-- cagr_percent: Compound yearly growth in per cent; null where the first amount is nothing or less, or the last below nothing.
-- contribution_points: Change as a part of all money of the first year, in percentage points.
-- share_of_change_percent: Change as a part of the change of all money, in per cent.

with ends as (
  select document_id, max(year) filter (period = 'reported') as first_year, max(year) filter (period = 'planned') as last_year
  from years
  group by document_id
),

rows_of_summary as (
  select document_id, series_id, 'programme' as level, budget_group, programme_code, name, unit, line_first from internal.programme_rows
  union all
  select document_id, series_id, case budget_group when 'total' then 'total' else 'group' end, budget_group, null, name, unit, line_first
  from series
  where kind = 'budget_line' and programme_code is null
),

amounts as (
  select r.*, e.first_year, e.last_year, f.amount as first_amount, f.status as first_status, l.amount as last_amount, l.status as last_status,
    l.amount - f.amount as change
  from rows_of_summary as r
  join ends as e using (document_id)
  left join internal.budget_amounts as f on (f.document_id, f.series_id, f.year) = (r.document_id, r.series_id, e.first_year)
  left join internal.budget_amounts as l on (l.document_id, l.series_id, l.year) = (r.document_id, r.series_id, e.last_year)
),

bases as (
  select e.document_id, f.base_amount as first_base, l.base_amount as last_base
  from ends as e
  left join mart_budget_concentration as f on (f.document_id, f.year) = (e.document_id, e.first_year)
  left join mart_budget_concentration as l on (l.document_id, l.year) = (e.document_id, e.last_year)
)

select a.document_id, a.level, a.budget_group, a.programme_code, a.series_id, a.name, a.unit, a.first_year, a.first_amount, a.first_status,
  a.last_year, a.last_amount, a.last_status, a.change,
  case when a.first_amount > 0 then try_cast(round(a.last_amount / a.first_amount, 4) as decimal(18, 4)) end as factor,
  case when a.first_amount > 0 and a.last_amount >= 0 and a.last_year > a.first_year
    then try_cast(round(100 * (power(cast(a.last_amount as double) / cast(a.first_amount as double), 1.0 / (a.last_year - a.first_year)) - 1), 2) as decimal(18, 2))
  end as cagr_percent,
  case when b.first_base > 0 then try_cast(round(100 * a.change / b.first_base, 2) as decimal(18, 2)) end as contribution_points,
  try_cast(round(100 * a.change / nullif(b.last_base - b.first_base, 0), 2) as decimal(18, 2)) as share_of_change_percent
from amounts as a
left join bases as b using (document_id)
order by a.document_id, a.line_first, a.series_id
