import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { projectRoot } from '../pipeline/root.js';

/** Builds the command line once for all tests that call it. */
export function setup(): void {
  const { status, stdout } = spawnSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: projectRoot, encoding: 'utf8',
  });
  if (status !== 0) console.error(stdout);
}
