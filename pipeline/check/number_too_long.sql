-- id: number_too_long
-- severity: warning
-- origin: extraction
-- asks: Which printed numbers have more digits than any amount of a plan?
-- why: Several numbers may have run into one; the value is left empty rather than rounded.
-- title_kk: Тым ұзын сан
-- title_ru: Слишком длинное число
-- title_en: Number that is too long
-- message_kk: {place}, «{name}»: «{found}» саны тым ұзын, ұяшық бос қалдырылды.
-- message_ru: {place}, «{name}»: число «{found}» слишком длинное, ячейка оставлена пустой.
-- message_en: {place}, “{name}”: the number “{found}” is too long; the cell is left empty.

select document_id, subject_id, place, name, year, left(found, 60) as found, severity, origin, line_first, line_last
from internal.named_notes
where check_id = 'number_too_long'
order by document_id, line_first
