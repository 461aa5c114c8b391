-- id: header_periods
-- severity: warning
-- origin: source
-- asks: Which tables print the same period twice in their header?
-- why: A header that calls the plan's years reported, too, makes plans look like facts.
-- title_kk: Кесте басында кезең қайталанған
-- title_ru: В шапке дважды напечатан один период
-- title_en: Header prints one period twice
-- message_kk: {place}: кесте басында «{period}» екі рет басылған; басқа кестелерде: {expected}.
-- message_ru: {place}: в шапке дважды напечатано «{period}»; в других таблицах: {expected}.
-- message_en: {place}: the header prints “{period}” twice; other tables print: {expected}.

with headers as (
  select t.document_id, t.table_id, t.kind, t.periods_printed, list_transform(string_split(t.periods_printed, ';'), lambda p: trim(p)) as periods, t.line_first, t.line_last, p.place,
    (select max(l.line_no) from lines as l where l.document_id = t.document_id and l.element = 'table_header' and l.line_no between t.line_first and t.line_last) as header_last
  from source_tables as t
  join internal.places as p using (document_id, table_id)
  where t.periods_printed <> ''
),

usual as (
  select document_id, kind, mode(periods_printed) as expected from headers group by all
)

select h.document_id, h.table_id as subject_id, h.place, h.periods[1] as period, u.expected, h.periods_printed as found, h.line_first, coalesce(h.header_last, h.line_first) as line_last
from headers as h
join usual as u using (document_id, kind)
where len(list_distinct(list_transform(h.periods, lambda p: internal.letters(p)))) < len(h.periods) and len(h.periods) <= 3
order by h.document_id, h.line_first
