-- id: unit_spelling
-- severity: note
-- origin: source
-- asks: Which units are spelled otherwise than the plan spells them elsewhere, by one letter?
-- why: Two spellings of one unit split it in two wherever data are grouped by units.
-- title_kk: Өлшем бірлігі басқаша жазылған
-- title_ru: Единица измерения написана иначе
-- title_en: Unit is spelled otherwise
-- message_kk: «{found}» деп жазылған өлшем бірлігі басқа жерлерде «{expected}» деп жазылады; бірінші кездесуі: {place}, «{name}»; барлығы {rows} жол.
-- message_ru: Единица «{found}» в других местах пишется «{expected}»; впервые: {place}, «{name}»; всего строк: {rows}.
-- message_en: The unit “{found}” is spelled “{expected}” elsewhere; first: {place}, “{name}”; rows: {rows}.

with units as (
  select document_id, unit_letters as letters, any_value(unit) as unit, count(*) as rows, arg_min(series_id, line_first) as series_id, min(line_first) as line_first
  from internal.rows
  where unit is not null
  group by all
)

select a.document_id, 'document' as subject_id, a.unit as item, b.unit as expected, a.unit as found, a.rows, r.place, r.name, r.line_first, r.line_last
from units as a
join units as b on b.document_id = a.document_id and internal.letters_apart(a.letters, b.letters) = 1 and len(a.letters) >= 5
  and a.rows * 3 <= b.rows and regexp_replace(a.letters, '\d', '', 'g') <> regexp_replace(b.letters, '\d', '', 'g')
join internal.rows as r on (r.document_id, r.series_id) = (a.document_id, a.series_id)
qualify row_number() over (partition by a.document_id, a.letters order by b.rows desc) = 1
order by a.document_id, r.line_first
