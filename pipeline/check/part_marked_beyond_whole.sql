-- id: part_marked_beyond_whole
-- severity: note
-- origin: source
-- asks: Which parts of a measure are marked for years that the measure itself is not?
-- why: A measure takes place in the years of its parts; one of the two rows lacks a mark.
-- title_kk: Бөлігі бүтінінде жоқ жылға белгіленген
-- title_ru: Часть отмечена в год, которого нет у целого
-- title_en: Part is marked for a year that its whole lacks
-- message_kk: {place}: «{name}» {year} жылға белгіленген, ал оның бүтіні – «{whole}» – белгіленбеген.
-- message_ru: {place}: «{name}» отмечено на {year} год, а целое – «{whole}» – на этот год не отмечено.
-- message_en: {place}: “{name}” is marked for {year}, its whole – “{whole}” – is not.

with marks as (
  select document_id, measure_id, year, bool_or(mark = 'cross') as is_cross from measure_years where year is not null group by all
)

select c.document_id, c.measure_id as subject_id, y.year, {'kind': 'measures', 'number': o.number, 'title': internal.shortened(o.title)} as place,
  internal.shortened(c.text) as name, internal.shortened(p.text) as whole, c.line_first, c.line_last, p.line_first as other_line_first, p.line_last as other_line_last
from measures as c
join measures as p on (p.document_id, p.measure_id) = (c.document_id, c.parent_id)
join marks as y on (y.document_id, y.measure_id) = (c.document_id, c.measure_id)
left join outline as o on (o.document_id, o.node_id) = (c.document_id, c.task_id)
where y.is_cross
  and exists (from marks as m where (m.document_id, m.measure_id, m.is_cross) = (p.document_id, p.measure_id, true))
  and not exists (from marks as m where (m.document_id, m.measure_id, m.year, m.is_cross) = (p.document_id, p.measure_id, y.year, true))
  and not exists (from measure_years as m where (m.document_id, m.measure_id) = (p.document_id, p.measure_id) and m.year is null)
order by c.document_id, c.line_first, y.year
