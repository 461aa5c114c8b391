-- id: subtotal_against_rows
-- severity: warning
-- origin: source
-- asks: Does each subtotal of the budget summary equal the sum of the programmes under it, year by year?
-- why: A subtotal that its rows do not make up means that a row, or the subtotal, was changed without the other.
-- title_kk: Жинақтың аралық қорытындысы жолдарының сомасына тең емес
-- title_ru: Промежуточный итог свода не равен сумме строк
-- title_en: Subtotal differs from the sum of its rows
-- message_kk: Бюджет шығыстарының жинағы, «{name}», {year} жыл: {found} деп көрсетілген, бағдарламаларының сомасы {expected} ({unit}); айырмасы {difference}.
-- message_ru: Свод бюджетных расходов, «{name}», {year} год: указано {found}, сумма программ {expected} ({unit}); разница {difference}.
-- message_en: Budget summary, “{name}”, {year}: printed {found}, its programmes add up to {expected} ({unit}); difference {difference}.

with money as (
  select
    s.document_id, s.series_id, s.budget_group, s.programme_code, s.name, s.unit, o.year, o.line_first, o.line_last,
    case when o.absence in ('dash', 'blank') then 0 else o.value end as amount
  from series as s
  join observations as o using (document_id, series_id)
  where s.kind = 'budget_line' and s.budget_group <> 'total'
),

programme_rows as (
  -- The parts of a programme's own row are already in it.
  select s.*
  from series as s
  left join series as parent on (parent.document_id, parent.series_id) = (s.document_id, s.parent_series_id)
  where s.kind = 'budget_line' and s.programme_code is not null and parent.programme_code is null
),

sums as (
  select r.document_id, r.budget_group, m.year, sum(m.amount) as amount, count(m.amount) as placed,
    min(r.line_first) as line_first, max(r.line_last) as line_last
  from programme_rows as r
  join money as m using (document_id, series_id)
  group by all
),

-- A year is compared only where every row of the group has a number for it.
complete as (
  select sums.*
  from sums
  join (select document_id, budget_group, count(*) as printed from programme_rows group by all) using (document_id, budget_group)
  where placed = printed
)

select m.document_id, m.series_id as subject_id, m.name, m.unit, m.year, c.amount as expected, m.amount as found, m.amount - c.amount as difference,
  m.line_first, m.line_last, c.line_first as other_line_first, c.line_last as other_line_last
from money as m
join complete as c using (document_id, budget_group, year)
where m.programme_code is null and m.amount <> c.amount
order by m.document_id, m.line_first, m.year
