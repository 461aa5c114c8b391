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

with money as (
  -- A dash, or a cell known to be empty, is no money.
  select
    s.document_id, s.series_id, s.kind, s.programme_code, s.budget_group, s.starred, s.unit, o.year, o.line_first, o.line_last,
    case when o.absence in ('dash', 'blank') then 0 else o.value end as amount
  from series as s
  join observations as o using (document_id, series_id)
  where o.year is not null
    and s.programme_code is not null
    and (s.kind = 'budget_line' or (s.kind = 'programme_indicator' and s.block = 'volume' and s.parent_series_id is null))
),

summary_lines as (
  select *, count(distinct series_id) over (partition by document_id, programme_code) as lines_of_code
  from money
  where kind = 'budget_line'
),

pairs as (
  -- A code may stand in both groups of the summary; then the passport's own stage tells which line is meant.
  select v.document_id, v.series_id, v.programme_code, v.year, v.unit, v.amount as found, l.amount as expected,
    v.line_first, v.line_last, l.line_first as other_line_first, l.line_last as other_line_last
  from money as v
  join summary_lines as l using (document_id, programme_code, year)
  left join programmes as p using (document_id, programme_code)
  where v.kind = 'programme_indicator' and (l.lines_of_code = 1 or l.budget_group = p.stage)
  qualify row_number() over (partition by v.document_id, v.series_id, v.year order by l.starred, l.line_first) = 1
)

select document_id, series_id as subject_id, programme_code, year, unit, expected, found, found - expected as difference,
  line_first, line_last, other_line_first, other_line_last
from pairs
where found <> expected
order by document_id, line_first, year
