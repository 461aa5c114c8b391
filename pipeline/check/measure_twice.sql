-- id: measure_twice
-- severity: note
-- origin: source
-- asks: Which measures stand word for word under two tasks?
-- why: One piece of work would be planned, and reported, twice.
-- title_kk: Бір іс-шара екі жерде тұр
-- title_ru: Одно мероприятие стоит в двух местах
-- title_en: One measure stands in two places
-- message_kk: «{name}» іс-шарасы екі міндетте де бар: {place}; {other_place}.
-- message_ru: Мероприятие «{name}» стоит под двумя задачами: {place}; {other_place}.
-- message_en: The measure “{name}” stands under two tasks: {place}; {other_place}.

with texts as (
  select m.*, internal.letters(m.text) as letters, {'kind': 'measures', 'number': o.number, 'title': internal.shortened(o.title)} as place
  from measures as m
  left join outline as o on (o.document_id, o.node_id) = (m.document_id, m.task_id)
)

select b.document_id, b.measure_id as subject_id, internal.shortened(b.text) as name, a.place as other_place, b.place, b.line_first, b.line_last, a.line_first as other_line_first, a.line_last as other_line_last
from texts as a
join texts as b on (b.document_id, b.letters) = (a.document_id, a.letters) and a.line_first < b.line_first and a.task_id <> b.task_id
where len(a.letters) >= 20
qualify row_number() over (partition by b.document_id, b.measure_id order by a.line_first) = 1
order by b.document_id, b.line_first
