-- id: summary_row_without_passport
-- severity: note
-- origin: source
-- asks: Which programmes of the budget summary have no passport in the plan?
-- why: Money without a passport has no results that it could be held to. A programme that a footnote hands over to others, or that ended
--   before the plan's period, is worth knowing; one with planned money is a fault of the plan – unless the plan prints passports for less than half of its programmes.
-- title_kk: Жинақтағы бағдарламаның паспорты жоқ
-- title_ru: Программа свода без паспорта
-- title_en: Programme of the summary without a passport
-- message_kk: Бюджет шығыстарының жинағындағы {programme_code} бағдарламасының («{name}») жоспарда паспорты жоқ; жоспарлы кезеңдегі қаражаты: {found} ({unit}).
-- message_ru: У программы {programme_code} («{name}») из свода бюджетных расходов нет паспорта в плане; средства планового периода: {found} ({unit}).
-- message_en: Programme {programme_code} (“{name}”) of the budget summary has no passport in the plan; money of the planned period: {found} ({unit}).

with planned as (
  select c.document_id, c.series_id, sum(c.amount) as amount
  from internal.cells as c
  join years as y using (document_id, year)
  where y.period <> 'reported'
  group by all
),

passports as (
  select r.document_id, count(*) filter (exists (from programmes as p where (p.document_id, p.programme_code) = (r.document_id, r.programme_code))) * 2 >= count(*) as are_usual
  from internal.programme_rows as r
  group by all
)

select r.document_id, r.series_id as subject_id, r.programme_code, internal.shortened(r.name) as name, r.unit, coalesce(p.amount, 0)::decimal(20, 4) as found,
  case when p.amount > 0 and not r.starred and u.are_usual then 'warning' else 'note' end as severity, r.line_first, r.line_last
from internal.programme_rows as r
left join planned as p using (document_id, series_id)
join passports as u using (document_id)
-- One code may mean two programmes; the passport is that of one of them.
where not exists (
    from programmes as g join internal.programme_lines as l using (document_id, programme_code) where (l.document_id, l.series_id) = (r.document_id, r.series_id)
  )
  and exists (from programmes as g where g.document_id = r.document_id)
order by r.document_id, r.line_first
