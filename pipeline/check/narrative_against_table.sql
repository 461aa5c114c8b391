-- id: narrative_against_table
-- severity: warning
-- origin: source
-- asks: Does the prose give a figure for a year that a table contradicts?
-- why: Compared only where the prose names every word of the indicator, one year of the plan's tables, and the unit. A heading with several rows is
--   contradicted only by a figure that none of them has. A figure that says «up to», and is kept, is a note.
-- title_kk: Мәтіндегі сан кестеге қайшы
-- title_ru: Число в тексте противоречит таблице
-- title_en: Figure in the prose contradicts a table
-- message_kk: Мәтінде «{name}» үшін {year} жылға {found} {unit} деп жазылған, ал кестеде ({place}) – {expected} {unit}.
-- message_ru: В тексте для «{name}» на {year} год названо {found} {unit}, а в таблице ({place}) – {expected} {unit}.
-- message_en: For “{name}” the prose gives {found} {unit} in {year}, but the table ({place}) prints {expected} {unit}.

with rows_named as materialized (
  -- A row that stands under a heading without values of its own is known by the heading: several rows, one subject.
  select r.document_id, r.series_id, r.place, r.unit, r.is_percent, r.language,
    case when h.series_id is null then r.series_id else h.series_id end as subject_id, internal.shortened(coalesce(h.own_name, r.own_name)) as name,
    r.unit_letters, list_filter(internal.words(regexp_replace(coalesce(h.own_name, r.own_name), '\([^)]*\)', ' ', 'g')), lambda w: len(w) > 2 and not internal.says_filler(r.language, w)) as words,
    list_transform(words, lambda w: left(w, 3)) as beginnings
  from internal.rows as r
  left join internal.rows as h on (h.document_id, h.series_id) = (r.document_id, r.parent_series_id)
    and not exists (from observations as o where (o.document_id, o.series_id) = (h.document_id, h.series_id))
  where r.kind in ('goal_indicator', 'task_indicator', 'programme_indicator') and (r.parent_series_id is null or h.series_id is not null)
),

said as materialized (
  -- Facts: subject, unit and year were read with confidence.
  select f.document_id, f.fact_id as source_id, internal.words(f.subject) as words, f.value, f.value_max, internal.letters(f.unit) as unit, regexp_matches(f.unit, '^\s*%') as is_percent, f.year, f.qualifier,
    internal.rounding(regexp_replace(f.value::varchar, '\.?0+$', '')) as rounding,
    f.value as said_first, true as is_fact, f.line_first, f.line_last
  from facts as f
  join years as y on (y.document_id, y.year) = (f.document_id, f.year)
  where f.value is not null

  union all

  -- Sentences that name one year and one per cent or more: the first is what is said, the others may be.
  select s.document_id, s.paragraph_id || '.' || s.ordinal, internal.words(s.sentence), replace(p.percent, ',', '.')::decimal(20, 4), null, '', true, s.year, null, internal.rounding(p.percent), replace(s.percents[1], ',', '.')::decimal(20, 4), false, s.line_first, s.line_last
  from (
    select *, list_distinct(regexp_extract_all(sentence, '\b((?:19|20)\d\d)\b', 1)) as years_named, regexp_extract_all(sentence, '(\d{1,3}(?:,\d+)?)\s*%', 1) as percents, years_named[1]::integer as year
    from internal.sentences
    where has_number
  ) as s
  join years as y on (y.document_id, y.year) = (s.document_id, s.year)
  cross join lateral (select unnest(s.percents) as percent) as p
  where len(s.years_named) = 1
),

texts as materialized (
  select distinct document_id, source_id, words, list_distinct(list_transform(words, lambda w: left(w, 3))) as beginnings from said
),

-- Indicators all of whose words a text has: first by beginnings, which is quick.
spoken_of as materialized (
  select t.document_id, t.source_id, r.series_id
  from (select *, unnest(beginnings) as beginning from texts) as t
  join rows_named as r on r.document_id = t.document_id and r.beginnings[1] = t.beginning
  where len(r.words) >= 2 and list_has_all(t.beginnings, r.beginnings) and len(internal.words_beyond(r.words, t.words)) = 0
),

matched as (
  select s.*, r.subject_id, r.name, r.place, r.unit as row_unit, c.value as printed, c.rounding as row_rounding
  from said as s
  join spoken_of as t on (t.document_id, t.source_id) = (s.document_id, s.source_id)
  join rows_named as r on (r.document_id, r.series_id) = (t.document_id, t.series_id) and (s.is_percent and r.is_percent or s.unit <> '' and s.unit = r.unit_letters)
  join internal.cells as c on (c.document_id, c.series_id, c.year) = (r.document_id, r.series_id, s.year)
  where c.value is not null
    -- Words that the indicator does not have may make the prose speak of something narrower.
    and case when s.is_fact then len(internal.words_beyond(s.words, r.words)) * 2 <= len(r.words) + 1 else len(r.words) >= 5 end
),

judged as (
  select document_id, source_id, subject_id, year, is_fact, bool_or(abs(printed - value) <= rounding or coalesce(abs(printed - value_max) <= rounding, false)) as agrees,
    any_value(name) as name, any_value(place) as place, any_value(row_unit) as unit, any_value(said_first) as found, arg_min(printed, abs(printed - said_first)) as expected,
    bool_or(qualifier = 'at_most' and printed <= value or qualifier = 'at_least' and printed >= value) as is_kept, any_value(line_first) as line_first, any_value(line_last) as line_last
  from matched
  group by all
),

-- A statement that agrees with one of the indicators that it names speaks of that one.
decided as (
  select *, bool_or(agrees) over (partition by document_id, source_id) as agrees_somewhere from judged
)

select d.document_id, d.subject_id, d.name, d.place, d.unit, d.year, d.expected, d.found, d.found - d.expected as difference,
  case when d.is_kept then 'note' else 'warning' end as severity, d.line_first, d.line_last, s.line_first as other_line_first, s.line_last as other_line_last
from decided as d
join series as s on (s.document_id, s.series_id) = (d.document_id, d.subject_id)
where not d.agrees and not d.agrees_somewhere
qualify row_number() over (partition by d.document_id, d.subject_id, d.year order by d.is_fact desc, d.line_first) = 1
order by d.document_id, d.line_first
