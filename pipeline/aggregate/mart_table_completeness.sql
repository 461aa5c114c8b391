-- description: How far each printed table can be relied on: its cells by status, and those that stand for no number.
-- key: table_id
-- table_id: Printed table.
-- kind: Kind of table.
-- owner_id: Record that the table belongs to: a goal, a task, a programme.
-- block: Block of a programme's passport.
-- rows: Rows with cells.
-- cells: Cells that it prints, or that are known to be empty.
-- stated: Cells that stand as printed.
-- inferred: Cells that were placed by other evidence.
-- unplaced: Cells whose year cannot be read.
-- corrected: Cells that an analyst placed or changed.
-- absent: Cells, of any status, that hold a dash or are known to be empty.
-- stated_percent: Share of the cells that stand as printed, in per cent.
-- line_first: First line of the table.
-- line_last: Last line of the table.

with cells as (
  select s.document_id, s.table_id, s.series_id as row_id, o.status, o.absence in ('dash', 'blank') as is_absent
  from series as s
  join observations as o using (document_id, series_id)

  union all

  select t.document_id, t.table_id, m.measure_id, y.status, y.mark = 'dash'
  from source_tables as t
  join measures as m on m.document_id = t.document_id and m.line_first between t.line_first and t.line_last
  join measure_years as y on (y.document_id, y.measure_id) = (m.document_id, m.measure_id)
  where t.kind = 'measures'
)

select t.document_id, t.table_id, t.kind, t.owner_id, t.block, count(distinct c.row_id) as rows, count(*) as cells,
  count(*) filter (c.status = 'stated') as stated, count(*) filter (c.status = 'inferred') as inferred, count(*) filter (c.status = 'unplaced') as unplaced,
  count(*) filter (c.status = 'corrected') as corrected, count(*) filter (c.is_absent) as absent,
  cast(round(100 * count(*) filter (c.status = 'stated') / count(*), 2) as decimal(18, 2)) as stated_percent,
  t.line_first, t.line_last
from source_tables as t
join cells as c using (document_id, table_id)
group by all
order by t.document_id, t.line_first, t.table_id
