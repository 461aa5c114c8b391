-- description: How far the money of a year is gathered in few programmes: largest one, largest five, Herfindahl index. Each programme once, from the
--   summary alone; a programme whose amount cannot be read does not count, and is counted as such.
-- key: year
-- year: Calendar year.
-- period: Whether the plan reports, plans or projects the year.
-- unit: Unit as printed.
-- total: Grand total that the summary prints.
-- programmes_amount: Sum of the programmes whose amount can be read.
-- base_amount: What shares of the year are taken of: the sum of the programmes; where one of them cannot be read, the printed total.
-- programmes: Programmes with money in the year.
-- unreadable_programmes: Programmes whose amount of the year cannot be read.
-- inferred_programmes: Programmes whose amount or its year was derived.
-- largest_percent: Share of the largest programme, in per cent.
-- largest_five_percent: Share of the five largest programmes, in per cent.
-- herfindahl: Sum of the squared shares: 1 where one programme has all, near 0 where many have little each.

with cells as (
  select r.document_id, y.year, y.period, a.amount, a.status, r.unit,
    row_number() over (partition by r.document_id, y.year order by a.amount desc nulls last, r.series_id) as place
  from internal.programme_rows as r
  join years as y using (document_id)
  left join internal.budget_amounts as a on (a.document_id, a.series_id, a.year) = (r.document_id, r.series_id, y.year)
),

sums as (
  select document_id, year, any_value(period) as period, case when count(distinct unit) = 1 then any_value(unit) end as unit,
    sum(amount) as programmes_amount, count(*) filter (amount > 0) as programmes, count(*) - count(amount) as unreadable_programmes,
    count(*) filter (status = 'inferred') as inferred_programmes
  from cells
  group by document_id, year
),

totals as (
  select document_id, year, any_value(amount) as total
  from internal.budget_amounts
  where kind = 'budget_line' and budget_group = 'total' and programme_code is null
  group by document_id, year
),

bases as (
  select s.*, t.total, case when s.unreadable_programmes = 0 then s.programmes_amount else t.total end as base_amount
  from sums as s
  left join totals as t using (document_id, year)
),

shares as (
  select c.document_id, c.year, c.place, case when b.base_amount > 0 then c.amount / b.base_amount end as share
  from cells as c
  join bases as b using (document_id, year)
  where c.amount > 0
),

gathered as (
  select document_id, year, sum(share) filter (place = 1) as largest, sum(share) filter (place <= 5) as largest_five, sum(share * share) as herfindahl
  from shares
  group by document_id, year
)

select b.document_id, b.year, b.period, b.unit, b.total, b.programmes_amount, b.base_amount, b.programmes, b.unreadable_programmes, b.inferred_programmes,
  try_cast(round(100 * g.largest, 2) as decimal(18, 2)) as largest_percent,
  try_cast(round(100 * g.largest_five, 2) as decimal(18, 2)) as largest_five_percent,
  try_cast(round(g.herfindahl, 4) as decimal(18, 4)) as herfindahl
from bases as b
left join gathered as g using (document_id, year)
order by b.document_id, b.year
