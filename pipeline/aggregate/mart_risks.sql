-- description: Risks by strategic direction: how many, and how many of them name a consequence and a response.
-- key: heading
-- direction_id: Direction that the heading names; null for risks of the whole plan.
-- heading: Heading that the risks stand under, as printed.
-- risks: Risks.
-- with_consequence: Those with a consequence.
-- with_response: Those with a response.
-- shared: Those whose consequence or response is printed once for several.
-- unsure: Those whose consequence or response may belong to another risk.

with parts as (
  select *, 'direction:' || regexp_extract(risk_id, '^risk:(.+)/', 1) as direction from risks
)

select r.document_id, any_value(n.node_id) as direction_id, coalesce(r.heading, '') as heading, count(*) as risks, count(r.consequence) as with_consequence,
  count(r.response) as with_response, count(*) filter (r.pairing = 'shared') as shared, count(*) filter (r.pairing = 'unsure') as unsure
from parts as r
left join outline as n on (n.document_id, n.node_id) = (r.document_id, r.direction)
group by r.document_id, coalesce(r.heading, '')
order by r.document_id, min(r.line_first)
