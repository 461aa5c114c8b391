-- id: ambiguous_run
-- severity: warning
-- origin: extraction
-- asks: Which rows print digits that can be cut into numbers in more than one way, about equally well?
-- why: No reading is taken in silence: the readings are kept as candidates until other evidence or a correction decides.
-- title_kk: Сандарға бірнеше тәсілмен бөлінетін жол
-- title_ru: Строка, которую можно разбить на числа по-разному
-- title_en: Row that can be cut into numbers in several ways
-- message_kk: «{name}»: жолдың цифрларын сандарға бірнеше тәсілмен бөлуге болады ({found} немесе {expected} мән).
-- message_ru: «{name}»: цифры строки можно разбить на числа по-разному (значений: {found} или {expected}).
-- message_en: “{name}”: the row's digits can be cut into numbers in several ways ({found} or {expected} values).

select n.document_id, n.subject_id, coalesce(s.name, n.subject_id) as name, n.year, n.expected, n.found, n.severity, n.origin, n.line_first, n.line_last
from internal.notes as n
left join series as s on (s.document_id, s.series_id) = (n.document_id, n.subject_id)
where n.check_id = 'ambiguous_run'
order by n.document_id, n.line_first
