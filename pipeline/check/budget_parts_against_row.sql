-- id: budget_parts_against_row
-- severity: warning
-- origin: source
-- asks: Do the parts that the budget summary prints under a programme exceed it?
-- why: «Of which» may leave something out, but can never be more than the whole.
-- title_kk: Жинақ жолының бөліктері жолдан көп
-- title_ru: Части строки свода больше самой строки
-- title_en: Parts of a summary row exceed it
-- message_kk: Бюджет шығыстарының жинағы, «{name}», {year} жыл: {found} деп көрсетілген, бөліктері {expected} құрайды ({unit}); айырмасы {difference}.
-- message_ru: Свод бюджетных расходов, «{name}», {year} год: указано {found}, а части дают {expected} ({unit}); разница {difference}.
-- message_en: Budget summary, “{name}”, {year}: printed {found}, but its parts make {expected} ({unit}); difference {difference}.

with parts as (
  select p.document_id, p.series_id, p.name, p.unit, v.year, sum(v.amount) as amount, min(v.line_first) as other_line_first, max(v.line_last) as other_line_last
  from series as c
  join series as p on (p.document_id, p.series_id) = (c.document_id, c.parent_series_id)
  join internal.cells as v on (v.document_id, v.series_id) = (c.document_id, c.series_id)
  where c.kind = 'budget_line' and p.programme_code is not null
  group by all
)

select t.document_id, t.series_id as subject_id, internal.shortened(p.name) as name, p.unit, t.year, p.amount as expected, t.amount as found, t.amount - p.amount as difference,
  t.line_first, t.line_last, p.other_line_first, p.other_line_last
from parts as p
join internal.cells as t using (document_id, series_id, year)
where t.amount < p.amount
order by t.document_id, t.line_first, t.year
