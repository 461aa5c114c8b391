-- id: code_unread
-- severity: warning
-- origin: extraction
-- asks: Which passports have a heading whose programme code cannot be read?
-- why: Without its code a programme is not found in the budget summary, under the goals or in another plan; what stands at its place is kept.
-- title_kk: Бағдарламаның коды оқылмады
-- title_ru: Код программы не прочитан
-- title_en: Code of a programme that cannot be read
-- message_kk: Паспорттың тақырыбындағы код оқылмады: «{found}». Бағдарлама: «{name}».
-- message_ru: Код в заголовке паспорта не читается: «{found}». Программа: «{name}».
-- message_en: The code in the passport’s heading cannot be read: “{found}”. Programme: “{name}”.

select document_id, 'programme:' || programme_code as subject_id, programme_code as found, internal.shortened(name) as name, line_first, line_last
from programmes
where not regexp_matches(programme_code, '^\d{3}(-\d{3})?$')
order by document_id, line_first
