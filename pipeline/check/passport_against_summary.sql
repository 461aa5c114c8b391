-- id: passport_against_summary
-- severity: warning
-- origin: source
-- asks: Does the volume of each programme's passport equal the programme's line in the budget summary, year by year?
-- why: Both print the same money. Where they differ, one was amended without the other, or one holds a misprint.
-- title_kk: Бағдарлама паспорты бюджет шығыстарының жинағымен сәйкес келмейді
-- title_ru: Паспорт программы расходится со сводом бюджетных расходов
-- title_en: Programme passport differs from the budget summary
-- message_kk: {programme_code} бағдарламасы, {year} жыл: паспортта {found}, бюджет шығыстарының жинағында {expected} ({unit}); айырмасы {difference}.
-- message_ru: Программа {programme_code}, {year} год: в паспорте {found}, в своде бюджетных расходов {expected} ({unit}); разница {difference}.
-- message_en: Programme {programme_code}, {year}: the passport prints {found}, the budget summary {expected} ({unit}); difference {difference}.

with passports as (
  select * from internal.budget_amounts where kind = 'programme_indicator'
),

summary_lines as (
  select * from internal.budget_amounts semi join internal.programme_lines using (document_id, series_id)
)

select p.document_id, p.series_id as subject_id, p.programme_code, p.year, p.unit,
  s.amount as expected, p.amount as found, p.amount - s.amount as difference,
  p.line_first, p.line_last, s.line_first as other_line_first, s.line_last as other_line_last
from passports as p
join summary_lines as s using (document_id, programme_code, year)
where p.amount <> s.amount
order by p.document_id, p.line_first, p.year
