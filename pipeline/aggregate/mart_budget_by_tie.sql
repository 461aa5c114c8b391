-- description: All money of the summary by year, parted by how its programmes are tied to goals: to one, to several that share it, to none. Each programme
--   counts once, so that the parts add up to the whole.
-- key: tie, year
-- tie: one goal, several goals (shared), or none; none also where the summary does not tell which of two rows a listed code means.
-- year: Calendar year.
-- unit: Unit as printed; null where the programmes have several.
-- amount: Sum of the programmes whose amount can be read.
-- programmes: Programmes with money in the year.
-- share_percent: Share of all programmes of the year, in per cent; where one of them cannot be read, of the printed total.

select b.document_id, coalesce(g.tie, 'none') as tie, b.year, case when count(distinct b.unit) = 1 then any_value(b.unit) end as unit,
  sum(b.amount) as amount, count(*) filter (b.amount > 0) as programmes,
  case when any_value(c.base_amount) > 0 then try_cast(round(100 * sum(b.amount) / any_value(c.base_amount), 2) as decimal(18, 2)) end as share_percent
from mart_budget_by_programme as b
left join mart_programme_goals as g on (g.document_id, g.series_id) = (b.document_id, b.series_id)
left join mart_budget_concentration as c on (c.document_id, c.year) = (b.document_id, b.year)
group by b.document_id, coalesce(g.tie, 'none'), b.year
order by b.document_id, case coalesce(g.tie, 'none') when 'one' then 1 when 'several' then 2 else 3 end, b.year
