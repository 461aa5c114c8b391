-- id: cell_is_text
-- severity: note
-- origin: source
-- asks: Which cells print a range or a date where a number belongs?
-- why: Such a cell is kept as printed, without a value: to take one end of it would be a guess.
-- title_kk: Сан орнына аралық немесе күн
-- title_ru: Диапазон или дата вместо числа
-- title_en: Range or date instead of a number
-- message_kk: {place}, «{name}»: ұяшықта «{found}» басылған, бұл бір сан емес.
-- message_ru: {place}, «{name}»: в ячейке напечатано «{found}», это не одно число.
-- message_en: {place}, “{name}”: the cell prints “{found}”, which is not a single number.

select document_id, subject_id, place, name, year, left(found, 60) as found, severity, origin, line_first, line_last
from internal.named_notes
where check_id = 'cell_is_text'
order by document_id, line_first
