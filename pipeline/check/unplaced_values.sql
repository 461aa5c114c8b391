-- id: unplaced_values
-- severity: warning
-- origin: extraction
-- asks: Which rows print fewer cells than they have year columns, so that the years of their values cannot be read?
-- why: Such values are kept in their order, without a year, until other evidence or a correction places them.
-- title_kk: Мәндердің жылы анықталмаған
-- title_ru: Год значений не определяется
-- title_en: Years of values cannot be read
-- message_kk: «{name}»: жолда тек {found} басылған, оның қай жылдарға жататыны мәтіннен анықталмайды.
-- message_ru: «{name}»: в строке напечатано только {found}; к каким годам это относится, по тексту не определить.
-- message_en: “{name}”: the row prints only {found}; the text does not tell which years this belongs to.

with unplaced_cells as (
  select s.document_id, s.series_id as subject_id, s.name, o.ordinal, o.line_first, o.line_last,
    coalesce(case o.absence when 'dash' then '–' when 'cross' then '×' end, o.raw) as cell
  from series as s
  join observations as o using (document_id, series_id)
  where o.status = 'unplaced'

  union all

  select m.document_id, m.measure_id, m.text, y.ordinal, m.line_first, m.line_last, case y.mark when 'cross' then '×' else '–' end
  from measures as m
  join measure_years as y using (document_id, measure_id)
  where y.status = 'unplaced'
)

select document_id, subject_id, name, string_agg(cell, ' | ' order by ordinal) as found,
  min(line_first) as line_first, max(line_last) as line_last
from unplaced_cells
group by document_id, subject_id, name
order by document_id, line_first, subject_id
