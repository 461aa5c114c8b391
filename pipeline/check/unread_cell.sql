-- id: unread_cell
-- severity: warning
-- origin: extraction
-- asks: Which cells of a value's column hold what cannot be read as one value?
-- why: The columns of a PDF can be seen, so the cell has its year; what it prints is kept as printed, and no number is made of it.
-- title_kk: Бір мән ретінде оқылмайтын ұяшық
-- title_ru: Ячейка, которую нельзя прочесть как одно значение
-- title_en: Cell that cannot be read as one value
-- message_kk: «{name}», {year}: ұяшықта «{found}» басылған, ол бір мән ретінде оқылмайды.
-- message_ru: «{name}», {year}: в ячейке напечатано «{found}», как одно значение это не читается.
-- message_en: “{name}”, {year}: the cell prints “{found}”, which cannot be read as one value.

select n.document_id, n.subject_id, coalesce(s.name, n.subject_id) as name, n.year, n.found, n.severity, n.origin, n.line_first, n.line_last
from internal.notes as n
left join series as s on (s.document_id, s.series_id) = (n.document_id, n.subject_id)
where n.check_id = 'unread_cell'
order by n.document_id, n.line_first
