-- id: unit_missing
-- severity: warning
-- origin: source
-- asks: Which rows print numbers, but no unit?
-- why: A number without a unit cannot be used. Where one unit is printed for several rows, each of them has it.
-- title_kk: Өлшем бірлігі жоқ
-- title_ru: Нет единицы измерения
-- title_en: Unit is missing
-- message_kk: {place}: «{name}» жолында сандар бар ({found}), бірақ өлшем бірлігі көрсетілмеген.
-- message_ru: {place}: в строке «{name}» есть числа ({found}), но единица измерения не указана.
-- message_en: {place}: the row “{name}” prints numbers ({found}), but no unit.

select r.document_id, r.series_id as subject_id, r.place, r.name, string_agg(o.raw, ' ' order by o.ordinal) as found, min(r.line_first) as line_first, max(r.line_last) as line_last
from internal.rows as r
join observations as o using (document_id, series_id)
where r.unit is null and o.value is not null
group by all
order by r.document_id, line_first
