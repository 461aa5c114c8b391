-- id: passport_without_summary_row
-- severity: warning
-- origin: source
-- asks: Which programme passports have no line in the budget summary?
-- why: The summary is meant to hold every programme; money that stands in a passport alone is in no total.
-- title_kk: Паспорты бар бағдарлама жинақта жоқ
-- title_ru: Программы с паспортом нет в своде
-- title_en: Programme with a passport is not in the summary
-- message_kk: {programme_code} бағдарламасының («{name}») паспорты бар, бірақ бюджет шығыстарының жинағында ондай жол жоқ.
-- message_ru: У программы {programme_code} («{name}») есть паспорт, но в своде бюджетных расходов такой строки нет.
-- message_en: Programme {programme_code} (“{name}”) has a passport, but the budget summary has no line for it.

select p.document_id, 'programme:' || p.programme_code as subject_id, p.programme_code, internal.shortened(p.name) as name, p.line_first, p.line_last
from programmes as p
where exists (from series as s where s.document_id = p.document_id and s.kind = 'budget_line' and s.programme_code is not null)
  -- Parts of a programme, whose codes follow its own, have no row of their own there.
  and p.programme_code not like '%-%'
  and not exists (from series as s where (s.document_id, s.kind, s.programme_code) = (p.document_id, 'budget_line', p.programme_code))
order by p.document_id, p.line_first
