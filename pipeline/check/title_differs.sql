-- id: title_differs
-- severity: warning
-- origin: source
-- asks: Do directions, goals and tasks bear the same title wherever the plan names them?
-- why: Sections of one plan must speak of one thing. Endings, case, spacing, look-alike letters and words such as «and» make no other title;
--   the same words in another order are a note.
-- title_kk: Атауы бөлімдер бойынша әртүрлі
-- title_ru: Названия в разделах различаются
-- title_en: Titles differ between sections
-- message_kk: {section} – {level:term} {number} «{found}» деп аталған, ал өз орнында атауы – «{expected}».
-- message_ru: {section}: {level:term} {number} – название здесь «{found}», а на своем месте «{expected}».
-- message_en: {section}: {level:term} {number} is called “{found}” here, but “{expected}” in its own place.

with named as (
  select m.document_id, m.node_id, m.section_number, m.level, m.number, s.name as section, m.title as found, o.title as expected,
    list_filter(internal.words(m.title), lambda w: not internal.says_filler(d.language, w)) as there, list_filter(internal.words(o.title), lambda w: not internal.says_filler(d.language, w)) as here,
    m.line_first, m.line_last, o.line_first as other_line_first, o.line_last as other_line_last
  from mentions as m
  join documents as d using (document_id)
  join outline as o on (o.document_id, o.node_id) = (m.document_id, m.node_id)
  left join internal.names as s on (s.document_id, s.record_id) = (m.document_id, 'section:' || m.section_number)
  where internal.letters(m.title) <> internal.letters(o.title) and m.title <> ''
),

compared as (
  select *, len(internal.words_beyond(here, there)) + len(internal.words_beyond(there, here)) as strange,
    -- A title that ends early may have lost its last line in the reading.
    starts_with(internal.letters(expected), internal.letters(found)) or starts_with(internal.letters(found), internal.letters(expected)) as is_cut,
    array_to_string(list_transform(here, lambda w: left(w, 4)), ' ') = array_to_string(list_transform(there, lambda w: left(w, 4)), ' ') as is_in_order
  from named
)

select document_id, node_id as subject_id, section_number as item, section, level, number, found, expected, case when strange = 0 or is_cut then 'note' else 'warning' end as severity,
  case when is_cut then 'extraction' else 'source' end as origin,
  line_first, line_last, other_line_first, other_line_last
from compared
where strange > 0 or not is_in_order
qualify row_number() over (partition by document_id, node_id, section_number, internal.letters(found) order by line_first) = 1
order by document_id, line_first
