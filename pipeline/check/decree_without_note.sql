-- id: decree_without_note
-- severity: warning
-- origin: source
-- asks: Which deletions cite a decree that no amendment note above them names?
-- why: The note at the head of a part is meant to list every decree that changed it; one of the two is wrong.
-- title_kk: Алып тастау қаулысы ескертуде аталмаған
-- title_ru: Постановление об исключении не названо в сноске
-- title_en: Decree of a deletion is missing from the amendment note
-- message_kk: {section}: {deleted} тармағы {decree_date} № {decree_number} қаулымен алып тасталған, бірақ осы бөліктің өзгерістер туралы ескертуінде[ ({noted})] бұл қаулы жоқ.
-- message_ru: {section}: пункт {deleted} исключен постановлением от {decree_date} № {decree_number}, но в сноске об изменениях этой части[ ({noted})] такого постановления нет.
-- message_en: {section}: item {deleted} was deleted by the decree of {decree_date} no. {decree_number}, but the amendment note of this part[ ({noted})] does not name it.

with sections as (
  select document_id, node_id, line_first, coalesce(lead(line_first) over (partition by document_id order by line_first), 2147483647) as line_next
  from outline
  where level = 'section'
),

deleted as (
  -- What a deletion stands in: its ancestors, and the section of its line, as a direction has a part of its own in more than one section.
  select d.*, s.node_id as section_id, s.line_first as section_first, s.line_next,
    list_distinct([d.parent_id, p.parent_id, q.parent_id, r.parent_id, s.node_id]) as within
  from deletions as d
  join sections as s on s.document_id = d.document_id and d.line_first between s.line_first and s.line_next - 1
  left join outline as p on (p.document_id, p.node_id) = (d.document_id, d.parent_id)
  left join outline as q on (q.document_id, q.node_id) = (p.document_id, p.parent_id)
  left join outline as r on (r.document_id, r.node_id) = (q.document_id, q.parent_id)
),

notes as (
  select d.document_id, d.deletion_id, count(a.amendment_id) as notes, min(a.line_first) as other_line_first, max(a.line_last) as other_line_last,
    bool_or((a.decree_date, a.decree_number) = (d.decree_date, d.decree_number)) as is_named,
    string_agg('№ ' || a.decree_number, ', ' order by a.decree_date, a.decree_number) as noted
  from deleted as d
  left join amendments as a on a.document_id = d.document_id
    and (a.node_id is null or (a.line_first between d.section_first and d.line_next - 1 and list_contains(d.within, a.node_id)))
  group by all
)

select d.document_id, d.deletion_id as subject_id, coalesce(x.name, n.name) as section, coalesce(d.number, '') as deleted, strftime(d.decree_date, '%d.%m.%Y') as decree_date, d.decree_number,
  '№ ' || d.decree_number as expected, notes.noted as found, notes.noted,
  d.line_first, d.line_last, notes.other_line_first, notes.other_line_last
from deleted as d
join notes using (document_id, deletion_id)
join internal.names as n on (n.document_id, n.record_id) = (d.document_id, d.section_id)
left join outline as p on (p.document_id, p.node_id) = (d.document_id, d.parent_id)
left join internal.names as x on (x.document_id, x.record_id) = (d.document_id, case when p.level = 'subsection' then p.parent_id else d.parent_id end)
where d.decree_number is not null and not coalesce(notes.is_named, false) and exists (from amendments as a where a.document_id = d.document_id)
order by d.document_id, d.line_first
