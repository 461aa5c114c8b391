-- id: parts_against_total
-- severity: warning
-- origin: source
-- asks: Where the parts printed under a row make up the row in other years, do they in every year?
-- why: That parts are meant to add up is taken from the document itself: they do in at least a third of the years. Shares are another check's.
--   A gap no larger than rounding can make is a note.
-- title_kk: Бөліктері жиынтығын құрамайды
-- title_ru: Части не составляют целого
-- title_en: Parts do not make up their total
-- message_kk: {place}, «{name}», {year} жыл: {found} деп көрсетілген, бөліктерінің сомасы {expected} ({unit}); айырмасы {difference}.
-- message_ru: {place}: «{name}», {year} год: указано {found}, части в сумме дают {expected} ({unit}); разница {difference}.
-- message_en: {place}: “{name}”, {year}: printed {found}, its parts add up to {expected} ({unit}); difference {difference}.

with parts as (
  select c.document_id, c.parent_series_id, count(*) as parts, min(c.line_first) as other_line_first, max(c.line_last) as other_line_last
  from internal.rows as c
  join internal.rows as p on (p.document_id, p.series_id) = (c.document_id, c.parent_series_id)
  -- The parts of a part are in it; a row of another unit is no part.
  where coalesce(c.unit_letters = p.unit_letters, c.unit is null and p.unit is null) and c.kind <> 'budget_line'
  group by all
  having count(*) >= 2
),

sums as (
  -- A year counts only where every part has a cell for it, and one that is a number.
  select p.*, v.year, sum(v.amount) as amount, sum(v.rounding) as rounding
  from parts as p
  join series as c on (c.document_id, c.parent_series_id) = (p.document_id, p.parent_series_id)
  join internal.cells as v on (v.document_id, v.series_id) = (c.document_id, c.series_id)
  group by all
  having count(v.amount) = p.parts and count(v.value) > 0 and count(v.qualifier) = 0
),

compared as (
  select s.document_id, s.parent_series_id, r.place, r.name, r.unit, s.year, s.amount as expected, t.amount as found, t.amount - s.amount as difference,
    s.rounding + t.rounding as rounding, r.scale, t.line_first, t.line_last, s.other_line_first, s.other_line_last
  from sums as s
  join internal.rows as r on (r.document_id, r.series_id) = (s.document_id, s.parent_series_id)
  join internal.cells as t on (t.document_id, t.series_id, t.year) = (s.document_id, s.parent_series_id, s.year)
  where t.value is not null and t.qualifier is null and not r.is_percent
),

judged as (
  select *, count(*) filter (difference = 0) over parent as exact, count(*) over parent as years,
    abs(difference) <= rounding and (rounding < 0.5 or scale > 1) as may_be_rounding
  from compared
  window parent as (partition by document_id, parent_series_id)
)

select * exclude (parent_series_id, exact, years, may_be_rounding, rounding, scale), parent_series_id as subject_id, case when may_be_rounding then 'note' else 'warning' end as severity
from judged
where difference <> 0 and exact >= 1 and exact * 3 >= years and not (may_be_rounding and exact * 3 < years * 2)
order by document_id, line_first, year
