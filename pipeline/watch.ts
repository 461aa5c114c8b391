import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './root.js';

/** Milliseconds that a folder must be quiet before a run starts: an editor writes a file in several steps. */
const QUIET = 250;
/** What people change while they watch: sources, corrections, checks, marts, templates, words. */
const PROJECT_FOLDERS = ['templates', 'pipeline/check', 'pipeline/aggregate'];
const CONCERNED = /\.(?:sql|hbs|css|json|html|js|csv|txt|pdf)$/i;

/**
 * Runs, and runs again whenever a source, a check, a mart or a template has changed, until it is interrupted. Each run is a process of its own,
 * so that nothing of the last one stays in memory, and what fails tells its line and the next change is waited for.
 */
export async function watchAndRun(program: string, words: readonly string[], folders: readonly string[]): Promise<never> {
  let isRunning = false;
  let isWaiting = false;
  let timer: NodeJS.Timeout | null = null;
  const start = (): void => {
    if (isRunning) {
      isWaiting = true;
      return;
    }
    isRunning = true;
    const child = spawn(process.execPath, [program, 'run', ...words], { stdio: 'inherit' });
    child.on('close', () => {
      isRunning = false;
      process.stderr.write('watching for changes; Ctrl-C ends it\n');
      if (isWaiting) start();
      isWaiting = false;
    });
  };
  const changed = (_: string, name: string | null): void => {
    if (name !== null && !CONCERNED.test(name)) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(start, QUIET);
  };
  for (const folder of [...folders, ...PROJECT_FOLDERS.map((name) => join(projectRoot, name))]) {
    // A folder that is replaced while it is watched is no reason to end.
    watch(folder, { recursive: true }, changed).on('error', () => undefined);
  }
  start();
  return new Promise(() => undefined);
}
