-- id: value_out_of_range
-- severity: warning
-- origin: source
-- asks: Which printed numbers or dates cannot be kept: more than sixteen digits before the point or four after it, or no day of the calendar?
-- why: Such a value is left empty rather than rounded.
-- title_kk: Сақтауға келмейтін мән
-- title_ru: Значение, которое нельзя сохранить
-- title_en: Value that cannot be kept
-- message_kk: {place}, «{name}»: «{found}» мәні сан немесе күн ретінде сақталмайды, ұяшық бос қалдырылды.
-- message_ru: {place}, «{name}»: значение «{found}» нельзя сохранить как число или дату, ячейка оставлена пустой.
-- message_en: {place}, “{name}”: “{found}” cannot be kept as a number or date; the cell is left empty.

select document_id, subject_id, place, name, year, left(found, 60) as found, line_first, line_last
from internal.named_notes
where check_id = 'value_out_of_range'
order by document_id, line_first
