// Runs again and again on a small disk with ever less room (Linux, as root: a tmpfs is mounted) and looks whether the old set stays whole and the
// message is one line. Usage: node fuzz/full-disk.mjs. Exit code 1 where it is not so.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CLI = join(PROJECT, 'dist/cli.js');
const MEGABYTE = 1024 * 1024;
const ROOM = [0.02, 0.3, 1, 1.5, 2, 2.5, 3, 3.5, 4, 6, 12, 20];

const disk = mkdtempSync(join(tmpdir(), 'jospar-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]);
if (mounted.status !== 0) {
  console.log('skipped: no small disk can be mounted here');
  process.exit(0);
}
const jospar = (...words) => spawnSync(process.execPath, [CLI, ...words, '--out', join(disk, 'output')], { cwd: disk, encoding: 'utf8' });
let isSound = true;
try {
  mkdirSync(join(disk, 'raw'));
  cpSync(join(PROJECT, 'raw/mlsp-2011-2015.kk.txt'), join(disk, 'raw/plan.txt'));
  if (jospar('run', '--lang', 'en', '--quiet').status !== 0) throw new Error('the first run failed');
  for (const room of ROOM) {
    rmSync(join(disk, 'filler'), { force: true });
    const free = Number(spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).stdout.split('\n')[1]);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, free - room * MEGABYTE)));
    const { status, stderr } = jospar('run', '--lang', 'en', '--quiet', '--force');
    const lines = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('the browser runs without'));
    const doctor = jospar('doctor');
    const isWhole = /ok +output +1 document/.test(doctor.stdout);
    const isGood = isWhole && (status === 0 || (status === 2 && lines.length === 1 && !/\bat .+:\d+:\d+/.test(lines[0])));
    isSound &&= isGood;
    console.log(`${String(room).padStart(5)} MB free: code ${status}, old set ${isWhole ? 'whole' : 'NOT WHOLE'}${status === 0 ? '' : ` · ${lines.join(' | ')}`}`);
  }
} finally {
  spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
}
process.exitCode = isSound ? 0 : 1;
