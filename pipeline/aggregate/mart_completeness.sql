-- description: How far the values can be relied on: cells by kind of row and by status, with what stands in place of a number.
-- key: table_name, kind, status
-- table_name: Table that holds the cells.
-- kind: Kind of row; measure for the marks of measures.
-- status: stated, inferred, unplaced or corrected.
-- cells: Cells of that kind and status.
-- numbers: Those of them that hold a number.
-- dashes: Those of them that hold a dash.
-- crosses: Those of them that hold a cross.
-- blanks: Those of them that are known to be empty.
-- share_percent: Share of the cells of that kind, in per cent.

with cells as (
  select o.document_id, 'observations' as table_name, s.kind, o.status, o.value, o.absence
  from observations as o
  join series as s using (document_id, series_id)

  union all

  select document_id, 'measure_years', 'measure', status, null, mark from measure_years
),

counts as (
  select document_id, table_name, kind, status, count(*) as cells, count(value) as numbers, count(*) filter (absence = 'dash') as dashes,
    count(*) filter (absence = 'cross') as crosses, count(*) filter (absence = 'blank') as blanks
  from cells
  group by all
)

select *, cast(round(100 * cells / sum(cells) over (partition by document_id, table_name, kind), 2) as decimal(18, 2)) as share_percent
from counts
order by document_id, table_name desc, kind, status
