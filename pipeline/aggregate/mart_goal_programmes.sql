-- description: Money of the programmes that each goal lists, by year. A programme that several goals list is marked and its money is given to
--   each in full, so that only unshared amounts may be added up over goals.
-- key: goal_id, programme_code, year
-- goal_id: Goal that lists the programme.
-- goal_number: Number of the goal, as printed.
-- direction_id: Direction that the goal stands under.
-- programme_code: Code as listed.
-- series_id: Row of the summary that the code means; null where the summary has none, or does not tell which.
-- unit: Unit as printed.
-- year: Calendar year.
-- amount: Amount of the programme in the summary, in full.
-- goals: Number of goals that list the programme.
-- is_shared: Whether more than one goal lists it.

with listed as (
  select distinct document_id, goal_id, programme_code from goal_programmes
),

with_sharing as (
  select *, count(*) over (partition by document_id, programme_code) as goals from listed
)

select g.document_id, g.goal_id, n.number as goal_number, n.parent_id as direction_id, g.programme_code, l.series_id, a.unit, y.year, a.amount,
  g.goals, g.goals > 1 as is_shared
from with_sharing as g
join years as y using (document_id)
left join outline as n on (n.document_id, n.node_id) = (g.document_id, g.goal_id)
left join internal.programme_lines as l on (l.document_id, l.programme_code) = (g.document_id, g.programme_code)
left join internal.budget_amounts as a on (a.document_id, a.series_id, a.year) = (g.document_id, l.series_id, y.year)
order by g.document_id, n.line_first, g.goal_id, g.programme_code, y.year
