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

with documents_read as (
  select document_id, count(*) filter (element = 'unclaimed') > count(*) * 0.05 as is_mostly_unread
  from lines
  where element <> 'blank'
  group by document_id
  having count(*) filter (element = 'unclaimed') > 0
),

unclaimed as (
  select l.document_id, l.line_no, l.text, d.is_mostly_unread
  from lines as l
  join documents_read as d using (document_id)
  where l.element = 'unclaimed'
),

-- Lines between which only blank ones stand are one run; it is known by the line before it.
runs as (
  select u.document_id, u.line_no, max(l.line_no) as run
  from unclaimed as u
  join lines as l on l.document_id = u.document_id and l.line_no < u.line_no
  where not u.is_mostly_unread and l.element not in ('blank', 'unclaimed')
  group by all
)

select u.document_id, case when u.is_mostly_unread then 'document' else 'lines:' || min(u.line_no) end as subject_id, count(*) as lines,
  case when u.is_mostly_unread then 'error' else 'warning' end as severity, left(trim(arg_min(u.text, u.line_no)), 120) as found,
  min(u.line_no) as line_first, max(u.line_no) as line_last
from unclaimed as u
left join runs as r on (r.document_id, r.line_no) = (u.document_id, u.line_no)
group by u.document_id, u.is_mostly_unread, r.run
order by u.document_id, line_first
