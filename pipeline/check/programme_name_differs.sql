-- id: programme_name_differs
-- severity: warning
-- origin: source
-- asks: Does a programme bear the same name in its passport and in the budget summary?
-- why: Under two names it is not sure that both speak of one programme; endings, case, spacing and look-alike letters make no other name.
-- title_kk: Паспорттағы және жинақтағы атау әртүрлі
-- title_ru: Названия в паспорте и в своде различаются
-- title_en: Names in passport and summary differ
-- message_kk: {programme_code} бағдарламасы паспортта «{expected}» деп, бюджет шығыстарының жинағында «{found}» деп аталған.
-- message_ru: Программа {programme_code} в паспорте названа «{expected}», а в своде бюджетных расходов – «{found}».
-- message_en: Programme {programme_code} is called “{expected}” in its passport and “{found}” in the budget summary.

with named as (
  select p.document_id, l.series_id as subject_id, p.programme_code, p.name as expected, s.name as found,
    s.line_first, s.line_last, p.line_first as other_line_first, p.line_last as other_line_last,
    list_filter(internal.words(p.name), lambda w: not internal.says_filler(d.language, w)) as own, list_filter(internal.words(s.name), lambda w: not internal.says_filler(d.language, w)) as other
  from programmes as p
  join documents as d using (document_id)
  join internal.programme_lines as l using (document_id, programme_code)
  join series as s on (s.document_id, s.series_id) = (l.document_id, l.series_id)
  where internal.letters(p.name) <> internal.letters(s.name) and not s.starred
),

compared as materialized (
  select *, len(internal.words_beyond(own, other)) + len(internal.words_beyond(other, own)) as strange from named
)

select * exclude (own, other, strange),
  -- The same words in another order are a slip of the pen, not another name.
  case when strange = 0 then 'note' else 'warning' end as severity
from compared
where strange > 0
  or array_to_string(list_transform(own, lambda w: left(w, 4)), ' ') <> array_to_string(list_transform(other, lambda w: left(w, 4)), ' ')
order by document_id, line_first
