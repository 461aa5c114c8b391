-- id: shares_of_hundred
-- severity: warning
-- origin: source
-- asks: Where the shares printed under a heading make 100 % in at least two years, do they in every year?
-- why: Shares of one whole leave nothing over. How far their sum may be from 100 follows from their printed digits.
-- title_kk: Үлестердің сомасы 100 % емес
-- title_ru: Доли не дают 100 %
-- title_en: Shares do not make 100 %
-- message_kk: {place}, «{name}», {year} жыл: үлестердің сомасы {found} %, ал басқа жылдары 100 %; айырмасы {difference}.
-- message_ru: {place}: «{name}», {year} год: доли в сумме дают {found} %, хотя в другие годы 100 %; разница {difference}.
-- message_en: {place}: “{name}”, {year}: the shares make {found} %, though 100 % in other years; difference {difference}.

with shares as (
  select p.document_id, p.series_id, p.place, internal.shortened(p.own_name) as name, count(*) as parts
  from internal.rows as c
  join internal.rows as p on (p.document_id, p.series_id) = (c.document_id, c.parent_series_id)
  where c.is_percent and not exists (from observations as o where (o.document_id, o.series_id) = (p.document_id, p.series_id) and o.value <> 100)
  group by all
  having count(*) >= 2
),

sums as (
  select s.*, v.year, sum(v.amount) as found, 100::decimal(20, 4) as expected, sum(v.amount) - 100 as difference, sum(v.rounding) as rounding,
    min(v.line_first) as line_first, max(v.line_last) as line_last
  from shares as s
  join series as c on (c.document_id, c.parent_series_id) = (s.document_id, s.series_id)
  join internal.cells as v on (v.document_id, v.series_id) = (c.document_id, c.series_id)
  group by all
  having count(v.amount) = s.parts and count(v.qualifier) = 0
)

select * exclude (series_id, parts, rounding, difference), series_id as subject_id, difference::decimal(20, 4) as difference
from sums
where abs(difference) > rounding
qualify count(*) over () > 0
  and (select count(*) filter (abs(o.difference) <= o.rounding) >= 2 and bool_and(abs(o.difference) <= 15) from sums as o where (o.document_id, o.series_id) = (sums.document_id, sums.series_id))
order by document_id, line_first, year
