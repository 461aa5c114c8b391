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

with sums as (
  -- The rows without a code: the grand total, and the subtotal of each group.
  select
    s.document_id, s.series_id, s.budget_group, s.name, s.unit, o.year, o.line_first, o.line_last,
    case when o.absence in ('dash', 'blank') then 0 else o.value end as amount
  from series as s
  join observations as o using (document_id, series_id)
  where s.kind = 'budget_line' and s.programme_code is null and o.year is not null
),

groups as (
  select document_id, count(distinct budget_group) as printed
  from series
  where kind = 'budget_line' and budget_group <> 'total'
  group by document_id
),

-- A year is compared only where every group that the summary prints has a subtotal for it.
together as (
  select s.document_id, s.year, sum(s.amount) as amount, min(s.line_first) as line_first, max(s.line_last) as line_last
  from sums as s
  join groups as g using (document_id)
  where s.budget_group <> 'total'
  group by s.document_id, s.year, g.printed
  having count(s.amount) = g.printed
)

select t.document_id, t.series_id as subject_id, t.name, t.unit, t.year, p.amount as expected, t.amount as found, t.amount - p.amount as difference,
  t.line_first, t.line_last, p.line_first as other_line_first, p.line_last as other_line_last
from sums as t
join together as p using (document_id, year)
where t.budget_group = 'total' and t.amount <> p.amount
order by t.document_id, t.line_first, t.year
