-- id: reading_note
-- severity: note
-- origin: extraction
-- asks: What did the reading note that no check of its own words?
-- why: Whatever a reader was unsure of reaches the reviewer, also before someone has written words for it.
-- title_kk: Оқу кезіндегі ескерту
-- title_ru: Замечание при чтении
-- title_en: Note of the reading
-- message_kk: {place}, «{name}»: {note} – оқылғаны: {found}, күтілгені: {expected}.
-- message_ru: {place}, «{name}»: {note} – прочитано: {found}, ожидалось: {expected}.
-- message_en: {place}, “{name}”: {note} – read: {found}, expected: {expected}.

select n.document_id, n.subject_id, n.place, n.name, n.check_id as note, n.severity, n.origin, n.year, n.expected, n.found, n.line_first, n.line_last
from internal.named_notes as n
where not exists (from checks as c where (c.document_id, c.check_id) = (n.document_id, n.check_id))
order by n.document_id, n.line_first
