-- description: Budget by year and programme: amount, change on the year before, share, rank. From the summary alone, each programme once.
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
-- change_percent: Change on the year before, in per cent of it; null where that was nothing.
-- share_percent: Share of all programmes of the year, in per cent.
-- rank: Rank by amount among all programmes of the year.
-- status: How far the amount and its year can be relied on.

with amounts as (
  select a.*
  from internal.budget_amounts as a
  semi join internal.programme_rows as r on (r.document_id, r.series_id) = (a.document_id, a.series_id)
),

with_neighbours as (
  select *,
    lag(amount) over (partition by document_id, series_id order by year) as amount_before,
    sum(amount) over (partition by document_id, year) as amount_of_all,
    case when amount is not null then rank() over (partition by document_id, year order by amount desc nulls last) end as rank
  from amounts
)

select a.document_id, a.budget_group, a.programme_code, a.starred, a.series_id, a.name, a.unit, a.year, y.period, a.amount,
  a.amount - a.amount_before as change,
  try_cast(round(100 * (a.amount - a.amount_before) / nullif(a.amount_before, 0), 2) as decimal(18, 2)) as change_percent,
  try_cast(round(100 * a.amount / nullif(a.amount_of_all, 0), 2) as decimal(18, 2)) as share_percent,
  a.rank, a.status
from with_neighbours as a
left join years as y using (document_id, year)
order by a.document_id, a.line_first, a.series_id, a.year
