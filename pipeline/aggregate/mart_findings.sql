-- description: Findings by check: how many, how grave, and how many a reviewer dismissed. Checks that found nothing are there with none.
-- key: check_id, severity, origin
-- check_id: Check.
-- severity: How grave its findings are.
-- origin: Whether the document contradicts itself or the reading may be at fault.
-- title_kk: Title of the check in Kazakh.
-- title_ru: Title of the check in Russian.
-- title_en: Title of the check in English.
-- findings: Findings of the check.
-- dismissed: Those of them that a reviewer dismissed.

with found as (
  select document_id, check_id, severity, origin, count(*) as findings, count(*) filter (review = 'dismissed') as dismissed
  from findings
  group by all
)

select c.document_id, c.check_id, coalesce(f.severity, c.severity) as severity, coalesce(f.origin, c.origin) as origin,
  c.title_kk, c.title_ru, c.title_en, coalesce(f.findings, 0) as findings, coalesce(f.dismissed, 0) as dismissed
from checks as c
left join found as f using (document_id, check_id)
order by c.document_id, case coalesce(f.severity, c.severity) when 'error' then 1 when 'warning' then 2 else 3 end, findings desc, c.check_id, origin
