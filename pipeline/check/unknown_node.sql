-- id: unknown_node
-- severity: warning
-- origin: source
-- asks: Where does the plan name a direction, goal or task by a number that its own list does not have?
-- why: Whoever is to act on it cannot find what is meant. Where the title is that of another number, this is told.
-- title_kk: Жоспарда жоқ нөмір аталған
-- title_ru: Назван номер, которого в плане нет
-- title_en: A number is named that the plan does not have
-- message_kk: {section} – {level:term} {number} («{title}») аталған, бірақ жоспарда ондай нөмір жоқ[; осы атаумен тұрған нөмір: {same_title}].
-- message_ru: {section}: назван номер {number} ({level:term} «{title}»), которого в плане нет[; под таким названием в плане стоит: {same_title}].
-- message_en: {section}: names {level:term} {number} (“{title}”), which the plan does not have[; the number that bears this title: {same_title}].

with unknown as (
  select m.*, coalesce(s.name, {'kind': 'document', 'number': null, 'title': null}) as section
  from mentions as m
  left join internal.names as s on (s.document_id, s.record_id) = (m.document_id, 'section:' || m.section_number)
  where m.node_id is null
)

select u.document_id, 'mention:' || coalesce(u.section_number, '') || '/' || u.level as subject_id, u.number as item, u.section, u.level, u.number,
  internal.shortened(u.title) as title, o.number as same_title, o.number as expected, u.number as found,
  u.line_first, u.line_last, o.line_first as other_line_first, o.line_last as other_line_last
from unknown as u
left join outline as o on (o.document_id, o.level) = (u.document_id, u.level) and internal.letters(o.title) = internal.letters(u.title)
qualify row_number() over (partition by u.document_id, u.section_number, u.level, u.number order by u.line_first, o.line_first) = 1
order by u.document_id, u.line_first
