-- id: stated_growth
-- severity: warning
-- origin: source
-- asks: Where a sentence gives two counts and the per cent between them, is the per cent right?
-- why: Such a sentence contradicts itself. Compared only where it holds no other number, and the per cent comes near to the true one.
-- title_kk: Сөйлемдегі пайыз сандарына сай емес
-- title_ru: Процент в предложении не следует из его чисел
-- title_en: Per cent of a sentence does not follow from its numbers
-- message_kk: Сөйлемде {first} және {second} сандары аталып, айырмасы {found} % делінген; шын мәнінде {expected} %: «{sentence}».
-- message_ru: В предложении названы {first} и {second}, а разница между ними – {found} %; на деле {expected} %: «{sentence}».
-- message_en: The sentence names {first} and {second} and calls the difference {found} %; it is {expected} %: “{sentence}”.

with counted as (
  select *,
    list_filter(list_transform(regexp_extract_all(regexp_replace(sentence, '(\d),(\d)', '\1.\2', 'g'), '[\d.]*\d\s*%?'), lambda t: trim(t)), lambda t: not regexp_matches(t, '^(19|20)\d\d$')) as numbers
  from internal.sentences
),

told as (
  select *, try_cast(replace(list_filter(numbers, lambda t: ends_with(t, '%'))[1], '%', '') as decimal(20, 4)) as found,
    list_filter(numbers, lambda t: ends_with(t, '%'))[1] as percent,
    list_transform(list_filter(numbers, lambda t: regexp_matches(t, '^\d{3,9}$')), lambda t: t::decimal(20, 4)) as counts
  from counted
  where len(numbers) = 3 and len(list_filter(numbers, lambda t: ends_with(t, '%'))) = 1
),

compared as (
  select *, counts[1] as first, counts[2] as second, round(abs(counts[1] / counts[2] - 1) * 100, 1)::decimal(20, 4) as expected, abs(counts[1]::double / counts[2] - 1) * 100 as growth
  from told
  where len(counts) = 2 and internal.says_change_by(language, folded)
)

select document_id, paragraph_id as subject_id, first, second, expected, found, found - expected as difference, internal.shortened(sentence) as sentence, line_first, line_last
from compared
where abs(growth - found) > 0.5 / pow(10, len(regexp_extract(percent, '\.(\d+)', 1))) and growth between found / 1.5 and found * 1.5
order by document_id, line_first
