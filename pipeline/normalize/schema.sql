-- The tables of the data contract: names, columns, order. Every table starts with the document; dates are ISO, numbers exact.
-- The comments at the end of each table describe it to people, to DuckDB and to the data package.

CREATE TABLE documents (
  document_id       VARCHAR NOT NULL,
  title             VARCHAR,
  organisation      VARCHAR,
  language          VARCHAR NOT NULL CHECK (language IN ('kk', 'ru')),
  period_first_year INTEGER,
  period_last_year  INTEGER,
  decree            VARCHAR,
  edition           VARCHAR,
  basis             VARCHAR NOT NULL,
  source_file       VARCHAR NOT NULL,
  source_sha256     VARCHAR NOT NULL,
  source_kind       VARCHAR NOT NULL CHECK (source_kind IN ('text', 'pdf')),
  reading_of        VARCHAR,
  pages             INTEGER NOT NULL,
  lines             INTEGER NOT NULL
);
COMMENT ON TABLE documents IS 'One row a document of the output folder.';
COMMENT ON COLUMN documents.document_id IS 'The register''s id, else the file name without its last extension.';
COMMENT ON COLUMN documents.title IS 'Title of the plan.';
COMMENT ON COLUMN documents.organisation IS 'Body whose plan it is.';
COMMENT ON COLUMN documents.language IS 'Language of the source text.';
COMMENT ON COLUMN documents.period_first_year IS 'First year of the plan period.';
COMMENT ON COLUMN documents.period_last_year IS 'Last year of the plan period.';
COMMENT ON COLUMN documents.decree IS 'Decree that approved the plan, as the register names it: date and number.';
COMMENT ON COLUMN documents.edition IS 'Last amending decree that the text takes in: date and number.';
COMMENT ON COLUMN documents.basis IS 'Where each field comes from, as a JSON object: field to document, register or derived.';
COMMENT ON COLUMN documents.source_file IS 'Name of the source file.';
COMMENT ON COLUMN documents.source_sha256 IS 'SHA-256 of the source file''s bytes, in hexadecimal.';
COMMENT ON COLUMN documents.source_kind IS 'Kind of source.';
COMMENT ON COLUMN documents.reading_of IS 'Document that this one is another reading of; totals count one of them.';
COMMENT ON COLUMN documents.pages IS 'Number of pages.';
COMMENT ON COLUMN documents.lines IS 'Number of source lines.';

CREATE TABLE lines (
  document_id VARCHAR NOT NULL,
  line_no     INTEGER NOT NULL,
  page_no     INTEGER NOT NULL,
  text        VARCHAR NOT NULL,
  element     VARCHAR NOT NULL CHECK (element IN ('heading', 'table_header', 'series', 'measure', 'programme', 'capability', 'cooperation', 'risk', 'goal_codes', 'amendment', 'deletion', 'footnote', 'imprint', 'furniture', 'paragraph', 'figure', 'blank', 'unclaimed')),
  element_id  VARCHAR
);
COMMENT ON TABLE lines IS 'Every line of the source, exactly once, untouched.';
COMMENT ON COLUMN lines.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN lines.line_no IS 'Line of the source, counted from 1.';
COMMENT ON COLUMN lines.page_no IS 'Page that the line stands on, counted from 1.';
COMMENT ON COLUMN lines.text IS 'The line as the source prints it.';
COMMENT ON COLUMN lines.element IS 'What the line is part of; unclaimed: no reader took it.';
COMMENT ON COLUMN lines.element_id IS 'Record that is the line''s main claimant.';

CREATE TABLE spans (
  document_id VARCHAR NOT NULL,
  record_id   VARCHAR NOT NULL,
  part        VARCHAR NOT NULL,
  ordinal     INTEGER NOT NULL,
  line_no     INTEGER NOT NULL,
  char_first  INTEGER NOT NULL,
  char_last   INTEGER NOT NULL,
  page_no     INTEGER NOT NULL,
  bbox        VARCHAR
);
COMMENT ON TABLE spans IS 'Which characters of which lines each record took; one line may serve several records.';
COMMENT ON COLUMN spans.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN spans.record_id IS 'Record that took the characters.';
COMMENT ON COLUMN spans.part IS 'Part of the record that they became: number, name, unit, source, value, mark, text and so on.';
COMMENT ON COLUMN spans.ordinal IS 'Order among the spans or cells of that part.';
COMMENT ON COLUMN spans.line_no IS 'Line of the source.';
COMMENT ON COLUMN spans.char_first IS 'First character taken, counted from 0.';
COMMENT ON COLUMN spans.char_last IS 'Character after the last one taken, counted from 0.';
COMMENT ON COLUMN spans.page_no IS 'Page of the line.';
COMMENT ON COLUMN spans.bbox IS 'Box on a PDF page: x0 y0 x1 y1 in points from the top left; null for a text.';

CREATE TABLE outline (
  document_id VARCHAR NOT NULL,
  node_id     VARCHAR NOT NULL,
  parent_id   VARCHAR,
  level       VARCHAR NOT NULL CHECK (level IN ('section', 'subsection', 'direction', 'goal', 'task')),
  number      VARCHAR,
  title       VARCHAR NOT NULL,
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);
COMMENT ON TABLE outline IS 'The plan''s tree: sections, subsections, directions, goals, tasks.';
COMMENT ON COLUMN outline.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN outline.node_id IS 'Id built from the plan''s own numbering, such as goal:2.1.';
COMMENT ON COLUMN outline.parent_id IS 'Node that it stands under.';
COMMENT ON COLUMN outline.level IS 'Level of the node.';
COMMENT ON COLUMN outline.number IS 'Number as printed.';
COMMENT ON COLUMN outline.title IS 'Title, repaired.';
COMMENT ON COLUMN outline.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN outline.line_last IS 'Last line of the source that holds it.';

CREATE TABLE mentions (
  document_id    VARCHAR NOT NULL,
  level          VARCHAR NOT NULL CHECK (level IN ('section', 'subsection', 'direction', 'goal', 'task')),
  number         VARCHAR NOT NULL,
  node_id        VARCHAR,
  section_number VARCHAR,
  title          VARCHAR NOT NULL,
  line_first     INTEGER NOT NULL,
  line_last      INTEGER NOT NULL
);
COMMENT ON TABLE mentions IS 'Where the plan names a direction, goal or task again, with the title that it uses there.';
COMMENT ON COLUMN mentions.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN mentions.level IS 'Level of what is named.';
COMMENT ON COLUMN mentions.number IS 'Number as printed.';
COMMENT ON COLUMN mentions.node_id IS 'Node of the outline; null when it has no such node.';
COMMENT ON COLUMN mentions.section_number IS 'Section that the mention stands in.';
COMMENT ON COLUMN mentions.title IS 'Title as used here, repaired.';
COMMENT ON COLUMN mentions.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN mentions.line_last IS 'Last line of the source that holds it.';

CREATE TABLE goal_programmes (
  document_id    VARCHAR NOT NULL,
  goal_id        VARCHAR NOT NULL,
  programme_code VARCHAR NOT NULL,
  line_no        INTEGER NOT NULL
);
COMMENT ON TABLE goal_programmes IS 'Budget programme codes listed under each goal.';
COMMENT ON COLUMN goal_programmes.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN goal_programmes.goal_id IS 'Goal that lists the code.';
COMMENT ON COLUMN goal_programmes.programme_code IS 'Code as listed; not every listed code has a passport.';
COMMENT ON COLUMN goal_programmes.line_no IS 'Line that lists it.';

CREATE TABLE years (
  document_id VARCHAR NOT NULL,
  year        INTEGER NOT NULL,
  period      VARCHAR NOT NULL CHECK (period IN ('reported', 'planned', 'projected')),
  basis       VARCHAR NOT NULL
);
COMMENT ON TABLE years IS 'Years of the plan''s tables and the period that each belongs to.';
COMMENT ON COLUMN years.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN years.year IS 'Calendar year.';
COMMENT ON COLUMN years.period IS 'Whether the plan reports, plans or projects the year.';
COMMENT ON COLUMN years.basis IS 'What the period was read from.';

CREATE TABLE source_tables (
  document_id     VARCHAR NOT NULL,
  table_id        VARCHAR NOT NULL,
  kind            VARCHAR NOT NULL CHECK (kind IN ('goal_indicators', 'task_indicators', 'measures', 'programme_indicators', 'budget_summary', 'capabilities', 'cooperation', 'risks')),
  owner_id        VARCHAR,
  block           VARCHAR,
  years_printed   VARCHAR NOT NULL,
  periods_printed VARCHAR NOT NULL,
  column_numbers  VARCHAR NOT NULL,
  line_first      INTEGER NOT NULL,
  line_last       INTEGER NOT NULL
);
COMMENT ON TABLE source_tables IS 'Printed tables, with their headers as printed, errors included.';
COMMENT ON COLUMN source_tables.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN source_tables.table_id IS 'Id of the table.';
COMMENT ON COLUMN source_tables.kind IS 'Kind of table.';
COMMENT ON COLUMN source_tables.owner_id IS 'Record that the table belongs to: a goal, a task, a programme.';
COMMENT ON COLUMN source_tables.block IS 'Block of a programme passport.';
COMMENT ON COLUMN source_tables.years_printed IS 'Header years in reading order, as printed.';
COMMENT ON COLUMN source_tables.periods_printed IS 'Header periods, as printed.';
COMMENT ON COLUMN source_tables.column_numbers IS 'Row of column numbers, as printed.';
COMMENT ON COLUMN source_tables.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN source_tables.line_last IS 'Last line of the source that holds it.';

CREATE TABLE series (
  document_id        VARCHAR NOT NULL,
  series_id          VARCHAR NOT NULL,
  table_id           VARCHAR NOT NULL,
  kind               VARCHAR NOT NULL CHECK (kind IN ('goal_indicator', 'task_indicator', 'programme_indicator', 'budget_line')),
  goal_id            VARCHAR,
  task_id            VARCHAR,
  programme_code     VARCHAR,
  block              VARCHAR CHECK (block IN ('direct', 'final', 'quality', 'efficiency', 'volume')),
  budget_group       VARCHAR CHECK (budget_group IN ('total', 'current', 'development')),
  starred            BOOLEAN NOT NULL,
  number             VARCHAR,
  parent_series_id   VARCHAR,
  name               VARCHAR NOT NULL,
  unit               VARCHAR,
  unit_status        VARCHAR NOT NULL CHECK (unit_status IN ('own', 'shared', 'absent')),
  information_source VARCHAR,
  source_status      VARCHAR NOT NULL CHECK (source_status IN ('own', 'shared', 'absent')),
  polarity           VARCHAR NOT NULL CHECK (polarity IN ('up', 'down', 'none', 'unknown')),
  polarity_basis     VARCHAR,
  line_first         INTEGER NOT NULL,
  line_last          INTEGER NOT NULL
);
COMMENT ON TABLE series IS 'One row a printed table row that carries, or heads rows that carry, values by year.';
COMMENT ON COLUMN series.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN series.series_id IS 'Id built from the document''s own numbering, such as series:programme:002/direct/4.';
COMMENT ON COLUMN series.table_id IS 'Printed table that the row stands in.';
COMMENT ON COLUMN series.kind IS 'Kind of row.';
COMMENT ON COLUMN series.goal_id IS 'Goal of a goal indicator, or of the task.';
COMMENT ON COLUMN series.task_id IS 'Task of a task indicator.';
COMMENT ON COLUMN series.programme_code IS 'Programme of a programme indicator or budget line, without star.';
COMMENT ON COLUMN series.block IS 'Block of a programme passport.';
COMMENT ON COLUMN series.budget_group IS 'Group of the budget summary.';
COMMENT ON COLUMN series.starred IS 'Whether the code is printed with a star.';
COMMENT ON COLUMN series.number IS 'Number or code as printed.';
COMMENT ON COLUMN series.parent_series_id IS 'Row that this one is a part of.';
COMMENT ON COLUMN series.name IS 'Name of the row, repaired.';
COMMENT ON COLUMN series.unit IS 'Unit that applies to the row, repaired.';
COMMENT ON COLUMN series.unit_status IS 'Whether the unit is printed for this row, once for several rows, or not at all.';
COMMENT ON COLUMN series.information_source IS 'Source of information that applies to the row, repaired.';
COMMENT ON COLUMN series.source_status IS 'Whether the source is printed for this row, once for several rows, or not at all.';
COMMENT ON COLUMN series.polarity IS 'Which way is better.';
COMMENT ON COLUMN series.polarity_basis IS 'What the polarity was read from.';
COMMENT ON COLUMN series.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN series.line_last IS 'Last line of the source that holds it.';

CREATE TABLE observations (
  document_id VARCHAR NOT NULL,
  series_id   VARCHAR NOT NULL,
  year        INTEGER,
  ordinal     INTEGER NOT NULL,
  value       DECIMAL(20, 4),
  absence     VARCHAR CHECK (absence IN ('dash', 'blank', 'cross')),
  qualifier   VARCHAR CHECK (qualifier IN ('at_most', 'at_least')),
  raw         VARCHAR NOT NULL,
  status      VARCHAR NOT NULL CHECK (status IN ('stated', 'unplaced', 'inferred', 'corrected')),
  basis       VARCHAR,
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);
COMMENT ON TABLE observations IS 'One row a printed cell (number, dash, cross), and one an empty cell where it is known to be empty.';
COMMENT ON COLUMN observations.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN observations.series_id IS 'Row that the cell stands in.';
COMMENT ON COLUMN observations.year IS 'Year of the cell; null while nothing in the document tells it.';
COMMENT ON COLUMN observations.ordinal IS 'Reading order of the cell in its row, counted from 1.';
COMMENT ON COLUMN observations.value IS 'Exact number: thousands joined, decimal comma read; null for no number.';
COMMENT ON COLUMN observations.absence IS 'What stands in place of a number.';
COMMENT ON COLUMN observations.qualifier IS 'Whether the number is an upper or a lower bound.';
COMMENT ON COLUMN observations.raw IS 'The cell as printed.';
COMMENT ON COLUMN observations.status IS 'How far the cell and its year can be relied on.';
COMMENT ON COLUMN observations.basis IS 'Rule and evidence of what was inferred, reason of what was corrected.';
COMMENT ON COLUMN observations.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN observations.line_last IS 'Last line of the source that holds it.';

CREATE TABLE candidates (
  document_id VARCHAR NOT NULL,
  series_id   VARCHAR NOT NULL,
  rank        INTEGER NOT NULL,
  cells       VARCHAR[] NOT NULL,
  reason      VARCHAR NOT NULL,
  chosen      BOOLEAN NOT NULL
);
COMMENT ON TABLE candidates IS 'The readings of a row that were weighed, where there was more than one.';
COMMENT ON COLUMN candidates.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN candidates.series_id IS 'Row that was read.';
COMMENT ON COLUMN candidates.rank IS 'Order of the readings, the best first.';
COMMENT ON COLUMN candidates.cells IS 'The reading: its cells in order.';
COMMENT ON COLUMN candidates.reason IS 'Why it ranks where it does.';
COMMENT ON COLUMN candidates.chosen IS 'Whether this reading was taken.';

CREATE TABLE measures (
  document_id   VARCHAR NOT NULL,
  measure_id    VARCHAR NOT NULL,
  task_id       VARCHAR,
  number        VARCHAR,
  parent_id     VARCHAR,
  text          VARCHAR NOT NULL,
  years_printed VARCHAR NOT NULL,
  line_first    INTEGER NOT NULL,
  line_last     INTEGER NOT NULL
);
COMMENT ON TABLE measures IS 'Measures planned under the tasks.';
COMMENT ON COLUMN measures.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN measures.measure_id IS 'Id built from the document''s own numbering, such as measure:2.1.1/3.';
COMMENT ON COLUMN measures.task_id IS 'Task that the measure serves.';
COMMENT ON COLUMN measures.number IS 'Number as printed.';
COMMENT ON COLUMN measures.parent_id IS 'Measure that this one is a part of.';
COMMENT ON COLUMN measures.text IS 'The measure, repaired.';
COMMENT ON COLUMN measures.years_printed IS 'Header years of its table, as printed.';
COMMENT ON COLUMN measures.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN measures.line_last IS 'Last line of the source that holds it.';

CREATE TABLE measure_years (
  document_id VARCHAR NOT NULL,
  measure_id  VARCHAR NOT NULL,
  year        INTEGER,
  ordinal     INTEGER NOT NULL,
  mark        VARCHAR NOT NULL CHECK (mark IN ('cross', 'dash')),
  status      VARCHAR NOT NULL CHECK (status IN ('stated', 'unplaced', 'inferred', 'corrected'))
);
COMMENT ON TABLE measure_years IS 'Marks of the measures by year.';
COMMENT ON COLUMN measure_years.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN measure_years.measure_id IS 'Measure that is marked.';
COMMENT ON COLUMN measure_years.year IS 'Year of the mark; null while nothing in the document tells it.';
COMMENT ON COLUMN measure_years.ordinal IS 'Reading order of the mark in its row, counted from 1.';
COMMENT ON COLUMN measure_years.mark IS 'The mark as printed.';
COMMENT ON COLUMN measure_years.status IS 'How far the mark and its year can be relied on.';

CREATE TABLE programmes (
  document_id    VARCHAR NOT NULL,
  programme_code VARCHAR NOT NULL,
  name           VARCHAR NOT NULL,
  description    VARCHAR,
  content        VARCHAR,
  delivery       VARCHAR CHECK (delivery IN ('individual', 'distributed')),
  stage          VARCHAR CHECK (stage IN ('current', 'development')),
  line_first     INTEGER NOT NULL,
  line_last      INTEGER NOT NULL
);
COMMENT ON TABLE programmes IS 'Passports of budget programmes.';
COMMENT ON COLUMN programmes.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN programmes.programme_code IS 'Code of the programme.';
COMMENT ON COLUMN programmes.name IS 'Name in the passport, repaired.';
COMMENT ON COLUMN programmes.description IS 'Description, repaired.';
COMMENT ON COLUMN programmes.content IS 'Type of programme by its content, as the passport words it.';
COMMENT ON COLUMN programmes.delivery IS 'Type of programme by the way it is carried out.';
COMMENT ON COLUMN programmes.stage IS 'Current programme or development programme.';
COMMENT ON COLUMN programmes.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN programmes.line_last IS 'Last line of the source that holds it.';

CREATE TABLE programme_texts (
  document_id    VARCHAR NOT NULL,
  programme_code VARCHAR NOT NULL,
  block          VARCHAR NOT NULL CHECK (block IN ('direct', 'final', 'quality', 'efficiency', 'volume')),
  text           VARCHAR NOT NULL,
  line_first     INTEGER NOT NULL,
  line_last      INTEGER NOT NULL
);
COMMENT ON TABLE programme_texts IS 'Prose or a cross in a passport''s block, instead of or beside rows.';
COMMENT ON COLUMN programme_texts.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN programme_texts.programme_code IS 'Programme of the passport.';
COMMENT ON COLUMN programme_texts.block IS 'Block of the passport.';
COMMENT ON COLUMN programme_texts.text IS 'What stands there, repaired.';
COMMENT ON COLUMN programme_texts.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN programme_texts.line_last IS 'Last line of the source that holds it.';

CREATE TABLE capabilities (
  document_id   VARCHAR NOT NULL,
  capability_id VARCHAR NOT NULL,
  heading       VARCHAR NOT NULL,
  goal_id       VARCHAR,
  number        VARCHAR,
  text          VARCHAR NOT NULL,
  term          VARCHAR,
  pairing       VARCHAR NOT NULL CHECK (pairing IN ('own', 'shared', 'unsure')),
  line_first    INTEGER NOT NULL,
  line_last     INTEGER NOT NULL
);
COMMENT ON TABLE capabilities IS 'Functional capabilities: measures and their terms.';
COMMENT ON COLUMN capabilities.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN capabilities.capability_id IS 'Id of the measure.';
COMMENT ON COLUMN capabilities.heading IS 'Heading that it stands under.';
COMMENT ON COLUMN capabilities.goal_id IS 'Goal named by the heading.';
COMMENT ON COLUMN capabilities.number IS 'Number as printed.';
COMMENT ON COLUMN capabilities.text IS 'The measure, repaired.';
COMMENT ON COLUMN capabilities.term IS 'Term, as printed.';
COMMENT ON COLUMN capabilities.pairing IS 'Whether the term is the measure''s own, the group''s, or unsure.';
COMMENT ON COLUMN capabilities.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN capabilities.line_last IS 'Last line of the source that holds it.';

CREATE TABLE cooperation (
  document_id    VARCHAR NOT NULL,
  cooperation_id VARCHAR NOT NULL,
  task_number    VARCHAR,
  task_title     VARCHAR,
  task_id        VARCHAR,
  agency         VARCHAR,
  text           VARCHAR NOT NULL,
  pairing        VARCHAR NOT NULL CHECK (pairing IN ('own', 'shared', 'unsure')),
  line_first     INTEGER NOT NULL,
  line_last      INTEGER NOT NULL
);
COMMENT ON TABLE cooperation IS 'What each task needs from other bodies.';
COMMENT ON COLUMN cooperation.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN cooperation.cooperation_id IS 'Id of the row.';
COMMENT ON COLUMN cooperation.task_number IS 'Number of the task, as printed here.';
COMMENT ON COLUMN cooperation.task_title IS 'Title of the task, as used here.';
COMMENT ON COLUMN cooperation.task_id IS 'Task of the outline; null when it has no such task.';
COMMENT ON COLUMN cooperation.agency IS 'Bodies named, as printed.';
COMMENT ON COLUMN cooperation.text IS 'What they are to do, repaired.';
COMMENT ON COLUMN cooperation.pairing IS 'Whether the body is the row''s own, the group''s, or unsure.';
COMMENT ON COLUMN cooperation.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN cooperation.line_last IS 'Last line of the source that holds it.';

CREATE TABLE cooperation_agencies (
  document_id    VARCHAR NOT NULL,
  cooperation_id VARCHAR NOT NULL,
  agency         VARCHAR NOT NULL
);
COMMENT ON TABLE cooperation_agencies IS 'The bodies named in a row of cooperation, one a row.';
COMMENT ON COLUMN cooperation_agencies.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN cooperation_agencies.cooperation_id IS 'Row that names the body.';
COMMENT ON COLUMN cooperation_agencies.agency IS 'Name of the body.';

CREATE TABLE risks (
  document_id VARCHAR NOT NULL,
  risk_id     VARCHAR NOT NULL,
  heading     VARCHAR,
  number      VARCHAR,
  risk        VARCHAR NOT NULL,
  consequence VARCHAR,
  response    VARCHAR,
  pairing     VARCHAR NOT NULL CHECK (pairing IN ('own', 'shared', 'unsure')),
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);
COMMENT ON TABLE risks IS 'Risks, their consequences, and the response.';
COMMENT ON COLUMN risks.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN risks.risk_id IS 'Id of the risk.';
COMMENT ON COLUMN risks.heading IS 'Heading that it stands under.';
COMMENT ON COLUMN risks.number IS 'Number as printed.';
COMMENT ON COLUMN risks.risk IS 'The risk, repaired.';
COMMENT ON COLUMN risks.consequence IS 'What may follow, repaired.';
COMMENT ON COLUMN risks.response IS 'What will be done, repaired.';
COMMENT ON COLUMN risks.pairing IS 'Whether consequence and response are the risk''s own, the group''s, or unsure.';
COMMENT ON COLUMN risks.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN risks.line_last IS 'Last line of the source that holds it.';

CREATE TABLE amendments (
  document_id    VARCHAR NOT NULL,
  amendment_id   VARCHAR NOT NULL,
  node_id        VARCHAR,
  action         VARCHAR NOT NULL CHECK (action IN ('amended', 'reworded', 'added', 'deleted')),
  decree_date    DATE,
  decree_number  VARCHAR,
  effective_date DATE,
  text           VARCHAR NOT NULL,
  line_first     INTEGER NOT NULL,
  line_last      INTEGER NOT NULL
);
COMMENT ON TABLE amendments IS 'Notes that a part of the plan was amended, and by which decree.';
COMMENT ON COLUMN amendments.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN amendments.amendment_id IS 'Id of the note and its decree.';
COMMENT ON COLUMN amendments.node_id IS 'Part of the plan that was amended.';
COMMENT ON COLUMN amendments.action IS 'What the decree did.';
COMMENT ON COLUMN amendments.decree_date IS 'Date of the decree.';
COMMENT ON COLUMN amendments.decree_number IS 'Number of the decree.';
COMMENT ON COLUMN amendments.effective_date IS 'Day that the amendment took effect.';
COMMENT ON COLUMN amendments.text IS 'The note, repaired.';
COMMENT ON COLUMN amendments.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN amendments.line_last IS 'Last line of the source that holds it.';

CREATE TABLE deletions (
  document_id   VARCHAR NOT NULL,
  deletion_id   VARCHAR NOT NULL,
  parent_id     VARCHAR,
  number        VARCHAR,
  text          VARCHAR NOT NULL,
  decree_date   DATE,
  decree_number VARCHAR,
  line_first    INTEGER NOT NULL,
  line_last     INTEGER NOT NULL
);
COMMENT ON TABLE deletions IS 'Items that were deleted, and by which decree.';
COMMENT ON COLUMN deletions.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN deletions.deletion_id IS 'Id of the deleted item.';
COMMENT ON COLUMN deletions.parent_id IS 'Record that it was part of.';
COMMENT ON COLUMN deletions.number IS 'Number that it bore.';
COMMENT ON COLUMN deletions.text IS 'The note, repaired.';
COMMENT ON COLUMN deletions.decree_date IS 'Date of the decree.';
COMMENT ON COLUMN deletions.decree_number IS 'Number of the decree.';
COMMENT ON COLUMN deletions.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN deletions.line_last IS 'Last line of the source that holds it.';

CREATE TABLE footnotes (
  document_id VARCHAR NOT NULL,
  footnote_id VARCHAR NOT NULL,
  scope_id    VARCHAR,
  marker      VARCHAR NOT NULL,
  text        VARCHAR NOT NULL,
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);
COMMENT ON TABLE footnotes IS 'Notes that explain a mark.';
COMMENT ON COLUMN footnotes.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN footnotes.footnote_id IS 'Id of the note.';
COMMENT ON COLUMN footnotes.scope_id IS 'Part of the plan that the note speaks for.';
COMMENT ON COLUMN footnotes.marker IS 'Its mark.';
COMMENT ON COLUMN footnotes.text IS 'The note, repaired.';
COMMENT ON COLUMN footnotes.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN footnotes.line_last IS 'Last line of the source that holds it.';

CREATE TABLE footnote_marks (
  document_id VARCHAR NOT NULL,
  subject_id  VARCHAR NOT NULL,
  ordinal     INTEGER NOT NULL,
  marker      VARCHAR NOT NULL,
  footnote_id VARCHAR
);
COMMENT ON TABLE footnote_marks IS 'Where the marks of notes stand.';
COMMENT ON COLUMN footnote_marks.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN footnote_marks.subject_id IS 'Record that bears the mark.';
COMMENT ON COLUMN footnote_marks.ordinal IS 'Cell that bears it; 0 for the record''s name or number.';
COMMENT ON COLUMN footnote_marks.marker IS 'The mark as printed.';
COMMENT ON COLUMN footnote_marks.footnote_id IS 'Note that it points to; null when there is none.';

CREATE TABLE paragraphs (
  document_id  VARCHAR NOT NULL,
  paragraph_id VARCHAR NOT NULL,
  node_id      VARCHAR,
  heading      VARCHAR,
  text         VARCHAR NOT NULL,
  line_first   INTEGER NOT NULL,
  line_last    INTEGER NOT NULL
);
COMMENT ON TABLE paragraphs IS 'Prose: mission, vision, narrative.';
COMMENT ON COLUMN paragraphs.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN paragraphs.paragraph_id IS 'Id of the paragraph.';
COMMENT ON COLUMN paragraphs.node_id IS 'Node of the outline that it stands under.';
COMMENT ON COLUMN paragraphs.heading IS 'Heading that it stands under.';
COMMENT ON COLUMN paragraphs.text IS 'The prose, repaired.';
COMMENT ON COLUMN paragraphs.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN paragraphs.line_last IS 'Last line of the source that holds it.';

CREATE TABLE facts (
  document_id VARCHAR NOT NULL,
  fact_id     VARCHAR NOT NULL,
  owner_id    VARCHAR,
  subject     VARCHAR NOT NULL,
  value       DECIMAL(20, 4),
  value_max   DECIMAL(20, 4),
  unit        VARCHAR,
  year        INTEGER,
  qualifier   VARCHAR,
  text        VARCHAR NOT NULL,
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);
COMMENT ON TABLE facts IS 'Numbers stated in prose, where subject, unit and year can be read with confidence.';
COMMENT ON COLUMN facts.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN facts.fact_id IS 'Id of the fact.';
COMMENT ON COLUMN facts.owner_id IS 'Record that it was read from.';
COMMENT ON COLUMN facts.subject IS 'What the number is about.';
COMMENT ON COLUMN facts.value IS 'The number, or the lower end of a range.';
COMMENT ON COLUMN facts.value_max IS 'Upper end of a range.';
COMMENT ON COLUMN facts.unit IS 'Unit as printed.';
COMMENT ON COLUMN facts.year IS 'Year that the number is for.';
COMMENT ON COLUMN facts.qualifier IS 'Word that bounds the number.';
COMMENT ON COLUMN facts.text IS 'The words that it was read from.';
COMMENT ON COLUMN facts.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN facts.line_last IS 'Last line of the source that holds it.';

CREATE TABLE figures (
  document_id VARCHAR NOT NULL,
  figure_id   VARCHAR NOT NULL,
  number      VARCHAR,
  caption     VARCHAR,
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);
COMMENT ON TABLE figures IS 'Figures, of which a text keeps no more than the caption.';
COMMENT ON COLUMN figures.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN figures.figure_id IS 'Id of the figure.';
COMMENT ON COLUMN figures.number IS 'Number as printed.';
COMMENT ON COLUMN figures.caption IS 'Caption, repaired.';
COMMENT ON COLUMN figures.line_first IS 'First line of the source that holds it, counted from 1.';
COMMENT ON COLUMN figures.line_last IS 'Last line of the source that holds it.';

CREATE TABLE corrections (
  document_id VARCHAR NOT NULL,
  target      VARCHAR NOT NULL,
  ordinal     INTEGER,
  year        INTEGER,
  field       VARCHAR NOT NULL,
  old         VARCHAR,
  new         VARCHAR,
  reason      VARCHAR NOT NULL,
  source      VARCHAR,
  applied     BOOLEAN NOT NULL
);
COMMENT ON TABLE corrections IS 'An analyst''s decisions, as applied.';
COMMENT ON COLUMN corrections.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN corrections.target IS 'Record that is corrected.';
COMMENT ON COLUMN corrections.ordinal IS 'Cell of the record.';
COMMENT ON COLUMN corrections.year IS 'Year that the cell is placed in.';
COMMENT ON COLUMN corrections.field IS 'Column that is corrected.';
COMMENT ON COLUMN corrections.old IS 'What was read.';
COMMENT ON COLUMN corrections.new IS 'What holds instead.';
COMMENT ON COLUMN corrections.reason IS 'Why.';
COMMENT ON COLUMN corrections.source IS 'Where the analyst saw it.';
COMMENT ON COLUMN corrections.applied IS 'Whether the correction was applied.';

CREATE TABLE checks (
  document_id VARCHAR NOT NULL,
  check_id    VARCHAR NOT NULL,
  severity    VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  origin      VARCHAR NOT NULL CHECK (origin IN ('source', 'extraction')),
  title_kk    VARCHAR NOT NULL,
  title_ru    VARCHAR NOT NULL,
  title_en    VARCHAR NOT NULL,
  asks        VARCHAR NOT NULL,
  why         VARCHAR,
  findings    INTEGER NOT NULL
);
COMMENT ON TABLE checks IS 'The checks that were put to the document, also those that found nothing.';
COMMENT ON COLUMN checks.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN checks.check_id IS 'Id of the check.';
COMMENT ON COLUMN checks.severity IS 'How grave its findings are.';
COMMENT ON COLUMN checks.origin IS 'Whether the document contradicts itself or the reading may be at fault.';
COMMENT ON COLUMN checks.title_kk IS 'Title in Kazakh.';
COMMENT ON COLUMN checks.title_ru IS 'Title in Russian.';
COMMENT ON COLUMN checks.title_en IS 'Title in English.';
COMMENT ON COLUMN checks.asks IS 'What the check asks.';
COMMENT ON COLUMN checks.why IS 'Why it matters.';
COMMENT ON COLUMN checks.findings IS 'Number of its findings in the document.';

CREATE TABLE findings (
  document_id      VARCHAR NOT NULL,
  finding_id       VARCHAR NOT NULL,
  check_id         VARCHAR NOT NULL,
  severity         VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  origin           VARCHAR NOT NULL CHECK (origin IN ('source', 'extraction')),
  subject_id       VARCHAR NOT NULL,
  year             INTEGER,
  expected         VARCHAR,
  found            VARCHAR,
  difference       VARCHAR,
  difference_value DECIMAL(20, 4),
  message_kk       VARCHAR NOT NULL,
  message_ru       VARCHAR NOT NULL,
  message_en       VARCHAR NOT NULL,
  line_first       INTEGER,
  line_last        INTEGER,
  other_line_first INTEGER,
  other_line_last  INTEGER,
  review           VARCHAR CHECK (review IN ('accepted', 'dismissed')),
  review_reason    VARCHAR
);
COMMENT ON TABLE findings IS 'What does not agree, in the document itself or in its reading.';
COMMENT ON COLUMN findings.document_id IS 'Document that the row belongs to.';
COMMENT ON COLUMN findings.finding_id IS 'Stable id: check, subject, year.';
COMMENT ON COLUMN findings.check_id IS 'Check that found it.';
COMMENT ON COLUMN findings.severity IS 'How grave it is.';
COMMENT ON COLUMN findings.origin IS 'Whether the document contradicts itself or the reading may be at fault.';
COMMENT ON COLUMN findings.subject_id IS 'Record that it is about.';
COMMENT ON COLUMN findings.year IS 'Year that it is about.';
COMMENT ON COLUMN findings.expected IS 'What should stand there, as printed.';
COMMENT ON COLUMN findings.found IS 'What stands there, as printed.';
COMMENT ON COLUMN findings.difference IS 'Difference of the two, as printed.';
COMMENT ON COLUMN findings.difference_value IS 'Difference of the two, as a number.';
COMMENT ON COLUMN findings.message_kk IS 'The finding as a Kazakh sentence.';
COMMENT ON COLUMN findings.message_ru IS 'The finding as a Russian sentence.';
COMMENT ON COLUMN findings.message_en IS 'The finding as an English sentence.';
COMMENT ON COLUMN findings.line_first IS 'First line of the evidence, counted from 1.';
COMMENT ON COLUMN findings.line_last IS 'Last line of the evidence.';
COMMENT ON COLUMN findings.other_line_first IS 'First line of the evidence on the other side.';
COMMENT ON COLUMN findings.other_line_last IS 'Last line of the evidence on the other side.';
COMMENT ON COLUMN findings.review IS 'A reviewer''s verdict.';
COMMENT ON COLUMN findings.review_reason IS 'The reviewer''s reason.';

-- Not part of the contract, and not exported.
CREATE SCHEMA internal;

-- What the reading itself has to say, until the check station words it as findings.
CREATE TABLE internal.notes (
  document_id VARCHAR NOT NULL,
  check_id    VARCHAR NOT NULL,
  severity    VARCHAR NOT NULL,
  origin      VARCHAR NOT NULL,
  subject_id  VARCHAR NOT NULL,
  year        INTEGER,
  expected    VARCHAR,
  found       VARCHAR,
  line_first  INTEGER NOT NULL,
  line_last   INTEGER NOT NULL
);

-- What reviewers say of findings, until the check station has found them.
CREATE TABLE internal.reviews (
  document_id   VARCHAR NOT NULL,
  finding_id    VARCHAR NOT NULL,
  review        VARCHAR NOT NULL,
  review_reason VARCHAR
);

-- What tells the rows of a table apart, beside the document.
CREATE TABLE internal.keys (table_name VARCHAR, columns VARCHAR[]);
INSERT INTO internal.keys VALUES
  ('documents', []),
  ('lines', ['line_no']),
  ('spans', ['record_id', 'part', 'ordinal', 'line_no', 'char_first']),
  ('outline', ['node_id']),
  ('mentions', ['level', 'number', 'line_first']),
  ('goal_programmes', ['goal_id', 'programme_code']),
  ('years', ['year']),
  ('source_tables', ['table_id']),
  ('series', ['series_id']),
  ('observations', ['series_id', 'ordinal']),
  ('candidates', ['series_id', 'rank']),
  ('measures', ['measure_id']),
  ('measure_years', ['measure_id', 'ordinal']),
  ('programmes', ['programme_code']),
  ('programme_texts', ['programme_code', 'block', 'line_first']),
  ('capabilities', ['capability_id']),
  ('cooperation', ['cooperation_id']),
  ('cooperation_agencies', ['cooperation_id', 'agency']),
  ('risks', ['risk_id']),
  ('amendments', ['amendment_id']),
  ('deletions', ['deletion_id']),
  ('footnotes', ['footnote_id']),
  ('footnote_marks', ['subject_id', 'ordinal', 'marker']),
  ('paragraphs', ['paragraph_id']),
  ('facts', ['fact_id']),
  ('figures', ['figure_id']),
  ('checks', ['check_id']),
  ('findings', ['finding_id']);

-- Which column names a row of which other table of the same document.
CREATE TABLE internal.foreign_keys (table_name VARCHAR, column_name VARCHAR, other_table VARCHAR, other_column VARCHAR);
INSERT INTO internal.foreign_keys VALUES
  ('spans', 'line_no', 'lines', 'line_no'),
  ('outline', 'parent_id', 'outline', 'node_id'),
  ('mentions', 'node_id', 'outline', 'node_id'),
  ('goal_programmes', 'goal_id', 'outline', 'node_id'),
  ('goal_programmes', 'line_no', 'lines', 'line_no'),
  ('series', 'table_id', 'source_tables', 'table_id'),
  ('series', 'goal_id', 'outline', 'node_id'),
  ('series', 'task_id', 'outline', 'node_id'),
  ('series', 'parent_series_id', 'series', 'series_id'),
  ('observations', 'series_id', 'series', 'series_id'),
  ('observations', 'year', 'years', 'year'),
  ('candidates', 'series_id', 'series', 'series_id'),
  ('measures', 'task_id', 'outline', 'node_id'),
  ('measures', 'parent_id', 'measures', 'measure_id'),
  ('measure_years', 'measure_id', 'measures', 'measure_id'),
  ('measure_years', 'year', 'years', 'year'),
  ('programme_texts', 'programme_code', 'programmes', 'programme_code'),
  ('capabilities', 'goal_id', 'outline', 'node_id'),
  ('cooperation', 'task_id', 'outline', 'node_id'),
  ('cooperation_agencies', 'cooperation_id', 'cooperation', 'cooperation_id'),
  ('amendments', 'node_id', 'outline', 'node_id'),
  ('footnote_marks', 'footnote_id', 'footnotes', 'footnote_id'),
  ('paragraphs', 'node_id', 'outline', 'node_id'),
  ('findings', 'check_id', 'checks', 'check_id');

-- What several checks and marts start from.
CREATE VIEW internal.budget_amounts AS
-- The money of the budget summary and of the passports, by year. A dash, or a cell known to be empty, is no money.
SELECT s.document_id, s.series_id, s.kind, s.programme_code, s.budget_group, s.starred, s.name, s.unit, o.year, o.status, o.line_first, o.line_last,
  CASE WHEN o.absence IN ('dash', 'blank') THEN 0 ELSE o.value END AS amount
FROM series AS s
JOIN observations AS o USING (document_id, series_id)
WHERE o.year IS NOT NULL
  AND (s.kind = 'budget_line' OR (s.kind = 'programme_indicator' AND s.block = 'volume' AND s.parent_series_id IS NULL));

CREATE VIEW internal.programme_lines AS
-- The line of the budget summary that a code means. One code may stand in both groups; then the passport's own stage tells which,
-- and without a passport none does.
SELECT l.document_id, l.programme_code, l.series_id
FROM series AS l
LEFT JOIN programmes AS p USING (document_id, programme_code)
WHERE l.kind = 'budget_line' AND l.programme_code IS NOT NULL
WINDOW code AS (PARTITION BY l.document_id, l.programme_code)
QUALIFY (count(*) OVER code = 1 OR l.budget_group = p.stage)
  AND row_number() OVER (code ORDER BY l.budget_group = p.stage DESC NULLS LAST, l.starred, l.line_first) = 1;

CREATE VIEW internal.programme_rows AS
-- The rows of the budget summary that make up its subtotals; the parts of a programme's own row are already in it.
SELECT s.*
FROM series AS s
LEFT JOIN series AS parent ON (parent.document_id, parent.series_id) = (s.document_id, s.parent_series_id)
WHERE s.kind = 'budget_line' AND s.programme_code IS NOT NULL AND parent.programme_code IS NULL;
