-- description: Growth of a programme's counted results against growth of its money, from the last reported to the last later year that has both. Parts of
--   a result are left out.
-- key: series_id
-- programme_code: Programme.
-- series_id: Row of the passport that prints the result.
-- block: direct or final result.
-- name: Name of the result.
-- unit: Unit of the result as printed.
-- results: Counted results of the passport; where there are several, the money serves them all.
-- first_year: Last reported year that has both numbers.
-- last_year: Last later year that has both numbers.
-- first_result: Result of the first year.
-- last_result: Result of the last year.
-- result_growth_percent: Growth of the result in per cent.
-- first_amount: Volume of the first year.
-- last_amount: Volume of the last year.
-- amount_unit: Unit of the volume as printed.
-- amount_growth_percent: Growth of the volume in per cent.
-- gap_points: Growth of the money less growth of the result, in percentage points.
-- first_amount_per_unit: Volume for one unit of the result in the first year; only where the passport counts this one result.
-- last_amount_per_unit: Volume for one unit of the result in the last year; only where the passport counts this one result.
-- per_unit_growth_percent: Growth of the volume for one unit, in per cent.
-- derived: Whether one of the four numbers, or its year, was derived.

with both_known as (
  select * from mart_programme_results where not is_part and result > 0 and amount > 0
),

firsts as (
  select * from both_known where period = 'reported' qualify row_number() over (partition by document_id, series_id order by year desc) = 1
),

lasts as (
  select * from both_known where period <> 'reported' qualify row_number() over (partition by document_id, series_id order by year desc) = 1
)

select f.document_id, f.programme_code, f.series_id, f.block, f.name, f.unit, f.results, f.year as first_year, l.year as last_year,
  f.result as first_result, l.result as last_result,
  try_cast(round(100 * (l.result - f.result) / f.result, 2) as decimal(18, 2)) as result_growth_percent,
  f.amount as first_amount, l.amount as last_amount, f.amount_unit,
  try_cast(round(100 * (l.amount - f.amount) / f.amount, 2) as decimal(18, 2)) as amount_growth_percent,
  try_cast(round(100 * (l.amount - f.amount) / f.amount - 100 * (l.result - f.result) / f.result, 2) as decimal(18, 2)) as gap_points,
  f.amount_per_unit as first_amount_per_unit, l.amount_per_unit as last_amount_per_unit,
  try_cast(round(100 * (l.amount_per_unit - f.amount_per_unit) / nullif(f.amount_per_unit, 0), 2) as decimal(18, 2)) as per_unit_growth_percent,
  'inferred' in (f.result_status, f.amount_status, l.result_status, l.amount_status) as derived
from firsts as f
join lasts as l using (document_id, series_id)
order by f.document_id, f.programme_code, f.series_id
