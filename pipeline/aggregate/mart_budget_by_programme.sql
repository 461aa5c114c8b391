-- description: Budget by year and programme: amount, change on the year before, share, rank, and what each programme contributes to the year's growth.
--   From the summary alone, each programme once.
-- key: series_id, year
-- budget_group: current or development.
-- programme_code: Code of the programme, without star.
-- starred: Whether the code is printed with a star.
-- series_id: Row of the summary that prints the amount.
-- name: Name of the programme in the summary.
-- unit: Unit as printed.
-- year: Calendar year.
-- period: Whether the plan reports, plans or projects the year.
-- amount: Amount as printed; a dash is no money.
-- change: Change on the year before.
-- change_percent: Change on the year before, in per cent of it; null where that was nothing or less.
-- share_percent: Share of all programmes of the year, in per cent; where one of them cannot be read, of the printed total.
-- rank: Rank by amount among all programmes of the year whose amount can be read.
-- contribution_points: Change as a part of all money of the year before, in percentage points; over all programmes these add up to the year's growth.
-- share_of_change_percent: Change as a part of the change of all money, in per cent; beyond 100 or below 0 where programmes move against each other.
-- status: How far the amount and its year can be relied on.

with amounts as (
  select a.*
  from internal.budget_amounts as a
  semi join internal.programme_rows as r on (r.document_id, r.series_id) = (a.document_id, a.series_id)
),

bases as (
  select document_id, year, base_amount, lag(base_amount) over (partition by document_id order by year) as base_before from mart_budget_concentration
),

with_neighbours as (
  select *,
    lag(amount) over (partition by document_id, series_id order by year) as amount_before,
    lag(year) over (partition by document_id, series_id order by year) as year_before,
    case when amount is not null then rank() over (partition by document_id, year order by amount desc nulls last) end as rank
  from amounts
),

with_changes as (
  select *, case when year_before = year - 1 then amount - amount_before end as change from with_neighbours
)

select a.document_id, a.budget_group, a.programme_code, a.starred, a.series_id, a.name, a.unit, a.year, y.period, a.amount, a.change,
  case when a.amount_before > 0 then try_cast(round(100 * a.change / a.amount_before, 2) as decimal(18, 2)) end as change_percent,
  case when b.base_amount > 0 then try_cast(round(100 * a.amount / b.base_amount, 2) as decimal(18, 2)) end as share_percent,
  a.rank,
  case when b.base_before > 0 then try_cast(round(100 * a.change / b.base_before, 2) as decimal(18, 2)) end as contribution_points,
  try_cast(round(100 * a.change / nullif(b.base_amount - b.base_before, 0), 2) as decimal(18, 2)) as share_of_change_percent,
  a.status
from with_changes as a
left join years as y using (document_id, year)
left join bases as b using (document_id, year)
order by a.document_id, a.line_first, a.series_id, a.year
