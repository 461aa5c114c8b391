-- id: unclaimed_lines
-- severity: warning
-- origin: extraction
-- asks: Which lines of the source did no reader take?
-- why: What was not read is missing from every table. A few such lines are a loss to look at; where they are more than one printed line in
--   twenty, the reading as a whole cannot be trusted, and that is an error.
-- title_kk: Оқылмаған жолдар
-- title_ru: Непрочитанные строки
-- title_en: Lines that were not read
-- message_kk: {line_first}–{line_last} жолдардан {lines} жол оқылмады: «{found}».
-- message_ru: Не прочитаны строки {line_first}–{line_last}, всего {lines}: «{found}».
-- message_en: Lines {line_first}–{line_last}: {lines} not read: “{found}”.

with printed as (
  select *, row_number() over (partition by document_id order by line_no) - row_number() over (partition by document_id, element order by line_no) as run
  from lines
  where element <> 'blank'
),

documents_read as (
  select document_id, count(*) filter (element = 'unclaimed') > count(*) * 0.05 as is_mostly_unread
  from printed
  group by document_id
)

-- One finding a run of lines; one for the whole text where it is mostly unread.
select document_id, case when is_mostly_unread then 'document' else 'lines:' || min(line_no) end as subject_id, count(*) as lines,
  case when is_mostly_unread then 'error' else 'warning' end as severity, left(trim(arg_min(text, line_no)), 120) as found,
  min(line_no) as line_first, max(line_no) as line_last
from printed
join documents_read using (document_id)
where element = 'unclaimed'
group by document_id, is_mostly_unread, case when is_mostly_unread then 0 else run end
order by document_id, line_first
