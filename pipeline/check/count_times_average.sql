-- id: count_times_average
-- severity: warning
-- origin: source
-- asks: Where a passport's count times its average makes its volume in other years, does it in every year?
-- why: That the volume is this product is taken from the document itself: it is in at least two years, and nothing speaks against it in half of those
--   that can be compared, as far as the rounding of the printed digits goes; a count may be «at most» or «at least». The average that the volume implies is told.
-- title_kk: Саны мен орташасының көбейтіндісі көлемді бермейді
-- title_ru: Количество, умноженное на среднее, не дает объема
-- title_en: Count times average is not the volume
-- message_kk: {place}, {year} жыл: {calculation} = {expected}, ал «{name}» жолында {found} ({unit}) деп көрсетілген; айырмасы {difference}[; бұл көлемге сай келетін орташа шама: {implied}].
-- message_ru: {place}, {year} год: {calculation} = {expected}, а в строке «{name}» указано {found} ({unit}); разница {difference}[; такому объему отвечает среднее: {implied}].
-- message_en: {place}, {year}: {calculation} = {expected}, but “{name}” prints {found} ({unit}); difference {difference}[; the average that this volume implies: {implied}].

with judged as (
  select *, count(*) filter (holds) over relation as held, count(*) filter (may_hold) over relation as kept, count(*) over relation as years
  from internal.multiplied
  window relation as (partition by document_id, programme_code, pairing, factor)
)

select document_id, series_id as subject_id, place, name, unit, year, calculation, round(product)::decimal(20, 4) as expected, value as found,
  value - round(product)::decimal(20, 4) as difference,
  case when terms = 1 then round(value * scale / number / average_scale, 2)::decimal(20, 4) end as implied,
  line_first, line_last, other_line_first, other_line_last
from judged
where held >= 2 and kept * 2 >= years and not may_hold
qualify row_number() over (partition by document_id, series_id, year order by held desc, terms, pairing) = 1
order by document_id, line_first, year
