-- id: too_many_cells
-- severity: warning
-- origin: extraction
-- asks: Which rows print more cells than their table has year columns?
-- why: Something else was read as a value, or two rows ran into one; the years of such a row cannot be told.
-- title_kk: Бағандардан көп мән
-- title_ru: Значений больше, чем столбцов
-- title_en: More values than columns
-- message_kk: {place}, «{name}»: жолда {found} мән оқылды, ал кестеде {expected} жыл бағаны бар.
-- message_ru: {place}, «{name}»: в строке прочитано значений: {found}, а столбцов с годами в таблице {expected}.
-- message_en: {place}, “{name}”: {found} values were read in a row, but the table has {expected} year columns.

select document_id, subject_id, place, name, year, expected, found, severity, origin, line_first, line_last
from internal.named_notes
where check_id = 'too_many_cells'
order by document_id, line_first
