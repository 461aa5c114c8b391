-- id: growth_against_levels
-- severity: warning
-- origin: source
-- asks: Where one row tells by how many per cent something grows on the year before, and another its amount, do the two agree in every year?
-- why: Compared only where every word of the amount's name is in the name of the growth, and where the two agree in one year at least, as far as
--   the printed digits go. A growth is read as per cent of the year before, or as what is added to it, whichever fits.
-- title_kk: Өсім пайызы мөлшерлерінен шықпайды
-- title_ru: Рост в процентах не следует из самих сумм
-- title_en: Growth in per cent does not follow from the amounts
-- message_kk: «{name}», {year} жыл: {place} – алдыңғы жылға {found} %, ал {other_place} мөлшерлері бойынша {expected} % ({before} – {now} {other_unit}).
-- message_ru: «{name}», {year} год: {place} – {found} % к предыдущему году, а по суммам, которые дает {other_place}, – {expected} % ({before} – {now} {other_unit}).
-- message_en: “{name}”, {year}: {place} – {found} % of the year before, but the amounts in {other_place} make it {expected} % ({before} – {now} {other_unit}).

with named as (
  select r.document_id, r.series_id, r.table_id, r.language, r.name, r.place, r.unit, r.is_percent, r.is_money, concat_ws(' ', p.name, r.own_name) as full_name,
    internal.says_on_year_before(r.language, internal.folded(concat_ws(' ', p.name, r.own_name))) as is_growth
  from internal.rows as r
  left join series as p on (p.document_id, p.series_id) = (r.document_id, r.parent_series_id)
  where r.kind <> 'budget_line' and coalesce(r.block, '') <> 'volume' and (r.is_percent or r.is_money)
),

-- Growths, and amounts of documents that have any.
worded as materialized (
  select *, list_distinct(list_filter(internal.words(regexp_replace(full_name, '\([^)]*\)', ' ', 'g')), lambda w: len(w) > 2 and not internal.says_filler(language, w))) as words, list_transform(words, lambda w: left(w, 3)) as beginnings
  from named
  where is_percent and is_growth or is_money and not is_growth and document_id in (select document_id from named where is_percent and is_growth)
),

pairs as (
  select g.document_id, g.series_id, g.name, g.place, a.series_id as amount_id, a.unit as other_unit, a.place as other_place
  from worded as g
  join worded as a on a.document_id = g.document_id and a.is_money and a.table_id <> g.table_id
  where g.is_percent and g.is_growth and not a.is_growth
    and len(a.words) >= 4 and len(a.words) * 2 >= len(g.words)
    -- First by beginnings, which is quick.
    and list_has_all(g.beginnings, a.beginnings) and len(internal.words_beyond(a.words, g.words)) = 0
),

compared as (
  select p.*, g.year, g.value as found, g.rounding::double as rounding, b.value as before, n.value as now, n.value::double / b.value * 100 as growth,
    (n.value - n.rounding)::double / (b.value + b.rounding) * 100 - g.rounding as lowest, (n.value + n.rounding)::double / (b.value - b.rounding) * 100 + g.rounding as highest,
    g.line_first, g.line_last, n.line_first as other_line_first, n.line_last as other_line_last
  from pairs as p
  join internal.cells as g on (g.document_id, g.series_id) = (p.document_id, p.series_id)
  join internal.cells as n on (n.document_id, n.series_id, n.year) = (p.document_id, p.amount_id, g.year)
  join internal.cells as b on (b.document_id, b.series_id, b.year) = (p.document_id, p.amount_id, g.year - 1)
  where g.value is not null and n.value is not null and b.value > 1 and g.qualifier is null and n.qualifier is null and b.qualifier is null
),

judged as (
  select *, found between lowest and highest or found + 100 between lowest and highest as holds from compared
),

decided as (
  select *, count(*) filter (holds) over (partition by document_id, series_id, amount_id) as held, count(*) over (partition by document_id, series_id, amount_id) as years from judged
)

select document_id, series_id as subject_id, name, place, other_place, other_unit, year, round(growth, 1)::decimal(20, 4) as expected, found, found - round(growth, 1)::decimal(20, 4) as difference,
  before, now, line_first, line_last, other_line_first, other_line_last
from decided
where held >= 1 and not holds
-- Of several amounts that fit, that which agrees most often.
qualify row_number() over (partition by document_id, series_id, year order by held desc, amount_id) = 1
order by document_id, line_first, year
