-- id: total_against_groups
-- severity: warning
-- origin: source
-- asks: Do current and development programmes make the grand total of the budget summary, year by year?
-- why: The grand total is the figure that is quoted; it must be what the two groups add up to.
-- title_kk: Ағымдағы және даму бағдарламалары жалпы қорытындыны құрамайды
-- title_ru: Текущие программы и программы развития не дают общего итога
-- title_en: Current and development programmes do not make the grand total
-- message_kk: Бюджет шығыстарының жинағы, «{name}», {year} жыл: {found} деп көрсетілген, ағымдағы және даму бағдарламалары бірге {expected} ({unit}); айырмасы {difference}.
-- message_ru: Свод бюджетных расходов, «{name}», {year} год: указано {found}, текущие программы и программы развития вместе дают {expected} ({unit}); разница {difference}.
-- message_en: Budget summary, “{name}”, {year}: printed {found}, current and development programmes together make {expected} ({unit}); difference {difference}.

with subtotals as (
  select * from internal.budget_amounts where kind = 'budget_line' and programme_code is null and budget_group <> 'total'
),

sums as (
  -- A year is compared only where every group that the summary prints has a subtotal for it.
  select s.document_id, s.year, sum(s.amount) as amount, min(s.line_first) as line_first, max(s.line_last) as line_last
  from subtotals as s
  join (
    select document_id, count(distinct budget_group) as printed from series where kind = 'budget_line' and budget_group <> 'total' group by document_id
  ) using (document_id)
  group by s.document_id, s.year, printed
  having count(s.amount) = printed
)

select t.document_id, t.series_id as subject_id, t.name, t.unit, t.year, s.amount as expected, t.amount as found, t.amount - s.amount as difference,
  t.line_first, t.line_last, s.line_first as other_line_first, s.line_last as other_line_last
from internal.budget_amounts as t
join sums as s using (document_id, year)
where t.budget_group = 'total' and t.amount <> s.amount
order by t.document_id, t.line_first, t.year
