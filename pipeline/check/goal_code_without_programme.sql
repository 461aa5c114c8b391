-- id: goal_code_without_programme
-- severity: warning
-- origin: source
-- asks: Which budget programme codes listed under a goal belong to no programme of the plan?
-- why: A goal that names money which the plan does not have cannot be followed to its funding. A code that stands in the summary alone is a note.
-- title_kk: Мақсат кодының бағдарламасы жоқ
-- title_ru: Код при цели без программы
-- title_en: Code under a goal without a programme
-- message_kk: {name} – осы мақсаттың бағдарламалары арасында {programme_code} коды аталған, бірақ жоспарда ондай бағдарламаның паспорты жоқ; жинақта: {in_summary}.
-- message_ru: {name}: среди программ этой цели назван код {programme_code}, но паспорта такой программы в плане нет; строк в своде: {in_summary}.
-- message_en: {name}: code {programme_code} is listed among the goal's programmes, but the plan has no passport for it; lines in the summary: {in_summary}.

with summary as (
  select document_id, programme_code, count(*) as rows, min(line_first) as line_first, min(line_last) as line_last
  from series
  where kind = 'budget_line' and programme_code is not null
  group by all
)

select g.document_id, g.goal_id as subject_id, g.programme_code as item, g.programme_code, n.name, g.programme_code as found,
  coalesce(s.rows, 0) as in_summary, case when s.rows > 0 then 'note' else 'warning' end as severity,
  g.line_no as line_first, g.line_no as line_last, s.line_first as other_line_first, s.line_last as other_line_last
from goal_programmes as g
join internal.names as n on (n.document_id, n.record_id) = (g.document_id, g.goal_id)
left join summary as s on (s.document_id, s.programme_code) = (g.document_id, g.programme_code)
where exists (from programmes as p where p.document_id = g.document_id)
  and not exists (from programmes as p where (p.document_id, p.programme_code) = (g.document_id, g.programme_code))
order by g.document_id, g.line_no, g.programme_code
