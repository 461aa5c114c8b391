-- id: number_too_long
-- severity: warning
-- origin: extraction
-- asks: Which printed numbers have more digits than any amount of a plan?
-- why: Several numbers may have run into one; the value is left empty rather than rounded.
-- title_kk: Тым ұзын сан
-- title_ru: Слишком длинное число
-- title_en: Number that is too long
-- message_kk: {subject_id}: «{found}» саны тым ұзын, ұяшық бос қалдырылды.
-- message_ru: {subject_id}: число «{found}» слишком длинное, ячейка оставлена пустой.
-- message_en: {subject_id}: the number “{found}” is too long; the cell is left empty.

select document_id, subject_id, year, left(found, 60) as found, severity, origin, line_first, line_last
from internal.notes
where check_id = 'number_too_long'
order by document_id, line_first
