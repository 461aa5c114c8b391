-- id: measure_without_marks
-- severity: warning
-- origin: source
-- asks: Which measures bear no mark for any year?
-- why: A measure without a year has no date to be held to. A measure whose parts, or whose whole, bear the marks has its years from these.
-- title_kk: Іс-шараның жылы белгіленбеген
-- title_ru: У мероприятия не отмечен ни один год
-- title_en: Measure without a mark for any year
-- message_kk: {place}: «{name}» іс-шарасының бірде-бір жылы белгіленбеген.
-- message_ru: {place}: у мероприятия «{name}» не отмечен ни один год.
-- message_en: {place}: the measure “{name}” bears no mark for any year.

with marked as (
  select m.document_id, m.measure_id, m.parent_id, exists (from measure_years as y where (y.document_id, y.measure_id) = (m.document_id, m.measure_id)) as is_marked
  from measures as m
)

select m.document_id, m.measure_id as subject_id, {'kind': 'measures', 'number': o.number, 'title': internal.shortened(o.title)} as place,
  coalesce(m.number || ' ', '') || internal.shortened(m.text) as name, m.line_first, m.line_last
from measures as m
join marked as own using (document_id, measure_id)
left join outline as o on (o.document_id, o.node_id) = (m.document_id, m.task_id)
left join marked as parent on (parent.document_id, parent.measure_id) = (m.document_id, m.parent_id)
left join marked as grandparent on (grandparent.document_id, grandparent.measure_id) = (parent.document_id, parent.parent_id)
where not own.is_marked and not coalesce(parent.is_marked, false) and not coalesce(grandparent.is_marked, false)
  -- One that has parts is judged by them.
  and not exists (from measures as c where (c.document_id, c.parent_id) = (m.document_id, m.measure_id))
order by m.document_id, m.line_first
