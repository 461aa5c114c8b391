import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { settle } from '../output/folder.js';
import { DATABASE_FILE, readManifest } from '../output/manifest.js';
import { problemOf } from '../output/problem.js';
import { chooseDocuments } from '../read/choose.js';
import { readRegister } from '../read/register.js';
import { openSource, sha256Of } from '../read/source.js';
import { findBrowser } from '../render/browser.js';
import { writeCsv } from '../render/csv.js';
import { tablesOf } from '../render/tables.js';
import { counted } from '../progress.js';
import { openOutputSet } from './output-set.js';

/** One thing that was looked at. */
interface Diagnosis {
  readonly what: string;
  /** Null where it is in order. */
  readonly problem: string | null;
  readonly detail: string;
}

/** Looks whether everything that a run needs, and what the last one left, is in order. */
export async function diagnose(raw: string, out: string): Promise<{ text: string; isSound: boolean }> {
  const diagnoses = [
    await look('node', () => process.version),
    await look('browser', () => {
      const { origin, path } = findBrowser();
      return `${origin}: ${path}`;
    }),
    await look('register', () => counted(readRegister(raw).entries.length, 'entry').replace('entrys', 'entries')),
    ...(await documents(raw)),
    await look('output folder', () => writable(out)),
    await look('output', () => outputs(out)),
  ];
  const text = diagnoses.map(({ what, problem, detail }) => `${problem === null ? 'ok     ' : 'PROBLEM'}  ${what.padEnd(14)} ${problem ?? detail}`).join('\n');
  return { text, isSound: diagnoses.every(({ problem }) => problem === null) };
}

async function look(what: string, at: () => string | Promise<string>): Promise<Diagnosis> {
  try {
    return { what, problem: null, detail: await at() };
  } catch (error) {
    return { what, problem: problemOf(error), detail: '' };
  }
}

/** Every source: whether it is there, is what the register says, and can be read. */
async function documents(raw: string): Promise<Diagnosis[]> {
  try {
    const { choices, refused } = chooseDocuments([], readRegister(raw));
    const read = choices.map((choice) => look('source', async () => {
      const { lines } = await openSource(choice);
      return `${choice.id}: ${counted(lines.length, 'line')}${choice.entry === null ? ', not registered' : ', as registered'}`;
    }));
    return [...(await Promise.all(read)), ...refused.map((error) => ({ what: 'source', problem: error.message, detail: '' }))];
  } catch (error) {
    return [{ what: 'sources', problem: problemOf(error), detail: '' }];
  }
}

/** The nearest folder that is there must be one that can be written to. */
function writable(out: string): string {
  let folder = resolve(out);
  while (!existsSync(folder)) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) throw new Error(`${folder}: is a file, not a folder`);
  accessSync(folder, constants.W_OK);
  return out;
}

/** Every file of the last run, and what its database exports, against the hashes of the manifest. */
async function outputs(out: string): Promise<string> {
  settle(out);
  const manifest = readManifest(out);
  if (manifest === null) return 'nothing yet; `jospar run` fills it';
  let files = 0;
  for (const [id, document] of Object.entries(manifest.documents)) {
    for (const [path, sha256] of Object.entries(document.outputs)) {
      if (sha256Of(readFileSync(join(out, id, path))) !== sha256) throw new Error(`${join(out, id, path)}: is not the file that the run wrote; run again`);
      files += 1;
    }
  }
  const { database } = await openOutputSet(out);
  const scratch = mkdtempSync(join(tmpdir(), 'jospar-doctor-'));
  try {
    for (const table of await tablesOf(database.connection)) {
      for (const [id, document] of Object.entries(manifest.documents)) {
        await writeCsv(database.connection, table, id, join(scratch, 'table.csv'));
        const isSame = sha256Of(readFileSync(join(scratch, 'table.csv'))) === document.outputs[`data/${table.name}.csv`];
        if (!isSame) throw new Error(`${join(out, DATABASE_FILE)}: ${table.name} is not what the run wrote for ${id}; run again`);
      }
    }
  } finally {
    await database.close();
    rmSync(scratch, { recursive: true });
  }
  return `${counted(Object.keys(manifest.documents).length, 'document')}, ${counted(files, 'file')}, all as written`;
}
