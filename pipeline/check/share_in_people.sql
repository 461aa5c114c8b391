-- id: share_in_people
-- severity: note
-- origin: source
-- asks: Where does the prose tell a share in people?
-- why: A share is a part of a whole; «the share fell from 54204 people to 22041» means their number.
-- title_kk: Үлес адам санымен берілген
-- title_ru: Доля выражена числом людей
-- title_en: Share told in people
-- message_kk: Мәтінде үлес адам санымен берілген: «{found}».
-- message_ru: Доля в тексте выражена числом людей: «{found}».
-- message_en: The prose tells a share in people: “{found}”.

with said as (
  select document_id, paragraph_id, sentence, folded, line_first, line_last, unnest(internal.said_share_of_so_many(language, folded)) as found
  from internal.sentences
  where has_number
)

select document_id, paragraph_id as subject_id, found as item, substring(sentence, strpos(folded, found), len(found)) as found, line_first, line_last
from said
order by document_id, line_first, item
