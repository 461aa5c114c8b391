-- id: number_under_other_parent
-- severity: warning
-- origin: source
-- asks: Which goals and tasks stand under one whose number they do not carry?
-- why: The number of a task begins with that of its goal, the number of a goal with that of its direction; one of the two is misprinted.
-- title_kk: Нөмірі тұрған мақсатына (бағытына) сай емес
-- title_ru: Номер не от той цели или направления, под которыми стоит
-- title_en: Number of another goal or direction than it stands under
-- message_kk: {name} – нөмірі {expected}-тен басталуы тиіс, өйткені мынаның астында тұр: {parent}.
-- message_ru: {name}: номер должен начинаться с {expected}, так как стоит под тем, что называется: {parent}.
-- message_en: {name}: the number should begin with {expected}, as it stands under {parent}.

select o.document_id, o.node_id as subject_id, n.name, m.name as parent, p.number || '.' as expected, o.number as found,
  o.line_first, o.line_last, p.line_first as other_line_first, p.line_last as other_line_last
from outline as o
join outline as p on (p.document_id, p.node_id) = (o.document_id, o.parent_id)
join internal.names as n on (n.document_id, n.record_id) = (o.document_id, o.node_id)
join internal.names as m on (m.document_id, m.record_id) = (p.document_id, p.node_id)
where o.level in ('goal', 'task') and p.level in ('direction', 'goal') and not starts_with(o.number, p.number || '.')
order by o.document_id, o.line_first
