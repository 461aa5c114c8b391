-- id: unknown_column
-- severity: warning
-- origin: extraction
-- asks: Which columns of a table have a head that is neither a name's, a unit's, a source's nor a year's?
-- why: The rows are read without it. If the column holds the unit or the source, a correction can say so.
-- title_kk: Мазмұны белгісіз баған
-- title_ru: Графа с неизвестным содержанием
-- title_en: Column whose content is not known
-- message_kk: {place}: «{found}» бағанының мазмұны белгісіз, жолдар онсыз оқылды.
-- message_ru: {place}: неизвестно, что стоит в графе «{found}»; строки прочитаны без неё.
-- message_en: {place}: it is not known what the column “{found}” holds; the rows were read without it.

select document_id, subject_id, place, name, year, found, severity, origin, line_first, line_last
from internal.named_notes
where check_id = 'unknown_column'
order by document_id, line_first, found
