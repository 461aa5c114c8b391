-- id: cells_without_rules
-- severity: warning
-- origin: extraction
-- asks: Which tables of a PDF have cells that no rules close?
-- why: Where rules close its cells a table is read cell by cell. Without them its lines run across the cells: rows are put together as well as can be, and no value gets a year.
-- title_kk: Ұяшықтары сызықпен бөлінбеген кесте
-- title_ru: Таблица, ячейки которой не ограничены линейками
-- title_en: Table whose cells no rules close
-- message_kk: {table}: ұяшықтар сызықпен бөлінбеген, жолдар шамамен құрастырылды, мәндердің жылы көрсетілмейді; түпнұсқамен салыстырыңыз.
-- message_ru: {table}: ячейки не ограничены линейками, строки собраны приблизительно, годы значений не указаны; сверьте с оригиналом.
-- message_en: {table}: no rules close its cells, so its rows are put together as well as can be and its values bear no years; compare it with the original.

select n.document_id, n.subject_id, n.subject_id as "table", n.severity, n.origin, n.line_first, n.line_last
from internal.notes as n
where n.check_id = 'cells_without_rules'
order by n.document_id, n.line_first
