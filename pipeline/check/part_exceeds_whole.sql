-- id: part_exceeds_whole
-- severity: warning
-- origin: source
-- asks: Is a part printed under a row, in the same unit, greater than the row itself?
-- why: No part is greater than its whole, whether parts are meant to add up or not.
-- title_kk: Бөлігі бүтінінен үлкен
-- title_ru: Часть больше целого
-- title_en: Part is greater than its whole
-- message_kk: {place}, «{name}», {year} жыл: бөлігі {found}, бүтіні – «{whole}» – {expected} ({unit}).
-- message_ru: {place}: «{name}», {year} год: часть {found}, целое – «{whole}» – {expected} ({unit}).
-- message_en: {place}: “{name}”, {year}: the part is {found}, its whole – “{whole}” – {expected} ({unit}).

-- Step by step: a part's cells first, then those of its own whole. In many documents each year stands in thousands of cells.
with parts as materialized (
  select c.document_id, c.series_id, c.parent_series_id, v.year, v.value, v.line_first, v.line_last
  from series as c
  join internal.cells as v using (document_id, series_id)
  where c.parent_series_id is not null and c.kind <> 'budget_line' and v.value is not null and v.qualifier is null
),

compared as materialized (
  select v.document_id, v.series_id, v.parent_series_id, v.year, w.value as expected, v.value as found, v.value - w.value as difference,
    v.line_first, v.line_last, w.line_first as other_line_first, w.line_last as other_line_last,
    count(*) filter (v.value > w.value) over (partition by v.document_id, v.series_id) * 2 < count(*) over (partition by v.document_id, v.series_id) as is_rare
  from parts as v
  join internal.cells as w on (w.document_id, w.series_id, w.year) = (v.document_id, v.parent_series_id, v.year)
  where w.value >= 0 and w.qualifier is null
),

greater as materialized (select * from compared where difference > 0 and is_rare)

select x.* exclude (parent_series_id, series_id, is_rare), x.series_id as subject_id, c.place, internal.shortened(c.own_name) as name, internal.shortened(p.own_name) as whole, c.unit
from greater as x
join internal.rows as c using (document_id, series_id)
join internal.rows as p on (p.document_id, p.series_id) = (x.document_id, x.parent_series_id)
where c.unit_letters = p.unit_letters
  -- A mean may be greater for a part than for the whole; a row whose parts mostly exceed it is no whole of theirs.
  and not internal.says_average(c.language, p.folded_name) and not internal.says_average(c.language, c.folded_name)
order by x.document_id, x.line_first, x.year
