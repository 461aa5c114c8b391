// Many documents from their bytes to marts. Usage: node bench/growth.mjs <folder of documents> <scratch folder>. Prints JSON.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../dist/limits.js';
import { Clock, silent } from '../dist/progress.js';
import { chooseDocuments } from '../dist/read/choose.js';
import { readDocuments } from '../dist/reading.js';

const [folder, scratch] = process.argv.slice(2);
const begun = performance.now();
mkdirSync(scratch, { recursive: true });
const opening = import('../dist/stations.js').then(({ createDatabaseFile }) => createDatabaseFile(join(scratch, 'jospar.duckdb')));
const { choices } = chooseDocuments([], { folder, entries: [] });
const clock = new Clock();
const { read, refused } = await readDocuments(choices, { database: opening, scratch: join(scratch, 'rows'), clock, progress: silent, limits: DEFAULT_LIMITS, jobs: null });
const loaded = performance.now();
const { check, aggregate } = await import('../dist/stations.js');
const database = await opening;
const broken = [...(await check(database, clock, silent)), ...(await aggregate(database, clock, silent))];
const ended = performance.now();
await database.close();
if (refused.length + broken.length > 0) throw new Error(JSON.stringify([refused.map(String), broken]));
const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ documents: read.length, seconds: (ended - begun) / 1000, work: (user + system) / 1e6, reading: (loaded - begun) / 1000, peak, stations: clock.all() }));
