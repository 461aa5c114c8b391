-- What checks compare with, beside the contract's tables: not exported. Words of a language come from `pipeline/lexicon/naming.ts`,
-- as macros, one a role: `internal.says_share(language, text)` and the like. Made before this file is run.

-- ── texts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Small letters, Latin look-alikes as Cyrillic: how a text reads, not how it was typed.
CREATE MACRO internal.folded(t) AS
  lower(translate(t, 'ABCEHIKMOPTXYaceiopxyhёЁ', 'АВСЕНІКМОРТХУасеіорхуһее'));

-- The letters and digits alone: the same for whatever case, spacing (also within words), punctuation.
CREATE MACRO internal.letters(t) AS regexp_replace(internal.folded(t), '[^\p{L}\p{N}]', '', 'g');

CREATE MACRO internal.words(t) AS list_filter(regexp_split_to_array(internal.folded(t), '[^\p{L}\p{N}]+'), lambda w: w <> '');

-- Both languages inflect at the end: two words that begin alike, for two thirds of the shorter and all but its last two letters, are one word.
CREATE MACRO internal.beginning(a, b) AS greatest(3, least(least(len(a), len(b)) - 2, ceil(least(len(a), len(b)) * 0.65)::INTEGER));
-- That the first three letters are the same is quickly seen, and mostly they are not.
CREATE MACRO internal.same_word(a, b) AS CASE WHEN left(a, 3) = left(b, 3) THEN left(a, internal.beginning(a, b)) = left(b, internal.beginning(a, b)) ELSE false END;

-- Words of one list that the other lacks. Most stand there letter by letter.
CREATE MACRO internal.words_beyond(own, other) AS
  list_filter(list_filter(own, lambda w: NOT list_contains(other, w)), lambda w: len(list_filter(other, lambda o: internal.same_word(w, o))) = 0);

-- How many letters two words of one length have apart; null for words of different lengths.
CREATE MACRO internal.letters_apart(a, b) AS
  CASE WHEN len(a) = len(b) THEN len(list_filter(generate_series(1, len(a)), lambda i: substring(a, i, 1) <> substring(b, i, 1))) END;

-- A name without what it says in parentheses and after a comma or colon: its head.
CREATE MACRO internal.head(t) AS
  trim(regexp_replace(regexp_replace(internal.folded(t), '\([^)]*\)', ' ', 'g'), '[,;:].*$', ''));

-- A long title, short enough for a sentence.
CREATE MACRO internal.shortened(t) AS
  CASE WHEN len(t) > 90 THEN regexp_replace(left(t, 88), '[\s,;:]+[^\s]*$', '') || '…' ELSE regexp_replace(t, '[\s.,;:]+$', '') END;

-- ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Half of the last printed digit: how far a rounded number may be from what it stands for.
CREATE MACRO internal.rounding(raw) AS (0.5 / pow(10, len(regexp_extract(raw, '[.,](\d+)\s*\D*$', 1))))::DECIMAL(20, 6);

-- A number as the plans print it.
CREATE MACRO internal.printed(n) AS
  replace(replace(regexp_replace(regexp_replace(format('{:,.4f}', n::DOUBLE), '0+$', ''), '\.$', ''), '.', ';'), ',', ' ').replace(';', ',');

-- ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW internal.names AS
-- What people call the records that a finding may be about: what it is, its number, its title.
SELECT document_id, node_id AS record_id, {'kind': level, 'number': number, 'title': internal.shortened(title)} AS name FROM outline
UNION ALL
SELECT document_id, 'programme:' || programme_code, {'kind': 'programme', 'number': programme_code, 'title': internal.shortened(name)} FROM programmes;

CREATE VIEW internal.places AS
-- Printed tables by what they are called: a kind, and whose they are.
SELECT t.document_id, t.table_id, t.kind, t.line_first, t.line_last, {'kind': t.kind, 'number': n.name.number, 'title': n.name.title} AS place
FROM source_tables AS t
LEFT JOIN internal.names AS n ON (n.document_id, n.record_id) = (t.document_id, t.owner_id);

CREATE VIEW internal.units AS
-- What units say, each once: many rows have the same. `scale`: how many ones it counts in.
SELECT language, unit, folded, internal.letters(unit) AS letters, internal.says_percent(language, folded) AS is_percent, internal.says_money(language, folded) AS is_money,
  CASE WHEN internal.says_billion(language, folded) THEN 1000000000 WHEN internal.says_million(language, folded) THEN 1000000 WHEN internal.says_thousand(language, folded) THEN 1000 ELSE 1 END AS scale
FROM (SELECT DISTINCT d.language, s.unit, internal.folded(s.unit) AS folded FROM series AS s JOIN documents AS d USING (document_id) WHERE s.unit IS NOT NULL);

CREATE VIEW internal.rows AS
-- Rows with the name that tells them apart: that of the row above it, and its own; and how their own name and unit read.
SELECT s.* EXCLUDE (name), s.name AS own_name, d.language,
  CASE WHEN p.name IS NULL THEN internal.shortened(s.name) ELSE internal.shortened(p.name) || ' – ' || internal.shortened(s.name) END AS name,
  internal.folded(s.name) AS folded_name, internal.letters(s.name) AS name_letters, u.folded AS folded_unit, u.letters AS unit_letters,
  coalesce(u.is_percent, false) AS is_percent, coalesce(u.is_money, false) AS is_money, coalesce(u.scale, 1) AS scale,
  coalesce(t.place, {'kind': s.kind, 'number': NULL, 'title': NULL}) AS place
FROM series AS s
JOIN documents AS d USING (document_id)
LEFT JOIN series AS p ON (p.document_id, p.series_id) = (s.document_id, s.parent_series_id)
LEFT JOIN internal.places AS t ON (t.document_id, t.table_id) = (s.document_id, s.table_id)
LEFT JOIN internal.units AS u ON (u.language, u.unit) = (d.language, s.unit);

CREATE VIEW internal.cells AS
-- Cells whose year is known. A dash, or a cell known to be empty, adds nothing; a cross is no number.
SELECT o.document_id, o.series_id, o.year, o.qualifier, o.raw, o.status, o.line_first, o.line_last,
  CASE WHEN o.absence IN ('dash', 'blank') THEN 0::DECIMAL(20, 4) ELSE o.value END AS amount,
  o.value, CASE WHEN o.value IS NULL THEN 0::DECIMAL(20, 6) ELSE internal.rounding(o.raw) END AS rounding
FROM observations AS o
WHERE o.year IS NOT NULL;

CREATE VIEW internal.whole_rows AS
-- Rows all of whose printed cells have a year.
SELECT document_id, series_id FROM observations GROUP BY document_id, series_id HAVING count(*) = count(year);

CREATE VIEW internal.sentences AS
-- Prose in sentences, and how each reads: a full stop and a capital part two. Lines are those of the paragraph.
SELECT p.document_id, d.language, p.paragraph_id, row_number() OVER (PARTITION BY p.document_id, p.paragraph_id) AS ordinal, trim(s.sentence) AS sentence,
  internal.folded(trim(s.sentence)) AS folded, regexp_matches(s.sentence, '[0-9]') AS has_number, p.line_first, p.line_last
FROM paragraphs AS p
JOIN documents AS d USING (document_id)
CROSS JOIN LATERAL (
  SELECT unnest(string_split(regexp_replace(p.text, '([.!?;])\s+(["«(]?\p{Lu})', '\1' || chr(10) || '\2', 'g'), chr(10))) AS sentence
) AS s
WHERE len(trim(s.sentence)) > 0;

-- ── passports ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW internal.multiplied AS
-- Pairs of a passport's rows whose product may be its volume: a count of the direct result, an average of the efficiency block. One pair alone
-- (`pairing` = the two ids), or, where there are as many counts as averages, all pairs in their order taken together (`pairing` = all).
WITH passport_rows AS MATERIALIZED (
  SELECT r.document_id, r.series_id, r.programme_code, r.block, r.folded_name, r.name, r.unit, r.place, r.language, r.is_percent, r.is_money, r.line_first, r.scale
  FROM internal.rows AS r
  WHERE r.kind = 'programme_indicator' AND r.parent_series_id IS NULL AND r.block IN ('direct', 'efficiency', 'volume')
),
bounds AS MATERIALIZED (
  -- Between what a printed number may lie: how its digits were rounded (a count of single things was not), and what «at most», «at least» leave open.
  SELECT document_id, series_id, year, value, scale, line_first, line_last,
    CASE WHEN qualifier = 'at_most' THEN 0 ELSE value - slack END AS lowest, CASE WHEN qualifier = 'at_least' THEN 1e15 ELSE value + slack END AS highest,
    value - slack AS near_lowest, value + slack AS near_highest
  FROM (
    SELECT v.*, r.scale, CASE WHEN v.rounding = 0.5 AND r.scale = 1 AND NOT r.is_money THEN 0 ELSE v.rounding END::DOUBLE AS slack
    FROM internal.cells AS v JOIN passport_rows AS r USING (document_id, series_id)
    WHERE v.value IS NOT NULL
  )
),
counts AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY document_id, programme_code ORDER BY line_first, series_id) AS turn, count(*) OVER (PARTITION BY document_id, programme_code) AS turns
  FROM passport_rows WHERE block = 'direct' AND NOT is_percent AND NOT is_money
),
averages AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY document_id, programme_code ORDER BY line_first, series_id) AS turn, count(*) OVER (PARTITION BY document_id, programme_code) AS turns
  FROM passport_rows AS r
  WHERE block = 'efficiency'
    -- A cost whose unit is misprinted is an average all the same: its name says so.
    AND (is_money OR internal.says_cost(r.language, r.folded_name))
),
pairs AS (
  SELECT c.document_id, c.programme_code, c.series_id AS count_id, a.series_id AS average_id, c.series_id || ' × ' || a.series_id AS pairing, 1 AS rows, a.is_money
  FROM counts AS c JOIN averages AS a USING (document_id, programme_code)
  UNION ALL
  SELECT c.document_id, c.programme_code, c.series_id, a.series_id, 'all', c.turns, a.is_money
  FROM counts AS c JOIN averages AS a USING (document_id, programme_code, turn)
  WHERE c.turns = a.turns AND c.turns > 1
),
terms AS (
  SELECT p.document_id, p.programme_code, p.pairing, p.rows, n.year, count(*) AS terms, bool_and(p.is_money) AS is_money,
    sum(n.value * a.value * n.scale * a.scale) AS product,
    sum(n.lowest * a.lowest * n.scale * a.scale) AS lowest, sum(n.highest * a.highest * n.scale * a.scale) AS highest,
    sum(n.near_lowest * a.near_lowest * n.scale * a.scale) AS near_lowest, sum(n.near_highest * a.near_highest * n.scale * a.scale) AS near_highest,
    string_agg(internal.printed(n.value) || ' × ' || internal.printed(a.value), ' + ' ORDER BY n.line_first) AS calculation,
    any_value(n.value * n.scale) AS number, any_value(a.scale) AS average_scale,
    min(n.line_first) AS other_line_first, max(a.line_last) AS other_line_last
  FROM pairs AS p
  JOIN bounds AS n ON (n.document_id, n.series_id) = (p.document_id, p.count_id)
  JOIN bounds AS a ON (a.document_id, a.series_id, a.year) = (p.document_id, p.average_id, n.year)
  GROUP BY ALL
  HAVING count(*) = p.rows
),
volumes AS (
  SELECT r.document_id, r.programme_code, r.series_id, r.name, r.unit, r.place, c.year, c.value, r.scale, c.line_first, c.line_last
  FROM passport_rows AS r
  JOIN internal.cells AS c USING (document_id, series_id)
  WHERE r.block = 'volume' AND c.value > 0 AND c.qualifier IS NULL
)
SELECT v.document_id, v.programme_code, v.series_id, v.name, v.unit, v.place, v.year, v.value, v.scale, v.line_first, v.line_last,
  t.pairing, f.factor, t.terms, t.calculation, t.number, t.average_scale, t.other_line_first, t.other_line_last,
  t.product * f.factor / v.scale AS product,
  -- A volume is cut off or rounded to its last digit.
  t.lowest * f.factor / v.scale - 1 <= v.value AND v.value <= t.highest * f.factor / v.scale + 1 AS may_hold,
  t.near_lowest * f.factor / v.scale - 1 <= v.value AND v.value <= t.near_highest * f.factor / v.scale + 1 AS holds
FROM volumes AS v
JOIN terms AS t USING (document_id, programme_code, year)
-- Where an average's unit is no money, what it counts in is taken from what fits.
JOIN (VALUES (1), (1000)) AS f(factor) ON f.factor = 1 OR NOT t.is_money;

-- ── the reading's own notes ─────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW internal.named_notes AS
-- What the reading had to say, with what people call the thing that it is about.
SELECT n.*, coalesce(r.name, internal.shortened(m.text), n.subject_id) AS name,
  coalesce(r.place, t.place, o.name, {'kind': 'document', 'number': NULL, 'title': NULL}) AS place
FROM internal.notes AS n
LEFT JOIN internal.rows AS r ON (r.document_id, r.series_id) = (n.document_id, n.subject_id)
LEFT JOIN measures AS m ON (m.document_id, m.measure_id) = (n.document_id, n.subject_id)
LEFT JOIN internal.places AS t ON (t.document_id, t.table_id) = (n.document_id, n.subject_id)
LEFT JOIN internal.names AS o ON (o.document_id, o.record_id) = (n.document_id, coalesce(m.task_id, n.subject_id));

-- ── numbered items ──────────────────────────────────────────────────────────────────────────────────────────────────

CREATE VIEW internal.numbered AS
-- Whatever the plan numbers, with the list that it is an item of and the place where people find it. Codes of programmes are names, not numbers.
WITH items AS (
  SELECT r.document_id, r.series_id AS record_id, concat_ws('|', r.table_id, r.block, r.parent_series_id) AS list, r.number, r.own_name AS text, r.place, r.line_first, r.line_last
  FROM internal.rows AS r
  WHERE r.kind <> 'budget_line'
  UNION ALL
  SELECT m.document_id, m.measure_id, concat_ws('|', 'measures', m.task_id, m.parent_id), m.number, m.text, {'kind': 'measures', 'number': o.number, 'title': internal.shortened(o.title)}, m.line_first, m.line_last
  FROM measures AS m LEFT JOIN outline AS o ON (o.document_id, o.node_id) = (m.document_id, m.task_id)
  UNION ALL
  SELECT document_id, risk_id, concat_ws('|', 'risks', heading), number, risk, {'kind': 'risks_under', 'number': NULL, 'title': internal.shortened(heading)}, line_first, line_last
  FROM risks WHERE heading IS NOT NULL
  UNION ALL
  SELECT document_id, capability_id, concat_ws('|', 'capabilities', heading), number, text, {'kind': 'capabilities_under', 'number': NULL, 'title': internal.shortened(heading)}, line_first, line_last
  FROM capabilities
  UNION ALL
  -- Of a goal's or task's number the last part counts, in the list of what it stands under.
  SELECT o.document_id, o.node_id, concat_ws('|', o.level, o.parent_id), regexp_extract(o.number, '(\d+)$', 1), o.title, coalesce(n.name, {'kind': 'document', 'number': NULL, 'title': NULL}), o.line_first, o.line_last
  FROM outline AS o LEFT JOIN internal.names AS n ON (n.document_id, n.record_id) = (o.document_id, o.parent_id)
  WHERE o.level IN ('section', 'goal', 'task')
)
SELECT *, try_cast(regexp_extract(number, '^\s*(\d{1,3})\s*[.)]?\s*$', 1) AS INTEGER) AS n FROM items WHERE number IS NOT NULL;
