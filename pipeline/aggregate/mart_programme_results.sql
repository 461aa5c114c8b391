-- description: Results of a programme beside its money, year by year, as its passport prints both: each counted result, and the volume for one unit of it.
--   Shares, sums of money and what is better when it is less are no counted results.
-- key: series_id, year
-- programme_code: Programme.
-- series_id: Row of the passport that prints the result.
-- block: direct or final result.
-- name: Name of the result.
-- unit: Unit of the result as printed.
-- is_part: Whether the row is a part of another one.
-- results: Counted results of the passport that are no part of another one; where there are several, the money serves them all.
-- year: Calendar year.
-- period: Whether the plan reports, plans or projects the year.
-- result: Number of the year.
-- result_status: How far that number and its year can be relied on.
-- amount: Volume of the programme in its passport.
-- amount_unit: Unit of the volume as printed.
-- amount_status: How far that volume and its year can be relied on.
-- amount_per_unit: Volume by result, in the unit of the volume; only where the passport counts this one result, else the money serves others too.

with volumes as (
  select s.document_id, s.programme_code, s.series_id, s.unit
  from series as s
  where s.kind = 'programme_indicator' and s.block = 'volume' and s.parent_series_id is null
  qualify count(*) over (partition by s.document_id, s.programme_code) = 1
),

counted as (
  select s.*, v.series_id as volume_id, v.unit as volume_unit
  from series as s
  join volumes as v using (document_id, programme_code)
  where s.kind = 'programme_indicator' and s.block in ('direct', 'final') and s.unit is not null and s.unit not like '%\%%' escape '\' and s.unit <> v.unit and s.polarity <> 'down'
    and exists (from observations as o where (o.document_id, o.series_id) = (s.document_id, s.series_id) and o.value is not null and o.year is not null)
),

tops as (
  select document_id, programme_code, count(*) as results from counted where parent_series_id is null group by document_id, programme_code
)

select c.document_id, c.programme_code, c.series_id, c.block, c.name, c.unit, c.parent_series_id is not null as is_part, coalesce(t.results, 0) as results,
  o.year, y.period, o.value as result, o.status as result_status, a.amount, c.volume_unit as amount_unit, a.status as amount_status,
  case when t.results = 1 and c.parent_series_id is null and o.value > 0 and a.amount >= 0 then try_cast(round(a.amount / o.value, 4) as decimal(20, 4)) end as amount_per_unit
from counted as c
join observations as o on (o.document_id, o.series_id) = (c.document_id, c.series_id) and o.value is not null and o.year is not null
left join internal.budget_amounts as a on (a.document_id, a.series_id, a.year) = (c.document_id, c.volume_id, o.year)
left join tops as t on (t.document_id, t.programme_code) = (c.document_id, c.programme_code)
left join years as y on (y.document_id, y.year) = (c.document_id, o.year)
order by c.document_id, c.line_first, c.series_id, o.year
