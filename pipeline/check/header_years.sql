-- id: header_years
-- severity: warning
-- origin: source
-- asks: Which tables print a header whose years are repeated, missing or out of place?
-- why: The header is kept as printed; the values are placed by the years that the plan's other tables give to its columns.
-- title_kk: Кесте басындағы жылдар дұрыс емес
-- title_ru: Ошибочные годы в шапке таблицы
-- title_en: Wrong years in a table's header
-- message_kk: {place}: кесте басында {found} жылдары басылған, {expected} болуы тиіс.
-- message_ru: {place}: в шапке напечатаны годы {found}, должно быть {expected}.
-- message_en: {place}: the header prints the years {found}; they should be {expected}.

select document_id, subject_id, place, name, year, expected, found, severity, origin, line_first, line_last
from internal.named_notes
where check_id = 'header_years'
order by document_id, line_first
