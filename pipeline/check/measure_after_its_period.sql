-- id: measure_after_its_period
-- severity: warning
-- origin: source
-- asks: Which measures name a period, are marked within it, and go on being marked after it?
-- why: What is planned for 2010–2012 is not carried out in 2015. Preparing a period before it begins is nothing odd, nor is looking back at one:
--   only a measure with marks in its period is judged, by the last year that it names.
-- title_kk: Іс-шара өз кезеңінен кейін де белгіленген
-- title_ru: Мероприятие отмечено и после своего срока
-- title_en: Measure marked after its own period
-- message_kk: {place}: «{name}» іс-шарасы {expected} жылдарға арналған, бірақ {found} жылдарға да белгіленген.
-- message_ru: {place}: мероприятие «{name}» рассчитано на {expected} годы, но отмечено и в годах: {found}.
-- message_en: {place}: the measure “{name}” is for {expected}, but is marked for these years too: {found}.

with periods as (
  select m.*, unnest(regexp_extract_all(m.text, '(?:^|[^\d-])((?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d)(?:[^\d-]|$)', 1)) as period
  from measures as m
),

spans as (
  select document_id, measure_id, min(left(period, 4)::integer) as first_year, max(right(period, 4)::integer) as last_year
  from periods
  group by all
  having bool_and(left(period, 4) < right(period, 4))
),

marked as (
  select document_id, measure_id, s.first_year, s.last_year, count(*) filter (y.year between s.first_year and s.last_year) as within_period,
    string_agg(distinct y.year::varchar, ', ' order by y.year::varchar) filter (y.year > s.last_year) as found
  from spans as s
  join measure_years as y using (document_id, measure_id)
  where y.year is not null and y.mark = 'cross'
  group by all
)

select document_id, m.measure_id as subject_id, {'kind': 'measures', 'number': o.number, 'title': internal.shortened(o.title)} as place,
  coalesce(m.number || ' ', '') || internal.shortened(m.text) as name, k.first_year || '–' || k.last_year as expected, k.found, m.line_first, m.line_last
from marked as k
join measures as m using (document_id, measure_id)
left join outline as o on (o.document_id, o.node_id) = (m.document_id, m.task_id)
where k.within_period > 0 and k.found is not null
order by document_id, m.line_first
