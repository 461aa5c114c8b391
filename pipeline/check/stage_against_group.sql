-- id: stage_against_group
-- severity: warning
-- origin: source
-- asks: Does each programme stand in the group of the budget summary (current, development) that its passport says it belongs to?
-- why: A programme in the wrong group makes both subtotals wrong, while the grand total still adds up.
-- title_kk: Бағдарлама жинақтың басқа тобында тұр
-- title_ru: Программа стоит в другой группе свода
-- title_en: Programme stands in the other group of the summary
-- message_kk: {programme_code} бағдарламасы («{name}») паспортында: {expected_stage:term}; бюджет шығыстарының жинағында басқа топта тұр: {found_stage:term}.
-- message_ru: Программа {programme_code} («{name}») в паспорте: {expected_stage:term}; в своде бюджетных расходов она стоит в другой группе: {found_stage:term}.
-- message_en: Programme {programme_code} (“{name}”) is {expected_stage:term} in its passport, but stands under {found_stage:term} in the budget summary.

select p.document_id, s.series_id as subject_id, p.programme_code, internal.shortened(p.name) as name,
  p.stage as expected_stage, s.budget_group as found_stage, p.stage as expected, s.budget_group as found,
  s.line_first, s.line_last, p.line_first as other_line_first, p.line_last as other_line_last
from programmes as p
join internal.programme_rows as s using (document_id, programme_code)
where p.stage is not null and s.budget_group in ('current', 'development') and s.budget_group <> p.stage and not s.starred
  -- A code that stands in both groups is another check's.
  and not exists (from internal.programme_rows as o where (o.document_id, o.programme_code, o.budget_group) = (p.document_id, p.programme_code, p.stage))
order by p.document_id, s.line_first
