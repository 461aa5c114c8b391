-- description: History of the plan by decree: how many notes and deletions each left, and which sections they touch.
-- key: decree_date, decree_number
-- decree_date: Date of the decree.
-- decree_number: Number of the decree.
-- effective_date: Date from which it holds, where a note says one.
-- sections: Sections that it touches, by number.
-- parts: Parts of the plan that its notes and deletions stand at.
-- notes: Notes of amendments that name it.
-- amended: Those that say "amended".
-- reworded: Those that say "reworded".
-- added: Those that say "added".
-- deleted: Those that say "deleted".
-- deletions: Deleted items that name it.

with recursive roots as (
  select document_id, node_id, node_id as root_id from outline where parent_id is null
  union all
  select n.document_id, n.node_id, r.root_id from outline as n join roots as r on (r.document_id, r.node_id) = (n.document_id, n.parent_id)
),

entries as (
  select document_id, decree_date, decree_number, effective_date, node_id, action, false as is_deletion from amendments
  union all
  select document_id, decree_date, decree_number, null, parent_id, null, true from deletions
),

placed as (
  select e.*, s.number as section
  from entries as e
  left join roots as r on (r.document_id, r.node_id) = (e.document_id, e.node_id)
  left join outline as s on (s.document_id, s.node_id) = (r.document_id, r.root_id)
)

select document_id, decree_date, coalesce(decree_number, '') as decree_number, min(effective_date) as effective_date,
  string_agg(distinct section, ', ' order by section) as sections,
  string_agg(distinct node_id, ', ' order by node_id) as parts,
  count(*) filter (not is_deletion) as notes,
  count(*) filter (action = 'amended') as amended, count(*) filter (action = 'reworded') as reworded, count(*) filter (action = 'added') as added,
  count(*) filter (action = 'deleted') as deleted,
  count(*) filter (is_deletion) as deletions
from placed
group by document_id, decree_date, coalesce(decree_number, '')
order by document_id, decree_date, decree_number
