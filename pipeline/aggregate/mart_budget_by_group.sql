-- description: Budget by year and group, as the summary prints its total and subtotals: amount, change on the year before, share of the total.
-- key: budget_group, year
-- budget_group: total, current or development.
-- series_id: Row of the summary that prints the amount.
-- unit: Unit as printed.
-- year: Calendar year.
-- period: Whether the plan reports, plans or projects the year.
-- amount: Amount as printed.
-- programmes: Programmes of the group that have money in the year.
-- change: Change on the year before.
-- change_percent: Change on the year before, in per cent of it; null where that was nothing.
-- share_percent: Share of the grand total of the year, in per cent.
-- status: How far the amount and its year can be relied on.

with sums as (
  select *, lag(amount) over (partition by document_id, series_id order by year) as amount_before
  from internal.budget_amounts
  where kind = 'budget_line' and programme_code is null
),

totals as (
  select document_id, year, any_value(amount) as total from sums where budget_group = 'total' group by all
),

programmes_with_money as (
  select a.document_id, coalesce(a.budget_group, 'total') as budget_group, a.year, count(*) as programmes
  from internal.budget_amounts as a
  semi join internal.programme_rows as r on (r.document_id, r.series_id) = (a.document_id, a.series_id)
  where a.amount <> 0
  group by grouping sets ((a.document_id, a.budget_group, a.year), (a.document_id, a.year))
)

select s.document_id, s.budget_group, s.series_id, s.unit, s.year, y.period, s.amount, p.programmes, s.amount - s.amount_before as change,
  try_cast(round(100 * (s.amount - s.amount_before) / nullif(s.amount_before, 0), 2) as decimal(18, 2)) as change_percent,
  try_cast(round(100 * s.amount / nullif(t.total, 0), 2) as decimal(18, 2)) as share_percent, s.status
from sums as s
left join years as y using (document_id, year)
left join totals as t using (document_id, year)
left join programmes_with_money as p using (document_id, budget_group, year)
order by s.document_id, case s.budget_group when 'total' then 1 when 'current' then 2 else 3 end, s.series_id, s.year
