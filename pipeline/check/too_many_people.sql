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
  select s.*, n.role,
    unnest(regexp_extract_all(internal.folded(s.sentence), '(\d[\d ]*(?:,\d+)?\s*(?:' || trim(replace(n.pattern, '^', ''), '$') || ')\.?\s+(?:\p{L}+\s+)?(?:' || regexp_replace(p.pattern, '^\([^)]*\)\(', '(') || ')\p{L}*)', 1)) as found
  from internal.sentences as s
  join documents as d using (document_id)
  join internal.naming as n on n.language = d.language and n.role in ('thousand', 'million')
  join internal.naming as p on (p.language, p.role) = (d.language, 'people')
)

select document_id, paragraph_id as subject_id, found as item, found, line_first, line_last
from counts
where try_cast(replace(replace(regexp_extract(found, '^(\d[\d ]*(?:,\d+)?)', 1), ' ', ''), ',', '.') as double) >= case role when 'thousand' then 10000 else 1000 end
order by document_id, line_first, found
