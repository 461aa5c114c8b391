import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** The variable by which threads learn where their profiles go. */
const FOLDER = 'JOSPAR_PROFILE';

/** Has this process, and every thread that it starts from now on, write a CPU profile into a folder. Returns what ends this thread's own. */
export async function profileInto(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true });
  process.env[FOLDER] = folder;
  return profileThread('main');
}

/** Profiles the thread that calls it, if people asked for profiles; returns what ends that and writes `<name>.cpuprofile`. */
export async function profileThread(name: string): Promise<() => Promise<void>> {
  const folder = process.env[FOLDER];
  if (folder === undefined) return () => Promise.resolve();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
  };
}
