-- id: indicator_in_two_tables
-- severity: warning
-- origin: source
-- asks: Does one indicator, printed under the same name and unit in two tables, hold the same value for the same year?
-- why: A plan promises one thing once. Indicators of two passports are not compared: each programme has results of its own.
-- title_kk: Бір көрсеткіштің екі кестедегі мәні әртүрлі
-- title_ru: Один показатель с разными значениями в двух таблицах
-- title_en: One indicator with two values
-- message_kk: «{name}», {year} жыл: {place} – {found}, ал {other_place} – {expected} ({unit}); айырмасы {difference}.
-- message_ru: «{name}», {year} год: {place} – {found}, а {other_place} – {expected} ({unit}); разница {difference}.
-- message_en: “{name}”, {year}: {place} – {found}, but {other_place} – {expected} ({unit}); difference {difference}.

with indicators as (
  select *, internal.letters(name) as letters,
    case kind when 'goal_indicator' then 1 when 'task_indicator' then 2 else 3 end as rank
  from internal.rows
  where kind <> 'budget_line' and coalesce(block, '') <> 'volume'
)

select b.document_id, b.series_id as subject_id, b.name, b.unit, b.place, a.place as other_place, v.year, u.value as expected, v.value as found, v.value - u.value as difference,
  v.line_first, v.line_last, u.line_first as other_line_first, u.line_last as other_line_last
from indicators as a
join indicators as b on (b.document_id, b.letters, b.unit_letters) = (a.document_id, a.letters, a.unit_letters)
  and (a.rank, a.line_first, a.series_id) < (b.rank, b.line_first, b.series_id) and a.rank < 3 and a.table_id <> b.table_id
join internal.cells as u on (u.document_id, u.series_id) = (a.document_id, a.series_id)
join internal.cells as v on (v.document_id, v.series_id, v.year) = (b.document_id, b.series_id, u.year)
-- A name of a few letters may well be two things.
where len(a.letters) >= 15 and abs(u.value - v.value) > 0
qualify row_number() over (partition by b.document_id, b.series_id, v.year order by a.rank, a.line_first) = 1
order by b.document_id, v.line_first, v.year
