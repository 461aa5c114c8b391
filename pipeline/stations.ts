import { MART_FOLDER, runMarts } from './aggregate/run.js';
import { CHECK_FOLDER, runChecks } from './check/run.js';
import type { Database } from './normalize/database.js';
import { withLanes } from './normalize/lanes.js';
import { counted } from './progress.js';
import type { Clock, Progress } from './progress.js';
import type { BrokenFile } from './sql-file.js';

export { changesOf } from './check/changes.js';
export { copyDocuments, createDatabaseFile } from './normalize/database.js';
export type { Database } from './normalize/database.js';
export { describeDocument } from './output/record.js';
export { renderData } from './render/data.js';
export { summaryOf } from './summary.js';

/** The stations between loading and rendering; like all that works on the database, they are loaded when there is work to do. */

/** Puts the checks to the documents anew. Returns those that could not be run. */
export async function check(database: Database, clock: Clock, progress: Progress): Promise<BrokenFile[]> {
  progress.doing('check', 'putting checks to the documents');
  const { connection } = database;
  await connection.run('DELETE FROM checks; DELETE FROM findings');
  const broken = await clock.time('check', () => withLanes(database, ([own, ...others]) => runChecks(own, CHECK_FOLDER, others)));
  const counts = await connection.runAndReadAll('SELECT (SELECT count(DISTINCT check_id) FROM checks), (SELECT count(*) FROM findings)');
  const [checks, findings] = counts.getRows()[0] ?? [];
  progress.done('check', `${counted(Number(checks), 'check')}, ${counted(Number(findings), 'finding')}`, clock.seconds('check'));
  return broken;
}

/** Makes the marts. Returns those that could not be made. */
export async function aggregate(database: Database, clock: Clock, progress: Progress): Promise<BrokenFile[]> {
  progress.doing('aggregate', 'making marts');
  const broken = await clock.time('aggregate', () => withLanes(database, ([own, ...others]) => runMarts(own, MART_FOLDER, others)));
  const made = await database.connection.runAndReadAll("SELECT count(*) FROM duckdb_tables() WHERE starts_with(table_name, 'mart_')");
  progress.done('aggregate', counted(Number(made.getRows()[0]?.[0]), 'mart'), clock.seconds('aggregate'));
  return broken;
}
