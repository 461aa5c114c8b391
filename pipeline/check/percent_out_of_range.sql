-- id: percent_out_of_range
-- severity: warning
-- origin: source
-- asks: Which shares are more than 100 %, and which per cents more than 1000?
-- why: No share of a whole exceeds it; a per cent of five digits is a number of something else, or two cells run into one.
-- title_kk: Пайыз мүмкін болмайтын мәнге ие
-- title_ru: Невозможное значение в процентах
-- title_en: Per cent that cannot be
-- message_kk: {place}, «{name}», {year} жыл: {found} % болуы мүмкін емес.
-- message_ru: {place}: «{name}», {year} год: значение {found} % невозможно.
-- message_en: {place}: “{name}”, {year}: {found} % cannot be.

select r.document_id, r.series_id as subject_id, r.place, r.name, c.year, c.value as found, c.line_first, c.line_last
from internal.rows as r
join internal.cells as c using (document_id, series_id)
where r.is_percent and (c.value > 1000 or (c.value > 100 and internal.says_share(r.language, internal.head(r.own_name))))
  -- An average cost in per cent is another check's.
  and not (internal.says_cost(r.language, r.folded_name) and internal.says_average(r.language, r.folded_name)
    and not internal.says_change(r.language, r.folded_name))
order by r.document_id, r.line_first, c.year
