-- id: note_without_mark
-- severity: note
-- origin: source
-- asks: Which footnotes does no mark point to?
-- why: A note without a mark no longer says what it speaks of.
-- title_kk: Ескертпенің белгісі жоқ
-- title_ru: Примечание без знака в тексте
-- title_en: Footnote without a mark
-- message_kk: {name}: «{marker}» белгісі бар ескертпеге («{text}») сілтейтін белгі табылмады.
-- message_ru: {name}: на примечание «{marker}» («{text}») в тексте ничто не указывает.
-- message_en: {name}: nothing points to the note “{marker}” (“{text}”).

select f.document_id, f.footnote_id as subject_id, coalesce(n.name, {'kind': 'document', 'number': null, 'title': null}) as name, f.marker, internal.shortened(f.text) as text,
  f.marker as found, f.line_first, f.line_last
from footnotes as f
left join internal.names as n on (n.document_id, n.record_id) = (f.document_id, f.scope_id)
where f.marker <> '' and not exists (from footnote_marks as m where (m.document_id, m.footnote_id) = (f.document_id, f.footnote_id))
order by f.document_id, f.line_first
