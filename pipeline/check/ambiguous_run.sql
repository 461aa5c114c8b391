-- id: ambiguous_run
-- severity: warning
-- origin: extraction
-- asks: Which rows print digits that can be cut into numbers in more than one way, about equally well?
-- why: No reading is taken in silence: the readings are kept as candidates until other evidence or a correction decides.
-- title_kk: Сандарға бірнеше тәсілмен бөлінетін жол
-- title_ru: Строка, которую можно разбить на числа по-разному
-- title_en: Row that can be cut into numbers in several ways
-- message_kk: {place}, «{name}»: жолдың цифрларын сандарға бірнеше тәсілмен бөлуге болады ({found} немесе {expected} мән).
-- message_ru: {place}, «{name}»: цифры строки можно разбить на числа по-разному (значений: {found} или {expected}).
-- message_en: {place}, “{name}”: the row's digits can be cut into numbers in several ways ({found} or {expected} values).

select document_id, subject_id, place, name, year, expected, found, severity, origin, line_first, line_last
from internal.named_notes
where check_id = 'ambiguous_run'
order by document_id, line_first
