-- id: stated_share
-- severity: warning
-- origin: source
-- asks: Where a sentence gives two counts and calls the one so many per cent of the other, is the per cent right?
-- why: Such a sentence contradicts itself. Compared only where just two of its numbers count in one and the same multiplier (or no other number
--   stands there), as far as the rounding of all three goes, and where the per cent comes near to the true one.
-- title_kk: Сөйлемдегі үлес сандарына сай емес
-- title_ru: Доля в предложении не следует из его чисел
-- title_en: Share of a sentence does not follow from its numbers
-- message_kk: Сөйлемде {part} – {whole} санының {found} %-ы делінген; шын мәнінде {expected} %: «{sentence}».
-- message_ru: В предложении {part} названы {found} % от {whole}; на деле {expected} %: «{sentence}».
-- message_en: The sentence calls {part} {found} % of {whole}; it is {expected} %: “{sentence}”.

with told as materialized (
  select * from internal.sentences where contains(sentence, '%') and internal.says_part_of(language, folded) and not internal.says_change_by(language, folded)
),

numbered as materialized (
  select *, regexp_extract_all(sentence, '(\d{1,3}(?:[.,]\d+)?)\s*%', 1) as percents,
    -- Every number with the word after it; a year is none.
    list_filter(
      list_transform(
        regexp_extract_all(folded, '\d+(?: \d{3})*(?:,\d+)?(?:\s*%|\s+\p{L}+)?'),
        lambda t: {'raw': regexp_extract(t, '^[\d ]*\d(?:,\d+)?'), 'word': regexp_extract(t, '(%|\p{L}+)$', 1)}
      ),
      lambda n: n.word <> '%' and not regexp_matches(n.raw, '^(19|20)\d\d$')
    ) as numbers
  from told
),

scaled as (
  select *,
    list_filter(numbers, lambda n: internal.says_thousand(language, n.word) or internal.says_million(language, n.word) or internal.says_billion(language, n.word)) as multiples
  from numbered
  where len(percents) = 1
),

pairs as (
  select * exclude (numbers, multiples), len(multiples) = 2 as is_scaled, case when len(multiples) = 2 and multiples[1].word = multiples[2].word then multiples when len(multiples) = 0 and len(numbers) = 2 then numbers end as pair
  from scaled
),

counts as (
  select *, replace(replace(pair[1].raw, ' ', ''), ',', '.')::decimal(20, 4) as first, replace(replace(pair[2].raw, ' ', ''), ',', '.')::decimal(20, 4) as second,
    internal.rounding(pair[1].raw)::double as first_rounding, internal.rounding(pair[2].raw)::double as second_rounding, replace(percents[1], ',', '.')::decimal(20, 4) as found
  from pairs
  where pair is not null
),

compared as (
  select *, least(first, second) as part, greatest(first, second) as whole,
    trim(concat_ws(' ', pair[1].raw, case when is_scaled then pair[1].word end)) as first_said, trim(concat_ws(' ', pair[2].raw, case when is_scaled then pair[2].word end)) as second_said,
    case when first <= second then first_rounding else second_rounding end as part_rounding, case when first <= second then second_rounding else first_rounding end as whole_rounding,
    internal.rounding(percents[1])::double as rounding
  from counts
  where least(first, second) >= 10
)

select document_id, paragraph_id as subject_id, case when first <= second then first_said else second_said end as part, case when first <= second then second_said else first_said end as whole, found, round(c.part::double / c.whole * 100, 1)::decimal(20, 4) as expected,
  found - round(c.part::double / c.whole * 100, 1)::decimal(20, 4) as difference, internal.shortened(sentence) as sentence, line_first, line_last
from compared as c
where not found between (c.part - part_rounding) / (c.whole + whole_rounding) * 100 - rounding and (c.part + part_rounding) / (c.whole - whole_rounding) * 100 + rounding
  and found between c.part::double / c.whole * 80 and c.part::double / c.whole * 125
order by document_id, line_first, c.part
