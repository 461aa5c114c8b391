-- id: row_without_values
-- severity: warning
-- origin: source
-- asks: Which rows of indicator tables carry no value for any year, and head no rows that do?
-- why: An indicator without a single value promises nothing; or its values went to another row in the reading, and the lines show it.
-- title_kk: Көрсеткіштің бірде-бір мәні жоқ
-- title_ru: У показателя нет ни одного значения
-- title_en: Indicator without a single value
-- message_kk: {place}: «{name}» жолында бірде-бір мән жоқ.
-- message_ru: {place}: в строке «{name}» нет ни одного значения.
-- message_en: {place}: the row “{name}” has no value at all.

select r.document_id, r.series_id as subject_id, r.place, r.name, r.line_first, r.line_last
from internal.rows as r
where not exists (from observations as o where (o.document_id, o.series_id) = (r.document_id, r.series_id))
  and not exists (from series as c where (c.document_id, c.parent_series_id) = (r.document_id, r.series_id))
order by r.document_id, r.line_first
