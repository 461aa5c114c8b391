-- id: range_without_end
-- severity: warning
-- origin: source
-- asks: Where does the prose say «from so many of a thing to … of it» and give no second number?
-- why: The sentence promises an amount and withholds it. Only where the same thing is named twice: «from 2010 to this day» lacks nothing.
-- title_kk: Аралықтың екінші саны жоқ
-- title_ru: Нет второго числа диапазона
-- title_en: Range without its second number
-- message_kk: Мәтінде «{found}» деп жазылған: екінші сан көрсетілмеген.
-- message_ru: В тексте сказано «{found}»: второго числа нет.
-- message_en: The prose says “{found}”: the second number is not given.

with said as (
  select document_id, paragraph_id, sentence, folded, line_first, line_last, unnest(internal.said_from_to_bare(language, folded)) as found
  from internal.sentences
  where has_number
),

worded as (
  select *, list_filter(internal.words(found), lambda w: len(w) >= 3 and not regexp_matches(w, '\d')) as words from said
)

-- As it was typed.
select document_id, paragraph_id as subject_id, found as item, substring(sentence, strpos(folded, found), len(found)) as found, line_first, line_last
from worded
where len(list_filter(words, lambda w, i: len(list_filter(words[i + 1:], lambda o: internal.same_word(w, o))) > 0)) > 0
order by document_id, line_first, item
