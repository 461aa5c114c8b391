-- description: Money of each goal by year, through the programmes that it lists: what is its own, and what it shares with other goals.
-- key: goal_id, year
-- goal_id: Goal.
-- goal_number: Number of the goal, as printed.
-- direction_id: Direction that the goal stands under.
-- year: Calendar year.
-- unit: Unit as printed; null where its programmes have several.
-- own_amount: Money of the programmes that this goal alone lists; these add up over goals.
-- shared_amount: Money of the programmes that other goals list too, in full; these do not add up over goals.
-- programmes: Programmes that the goal lists.
-- shared_programmes: Those of them that other goals list too.
-- programmes_without_line: Those of them that no line of the summary can be told for.

select document_id, goal_id, any_value(goal_number) as goal_number, any_value(direction_id) as direction_id, year,
  case when count(distinct unit) = 1 then any_value(unit) end as unit,
  coalesce(sum(amount) filter (not is_shared), 0) as own_amount,
  coalesce(sum(amount) filter (is_shared), 0) as shared_amount,
  count(*) as programmes,
  count(*) filter (is_shared) as shared_programmes,
  count(*) filter (series_id is null) as programmes_without_line
from mart_goal_programmes
group by document_id, goal_id, year
order by document_id, goal_id, year
