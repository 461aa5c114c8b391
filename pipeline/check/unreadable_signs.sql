-- id: unreadable_signs
-- severity: warning
-- origin: extraction
-- asks: Does a PDF hold signs that its fonts give no Unicode value for?
-- why: Nobody can tell what such a sign reads without looking at it; names that hold one are not what was printed, and numbers with one are not read.
-- title_kk: Оқылмайтын таңбалар
-- title_ru: Нечитаемые знаки
-- title_en: Signs that cannot be read
-- message_kk: PDF-тегі {found} таңбаның қаріпте Юникод мәні жоқ; мәтінде олар � болып тұр. OCR қолданып көріңіз.
-- message_ru: {found} знаков PDF не имеют значения Юникода в своем шрифте; в тексте они стоят как �. Попробуйте OCR.
-- message_en: {found} signs of the PDF have no Unicode value in their font; they stand as � in the text. Try OCR.

select n.document_id, n.subject_id, n.found, n.severity, n.origin, n.line_first, n.line_last
from internal.notes as n
where n.check_id = 'unreadable_signs'
order by n.document_id, n.line_first
