-- id: too_many_people
-- severity: note
-- origin: source
-- asks: Where does the prose count people in numbers that no country has: thousands of ten thousands, millions of thousands?
-- why: The word after the number is almost always one step too high: «5469,1 million people» were thousands.
-- title_kk: Мүмкін болмайтын адам саны
-- title_ru: Невозможное число людей
-- title_en: Impossible number of people
-- message_kk: Мәтінде адам саны «{found}» деп берілген; өлшемі бір саты жоғары болуы мүмкін.
-- message_ru: В тексте число людей дано как «{found}»; слово после числа, вероятно, на ступень выше нужного.
-- message_en: The prose counts people as “{found}”; the word after the number is probably one step too high.

with counts as (
  select document_id, paragraph_id, line_first, line_last, 10000 as most, unnest(internal.said_thousands_of_people(language, folded)) as found
  from internal.sentences
  where has_number

  union all

  select document_id, paragraph_id, line_first, line_last, 1000, unnest(internal.said_millions_of_people(language, folded))
  from internal.sentences
  where has_number
)

select document_id, paragraph_id as subject_id, found as item, found, line_first, line_last
from counts
where try_cast(replace(replace(regexp_extract(found, '^(\d[\d ]*(?:,\d+)?)', 1), ' ', ''), ',', '.') as double) >= most
order by document_id, line_first, found
