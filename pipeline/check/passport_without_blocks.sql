-- id: passport_without_blocks
-- severity: note
-- origin: source
-- asks: Which blocks of a passport hold neither rows nor text, not even the mark that there are none?
-- why: Results, quality and efficiency are what money is held to. A passport without a volume is a warning. Where lines of the passport were not
--   read, it is not the document that is silent: these lines are findings of their own.
-- title_kk: Паспорттың бос блоктары
-- title_ru: Пустые блоки паспорта
-- title_en: Empty blocks of a passport
-- message_kk: {name} паспортында мыналар бойынша ештеңе жоқ: {blocks:term}.
-- message_ru: Паспорт – {name}: ничего не указано в блоках: {blocks:term}.
-- message_en: The passport of {name} says nothing under: {blocks:term}.

with passports as (
  select p.document_id, p.programme_code, p.line_first, coalesce(lead(p.line_first) over (partition by p.document_id order by p.line_first), s.line_first, 2147483647) as next_line
  from programmes as p
  left join source_tables as s on s.document_id = p.document_id and s.kind = 'budget_summary' and s.line_first > p.line_first
),

unread as (
  select distinct p.document_id, p.programme_code
  from passports as p
  join lines as l on l.document_id = p.document_id and l.line_no > p.line_first and l.line_no < p.next_line
  where l.element = 'unclaimed'
),

blocks as (
  select p.document_id, p.programme_code, p.line_first, p.line_last, b.block, b.place
  from programmes as p
  cross join (values ('direct', 1), ('final', 2), ('quality', 3), ('efficiency', 4), ('volume', 5)) as b(block, place)
  where not exists (from series as s where (s.document_id, s.kind, s.programme_code, s.block) = (p.document_id, 'programme_indicator', p.programme_code, b.block))
    and not exists (from programme_texts as t where (t.document_id, t.programme_code, t.block) = (p.document_id, p.programme_code, b.block))
    and (p.document_id, p.programme_code) not in (from unread)
)

select b.document_id, 'programme:' || b.programme_code as subject_id, n.name, string_agg(b.block, ',' order by b.place) as blocks, blocks as found,
  case when bool_or(b.block = 'volume') then 'warning' else 'note' end as severity, b.line_first, b.line_last
from blocks as b
join internal.names as n on (n.document_id, n.record_id) = (b.document_id, 'programme:' || b.programme_code)
group by b.document_id, b.programme_code, n.name, b.line_first, b.line_last
order by b.document_id, b.line_first
