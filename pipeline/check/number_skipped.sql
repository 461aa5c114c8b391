-- id: number_skipped
-- severity: warning
-- origin: source
-- asks: Which lists skip a number that no deletion accounts for?
-- why: An item may have been lost, or deleted without the note that says by which decree.
-- title_kk: Нөмір қалып қойған
-- title_ru: Пропущен номер
-- title_en: Number is skipped
-- message_kk: {place}: {before} нөмірінен кейін {after} тұр, {missing} нөмірі жоқ және оның алып тасталғаны айтылмаған.
-- message_ru: {place}: после номера {before} идет {after}; номера {missing} нет, и о его исключении не сказано.
-- message_en: {place}: number {before} is followed by {after}; there is no {missing}, and no note that it was deleted.

with lists as (
  select document_id, list, list(distinct n) as numbers, max(n) as highest, min(line_first) as line_first, max(line_last) as line_last, any_value(place) as place
  from internal.numbered
  where n is not null
  group by all
  having count(*) >= 2 and highest <= count(distinct n) + 3
),

missing as (
  select l.*, m.missing, list_max(list_filter(l.numbers, lambda x: x < m.missing)) as before, list_min(list_filter(l.numbers, lambda x: x > m.missing)) as after
  from lists as l
  cross join lateral (select unnest(generate_series(1, l.highest)) as missing) as m
  where not list_contains(l.numbers, m.missing)
)

select m.document_id, a.record_id as subject_id, m.missing::varchar as item, m.place, coalesce(m.before, 0) as before, m.after, m.missing, m.missing::varchar as expected, m.after::varchar as found,
  a.line_first, a.line_last, b.line_first as other_line_first, b.line_last as other_line_last
from missing as m
join internal.numbered as a on (a.document_id, a.list, a.n) = (m.document_id, m.list, m.after)
left join internal.numbered as b on (b.document_id, b.list, b.n) = (m.document_id, m.list, m.before)
where not exists (
    from deletions as d
    where d.document_id = m.document_id and regexp_extract(d.number, '^\s*(\d+)', 1) = m.missing::varchar and d.line_first between coalesce(b.line_first, m.line_first - 60) and a.line_last
  )
qualify row_number() over (partition by m.document_id, m.list, m.missing order by a.line_first) = 1
order by m.document_id, a.line_first
