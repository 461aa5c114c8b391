-- id: parts_over_all_years
-- severity: warning
-- origin: source
-- asks: Do parts whose years are not known add up, over all years together, to more than the row above them?
-- why: Where the text does not tell which years a part's numbers belong to, no year can be judged; all of them together can. Only an excess of less than
--   a tenth is reported: parts that make far more than the whole overlap, and parts that make less may not be all.
-- title_kk: Бөліктері барлық жылдарды қосқанда жиынтығынан асады
-- title_ru: Части за все годы вместе больше целого
-- title_en: Parts over all years exceed their total
-- message_kk: {place}, «{name}»: барлық жылдардың сомасы {found}, ал бөліктерінің барлық сандары {expected} құрайды ({unit}); айырмасы {difference}.
-- message_ru: {place}: «{name}»: за все годы вместе {found}, а все числа частей составляют {expected} ({unit}); разница {difference}.
-- message_en: {place}: “{name}”: all years together make {found}, all numbers of its parts {expected} ({unit}); difference {difference}.

with printed as (
  -- Rows whose every cell is a plain number, a dash or empty.
  select o.document_id, o.series_id, sum(o.value) as amount, sum(case when o.value is null then 0 else internal.rounding(o.raw) end) as rounding, count(o.value) as numbers, count(*) filter (o.year is null and o.value is not null) as unplaced
  from observations as o
  group by all
  having count(*) filter (o.qualifier is not null or o.value is null and o.absence not in ('dash', 'blank')) = 0
),

sums as (
  select c.document_id, c.parent_series_id, count(*) as parts, count(p.series_id) as parts_read, sum(p.amount) as amount, sum(p.rounding) as rounding, sum(p.unplaced) as unplaced, max(p.numbers) as most_numbers,
    min(c.line_first) as other_line_first, max(c.line_last) as other_line_last
  from internal.rows as c
  join internal.rows as t on (t.document_id, t.series_id) = (c.document_id, c.parent_series_id)
  left join printed as p on (p.document_id, p.series_id) = (c.document_id, c.series_id)
  where coalesce(c.unit_letters = t.unit_letters, c.unit is null and t.unit is null) and c.kind <> 'budget_line'
  group by all
)

select s.document_id, s.parent_series_id as subject_id, r.place, r.name, r.unit, s.amount as expected, t.amount as found, t.amount - s.amount as difference,
  r.line_first, r.line_last, s.other_line_first, s.other_line_last
from sums as s
join internal.rows as r on (r.document_id, r.series_id) = (s.document_id, s.parent_series_id)
join printed as t on (t.document_id, t.series_id) = (s.document_id, s.parent_series_id)
where s.parts >= 2 and s.parts = s.parts_read and s.unplaced > 0 and t.unplaced = 0 and s.most_numbers <= t.numbers
  and not r.is_percent and not r.is_money
  -- Counts are exact; what is rounded may differ by what rounding makes.
  and s.amount - t.amount > case when s.rounding + t.rounding = 0.5 * round((s.rounding + t.rounding) * 2) then 0 else s.rounding + t.rounding end
  and s.amount <= t.amount * 1.1
order by s.document_id, r.line_first
