-- id: empty_block_with_rows
-- severity: warning
-- origin: source
-- asks: Which blocks of a passport are marked as empty, but hold rows?
-- why: A cross in place of a block says that there is nothing to measure; rows under it say the opposite.
-- title_kk: Бос деп белгіленген блокта жолдар бар
-- title_ru: В блоке с пометкой «нет» есть строки
-- title_en: Block marked empty holds rows
-- message_kk: {name} паспорты: «{block:term}» блогы бос деп белгіленген ({found}), бірақ онда жолдар бар: {rows}.
-- message_ru: Паспорт – {name}: блок «{block:term}» помечен как пустой ({found}), но в нем есть строки: {rows}.
-- message_en: Passport of {name}: the block “{block:term}” is marked empty ({found}), but holds rows: {rows}.

select t.document_id, 'programme:' || t.programme_code as subject_id, t.block as item, n.name, t.block, trim(t.text) as found, count(*) as rows,
  t.line_first, t.line_last, min(s.line_first) as other_line_first, max(s.line_last) as other_line_last
from programme_texts as t
join series as s on (s.document_id, s.programme_code, s.block, s.kind) = (t.document_id, t.programme_code, t.block, 'programme_indicator')
join internal.names as n on (n.document_id, n.record_id) = (t.document_id, 'programme:' || t.programme_code)
where regexp_matches(trim(t.text), '^[хХxX×\-–—]+$')
group by all
order by t.document_id, t.line_first
