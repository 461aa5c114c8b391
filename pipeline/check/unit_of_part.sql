-- id: unit_of_part
-- severity: warning
-- origin: source
-- asks: Which parts have another unit than the row that they are parts of?
-- why: Parts and whole can be compared in one unit only. A share in per cent beside a whole in numbers, or the other way round, is usual.
-- title_kk: Бөлігі мен бүтінінің өлшем бірлігі әртүрлі
-- title_ru: У части и целого разные единицы
-- title_en: Part and whole have different units
-- message_kk: {place}: «{name}» бөлігінің өлшем бірлігі – «{found}», ал бүтінінікі – «{whole}» – «{expected}».
-- message_ru: {place}: единица части «{name}» – «{found}», а целого «{whole}» – «{expected}».
-- message_en: {place}: the unit of the part “{name}” is “{found}”, that of its whole “{whole}” is “{expected}”.

select c.document_id, c.series_id as subject_id, c.place, internal.shortened(c.own_name) as name, internal.shortened(p.own_name) as whole, p.unit as expected, c.unit as found,
  c.line_first, c.line_last, p.line_first as other_line_first, p.line_last as other_line_last
from internal.rows as c
join internal.rows as p on (p.document_id, p.series_id) = (c.document_id, c.parent_series_id)
where c.unit_letters <> p.unit_letters and not c.is_percent and not p.is_percent
  and exists (from observations as o where (o.document_id, o.series_id) = (p.document_id, p.series_id) and o.value is not null)
  -- A spelling of one unit is another check's.
  and coalesce(internal.letters_apart(c.unit_letters, p.unit_letters), 2) > 1
order by c.document_id, c.line_first
