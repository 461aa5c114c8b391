-- id: mark_without_note
-- severity: warning
-- origin: source
-- asks: Which marks of footnotes point to no note?
-- why: What a star says of a value is lost without its note. A note that stands in another part of the plan than its mark is a note.
-- title_kk: Белгінің ескертпесі жоқ
-- title_ru: Знак сноски без примечания
-- title_en: Footnote mark without a note
-- message_kk: {place}, «{name}»: «{marker}» белгісінің ескертпесі осы жерде жоқ[; тұрған жолы: {note_line}].
-- message_ru: {place}: «{name}»: у знака «{marker}» здесь нет примечания[; строка, где оно стоит: {note_line}].
-- message_en: {place}: “{name}”: the mark “{marker}” has no note here[; line where one stands: {note_line}].

select m.document_id, m.subject_id, m.marker || case when m.ordinal > 0 then '.' || m.ordinal else '' end as item, r.place, r.name, m.marker, m.marker as found, f.line_first as note_line,
  case when f.footnote_id is null then 'warning' else 'note' end as severity,
  r.line_first, r.line_last, f.line_first as other_line_first, f.line_last as other_line_last
from footnote_marks as m
join internal.rows as r on (r.document_id, r.series_id) = (m.document_id, m.subject_id)
join source_tables as t on (t.document_id, t.table_id) = (r.document_id, r.table_id)
left join footnotes as f on (f.document_id, f.footnote_id) = (m.document_id, m.footnote_id)
where f.footnote_id is null or (t.owner_id <> f.scope_id and f.scope_id is not null)
order by m.document_id, r.line_first, m.ordinal
