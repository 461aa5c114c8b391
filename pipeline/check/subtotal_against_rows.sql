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

with group_rows as (
  select *, count(*) over (partition by document_id, budget_group) as printed from internal.programme_rows
),

sums as (
  -- A year is compared only where every row of the group has a number for it.
  select r.document_id, r.budget_group, a.year, sum(a.amount) as amount, min(r.line_first) as line_first, max(r.line_last) as line_last
  from group_rows as r
  join internal.budget_amounts as a on (a.document_id, a.series_id) = (r.document_id, r.series_id)
  group by r.document_id, r.budget_group, a.year, r.printed
  having count(a.amount) = r.printed
)

select a.document_id, a.series_id as subject_id, a.name, a.unit, a.year, s.amount as expected, a.amount as found, a.amount - s.amount as difference,
  a.line_first, a.line_last, s.line_first as other_line_first, s.line_last as other_line_last
from internal.budget_amounts as a
join sums as s using (document_id, budget_group, year)
where a.programme_code is null and a.amount <> s.amount
order by a.document_id, a.line_first, a.year
