-- description: Money of each strategic direction by year, through the programmes that its goals list, each programme once: what is its own, and what it
--   shares with other directions.
-- key: direction_id, year
-- direction_id: Direction.
-- direction_number: Number of the direction, as printed.
-- year: Calendar year.
-- unit: Unit as printed; null where its programmes have several.
-- own_amount: Money of the programmes that this direction alone lists; these add up over directions.
-- shared_amount: Money of the programmes that other directions list too, in full; these do not add up over directions.
-- programmes: Programmes that its goals list.
-- shared_programmes: Those of them that other directions list too.
-- programmes_without_line: Those of them that no line of the summary can be told for.

with listed as (
  select document_id, direction_id, programme_code, any_value(series_id) as series_id, year, any_value(unit) as unit, any_value(amount) as amount
  from mart_goal_programmes
  group by document_id, direction_id, programme_code, year
),

with_sharing as (
  select *, count(*) over (partition by document_id, programme_code, year) > 1 as is_shared from listed
)

select w.document_id, w.direction_id, any_value(n.number) as direction_number, w.year,
  case when count(distinct w.unit) = 1 then any_value(w.unit) end as unit,
  coalesce(sum(w.amount) filter (not w.is_shared), 0) as own_amount,
  coalesce(sum(w.amount) filter (w.is_shared), 0) as shared_amount,
  count(*) as programmes,
  count(*) filter (w.is_shared) as shared_programmes,
  count(*) filter (w.series_id is null) as programmes_without_line
from with_sharing as w
left join outline as n on (n.document_id, n.node_id) = (w.document_id, w.direction_id)
group by w.document_id, w.direction_id, w.year
order by w.document_id, min(n.line_first), w.direction_id, w.year
