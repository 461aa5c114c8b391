-- id: number_repeated
-- severity: warning
-- origin: source
-- asks: Which items of one list bear the same number?
-- why: A number that stands twice no longer names one item; often one of the two was added, or the other should have been deleted.
--   A list that begins again at 1 has rather lost a heading in the reading: a note.
-- title_kk: Нөмір қайталанған
-- title_ru: Номер повторяется
-- title_en: Number is repeated
-- message_kk: {place}: {number} нөмірі қайталанған – «{first_text}» және «{text}».
-- message_ru: {place}: номер {number} повторяется – «{first_text}» и «{text}».
-- message_en: {place}: number {number} is repeated – “{first_text}” and “{text}”.

with repeated as (
  select *, row_number() over list as turn, first_value(text) over list as first_text, first_value(line_first) over list as other_line_first, first_value(line_last) over list as other_line_last,
    n = 1 and lag(n) over (partition by document_id, list order by line_first, record_id) > 1 as begins_again
  from internal.numbered
  where n is not null
  window list as (partition by document_id, list, n order by line_first, record_id)
)

select document_id, record_id as subject_id, place, n::varchar as number, internal.shortened(text) as text, internal.shortened(first_text) as first_text, n::varchar as found,
  case when begins_again then 'note' else 'warning' end as severity, case when begins_again then 'extraction' else 'source' end as origin,
  line_first, line_last, other_line_first, other_line_last
from repeated
where turn > 1
order by document_id, line_first
