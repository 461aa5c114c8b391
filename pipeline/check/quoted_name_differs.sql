-- id: quoted_name_differs
-- severity: note
-- origin: source
-- asks: Which names in quotation marks are elsewhere written with another letter in one of their abbreviations?
-- why: One system or programme under two names cannot be looked up. Words may be inflected, abbreviations are not: only these are compared, and only
--   in names that are the same otherwise. The rarer spelling is reported.
-- title_kk: Тырнақшадағы атау басқа жерде өзгеше жазылған
-- title_ru: Название в кавычках в другом месте написано иначе
-- title_en: Name in quotation marks is spelled otherwise elsewhere
-- message_kk: «{found}» атауы басқа жерде «{expected}» деп жазылған.
-- message_ru: Название «{found}» в другом месте написано как «{expected}».
-- message_en: The name “{found}” is written “{expected}” elsewhere.

with texts as (
  select document_id, capability_id as record_id, text, line_first, line_last from capabilities
  union all
  select document_id, cooperation_id, text, line_first, line_last from cooperation
  union all
  select document_id, measure_id, text, line_first, line_last from measures
  union all
  select document_id, paragraph_id, text, line_first, line_last from paragraphs
),

quoted as (
  select document_id, record_id, line_first, line_last, unnest(regexp_extract_all(text, '["«“]\s*([^"«»“”]{6,120}?)\s*["»”]', 1)) as name from texts
),

names as (
  select *, internal.words(name) as words, regexp_split_to_array(name, '[^\p{L}\p{N}]+').list_filter(lambda w: w <> '') as typed, internal.letters(name) as letters from quoted
),

counted as (
  select document_id, letters, any_value(words) as words, any_value(typed) as typed, count(*) as times, arg_min(record_id, line_first) as record_id, arg_min(name, line_first) as name, min(line_first) as line_first, arg_min(line_last, line_first) as line_last
  from names
  group by all
),

pairs as (
  select a.document_id, a.record_id as subject_id, a.name as found, b.name as expected, a.line_first, a.line_last, b.line_first as other_line_first, b.line_last as other_line_last,
    list_filter(generate_series(1, len(a.words)), lambda i: a.words[i] <> b.words[i]) as places, a.typed, b.typed as other_typed, a.words, b.words as other_words
  from counted as a
  join counted as b on b.document_id = a.document_id and len(b.words) = len(a.words) and len(b.letters) = len(a.letters) and b.letters <> a.letters
    and (a.times, -a.line_first) < (b.times, -b.line_first)
  where len(a.words) >= 3 and len(a.typed) = len(a.words) and len(b.typed) = len(b.words)
)

select document_id, subject_id, found as item, found, expected, line_first, line_last, other_line_first, other_line_last
from pairs
where len(places) = 1 and regexp_full_match(typed[places[1]], '\p{Lu}{2,}') and regexp_full_match(other_typed[places[1]], '\p{Lu}{2,}')
  and internal.letters_apart(words[places[1]], other_words[places[1]]) = 1
qualify row_number() over (partition by document_id, subject_id, found order by other_line_first) = 1
order by document_id, line_first, found
