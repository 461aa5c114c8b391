-- id: same_name_twice
-- severity: note
-- origin: extraction
-- asks: Which two rows of one list bear the same name?
-- why: Either the document repeats a row, or a row was cut in two in the reading; by its name neither can be told from the other.
-- title_kk: Бір тізімдегі екі жолдың атауы бірдей
-- title_ru: Две строки одного списка названы одинаково
-- title_en: Two rows of one list bear one name
-- message_kk: {place}: «{name}» атауымен екі жол тұр.
-- message_ru: {place}: под названием «{name}» стоят две строки.
-- message_en: {place}: two rows bear the name “{name}”.

select b.document_id, b.series_id as subject_id, b.place, b.name, b.line_first, b.line_last, a.line_first as other_line_first, a.line_last as other_line_last
from internal.rows as a
join internal.rows as b on (b.document_id, b.table_id) = (a.document_id, a.table_id) and a.series_id <> b.series_id and (a.line_first, a.series_id) < (b.line_first, b.series_id)
  and coalesce(a.block, '') = coalesce(b.block, '') and coalesce(a.parent_series_id, '') = coalesce(b.parent_series_id, '')
where a.name_letters = b.name_letters and a.name_letters <> '' and a.kind <> 'budget_line'
qualify row_number() over (partition by b.document_id, b.series_id order by a.line_first) = 1
order by b.document_id, b.line_first
