-- id: programme_without_goal
-- severity: warning
-- origin: source
-- asks: Which programmes with a passport and planned money are listed under no goal?
-- why: Money that serves no goal of the plan is either missing from a goal's list or out of place. Without planned money it is a note.
-- title_kk: Бағдарлама ешбір мақсатқа байланбаған
-- title_ru: Программа не привязана ни к одной цели
-- title_en: Programme tied to no goal
-- message_kk: {programme_code} бағдарламасы («{name}») ешбір мақсаттың бюджеттік бағдарламалары арасында аталмаған; жоспарлы кезеңдегі қаражаты: {found} ({unit}).
-- message_ru: Программа {programme_code} («{name}») не названа среди бюджетных программ ни одной из целей; ее средства планового периода: {found} ({unit}).
-- message_en: Programme {programme_code} (“{name}”) is listed among the budget programmes of no goal; its money of the planned period: {found} ({unit}).

with planned as (
  select a.document_id, a.programme_code, any_value(a.unit) as unit, sum(a.amount) as amount
  from internal.budget_amounts as a
  join years as y using (document_id, year)
  where a.kind = 'programme_indicator' and y.period <> 'reported'
  group by all
)

select p.document_id, 'programme:' || p.programme_code as subject_id, p.programme_code, internal.shortened(p.name) as name, m.amount::decimal(20, 4) as found, m.unit,
  case when m.amount > 0 then 'warning' else 'note' end as severity, p.line_first, p.line_last
from programmes as p
left join planned as m using (document_id, programme_code)
where exists (from goal_programmes as g where g.document_id = p.document_id)
  -- Parts of a programme, whose codes follow its own, have no row of their own there.
  and p.programme_code not like '%-%'
  and not exists (from goal_programmes as g where (g.document_id, g.programme_code) = (p.document_id, p.programme_code))
order by p.document_id, p.line_first
