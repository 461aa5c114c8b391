-- id: header_cell_repeated
-- severity: warning
-- origin: source
-- asks: Which tables without years head two columns alike?
-- why: Two columns under one heading cannot both hold what it says. A few words may be a part of two headings; a whole heading is not.
-- title_kk: Екі бағанның атауы бірдей
-- title_ru: Два столбца озаглавлены одинаково
-- title_en: Two columns bear one heading
-- message_kk: {place}: екі бағанның атауы бірдей – «{text}».
-- message_ru: {place}: два столбца озаглавлены одинаково – «{text}».
-- message_en: {place}: two columns bear one heading – “{text}”.

with header_lines as (
  select t.document_id, t.table_id, p.place, l.line_no, l.text, sum(case when trim(l.text) = '' then 1 else 0 end) over (partition by t.document_id, t.table_id order by l.line_no) as cell
  from source_tables as t
  join internal.places as p using (document_id, table_id)
  join lines as l on l.document_id = t.document_id and l.line_no between t.line_first and t.line_last
  where t.years_printed = '' and l.element in ('table_header', 'blank')
    and not exists (from lines as o where o.document_id = t.document_id and o.line_no between t.line_first and l.line_no and o.element not in ('table_header', 'blank'))
),

cells as (
  select document_id, table_id, place, cell, string_agg(trim(text), ' ' order by line_no) as text, min(line_no) as line_first, max(line_no) as line_last
  from header_lines
  where trim(text) <> ''
  group by all
)

select b.document_id, b.table_id as subject_id, b.place, internal.shortened(b.text) as text, b.text as found, b.line_first, b.line_last, a.line_first as other_line_first, a.line_last as other_line_last
from cells as a
join cells as b on (b.document_id, b.table_id) = (a.document_id, a.table_id) and a.cell < b.cell and internal.letters(a.text) = internal.letters(b.text)
where len(internal.letters(a.text)) >= 30
order by b.document_id, b.line_first
