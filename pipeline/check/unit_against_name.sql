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
      when (r.is_money or internal.says_people(r.language, r.folded_unit)) and not r.is_percent and internal.says_share(r.language, internal.head(r.own_name)) then 'share_in_other'
      when r.is_percent and internal.says_per_many(r.language, r.folded_name) then 'rate_in_percent'
      when r.is_percent and internal.says_cost(r.language, r.folded_name) and internal.says_average(r.language, r.folded_name)
        and not internal.says_change(r.language, r.folded_name) then 'cost_in_percent'
    end as reason
  from internal.rows as r
)

select document_id, series_id as subject_id, place, name, reason, unit as found, line_first, line_last
from judged
where reason is not null
order by document_id, line_first
