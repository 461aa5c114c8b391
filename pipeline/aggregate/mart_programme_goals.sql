-- description: Every programme that the summary, a passport or a goal's list names, and the goals that list it: none, one, or several that share it.
-- key: programme_code
-- programme_code: Code of the programme, without star.
-- name: Name in the passport, else in the summary.
-- tie: one goal, several goals (shared), or none.
-- goals: Numbers of the goals that list it.
-- goal_count: Number of goals that list it.
-- direction_count: Number of directions that these goals stand under.
-- has_passport: Whether the plan has a passport of it.
-- summary_rows: Rows of the summary that bear the code.
-- series_id: Row of the summary that the code means; null where there is none, or it does not tell which.

with codes as (
  select document_id, programme_code from programmes
  union
  select document_id, programme_code from internal.programme_rows
  union
  select document_id, programme_code from goal_programmes
),

listed as (
  select g.document_id, g.programme_code, string_agg(distinct n.number, ', ' order by n.number) as goals, count(distinct g.goal_id) as goal_count,
    count(distinct n.parent_id) as direction_count
  from goal_programmes as g
  left join outline as n on (n.document_id, n.node_id) = (g.document_id, g.goal_id)
  group by g.document_id, g.programme_code
),

summary as (
  select document_id, programme_code, count(*) as summary_rows, arg_min(name, line_first) as name from internal.programme_rows group by all
)

select c.document_id, c.programme_code, coalesce(p.name, s.name) as name,
  case when l.goal_count is null then 'none' when l.goal_count = 1 then 'one' else 'several' end as tie,
  l.goals, coalesce(l.goal_count, 0) as goal_count, coalesce(l.direction_count, 0) as direction_count,
  p.programme_code is not null as has_passport, coalesce(s.summary_rows, 0) as summary_rows, pl.series_id
from codes as c
left join listed as l using (document_id, programme_code)
left join programmes as p using (document_id, programme_code)
left join summary as s using (document_id, programme_code)
left join internal.programme_lines as pl using (document_id, programme_code)
order by c.document_id, c.programme_code
