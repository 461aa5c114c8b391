-- id: unit_against_name
-- severity: warning
-- origin: source
-- asks: Which rows have a unit that their name cannot have: a share in money or persons, a cost in per cent, a rate per thousand in per cent?
-- why: With the wrong unit the value means something else. A name that speaks of growth or of a ratio may well be in per cent.
-- title_kk: Өлшем бірлігі атауына сай емес
-- title_ru: Единица измерения не соответствует названию
-- title_en: Unit does not fit the name
-- message_kk: {place}: «{name}» көрсеткішінің өлшем бірлігі – «{found}», бірақ {reason:term}.
-- message_ru: {place}: у показателя «{name}» единица «{found}», но {reason:term}.
-- message_en: {place}: the unit of “{name}” is “{found}”, but {reason:term}.

with judged as (
  select r.*,
    case
      when (r.is_money or regexp_matches(internal.folded(r.unit), people.pattern)) and not r.is_percent and regexp_matches(internal.head(r.own_name), share.pattern) then 'share_in_other'
      when r.is_percent and regexp_matches(internal.folded(r.own_name), per_many.pattern) then 'rate_in_percent'
      when r.is_percent and regexp_matches(internal.folded(r.own_name), cost.pattern) and regexp_matches(internal.folded(r.own_name), average.pattern)
        and not regexp_matches(internal.folded(r.own_name), change.pattern) then 'cost_in_percent'
    end as reason
  from internal.rows as r
  join internal.naming as share on (share.language, share.role) = (r.language, 'share')
  join internal.naming as people on (people.language, people.role) = (r.language, 'people')
  join internal.naming as per_many on (per_many.language, per_many.role) = (r.language, 'per_many')
  join internal.naming as cost on (cost.language, cost.role) = (r.language, 'cost')
  join internal.naming as average on (average.language, average.role) = (r.language, 'average')
  join internal.naming as change on (change.language, change.role) = (r.language, 'change')
)

select document_id, series_id as subject_id, place, name, reason, unit as found, line_first, line_last
from judged
where reason is not null
order by document_id, line_first
