import { fileURLToPath } from 'node:url';

/**
 * Absolute path of the project: where templates, .sql files and the register are read from at run time.
 * This file stands one folder below it, as source (`pipeline/`) and as built (`dist/`).
 */
export const projectRoot: string = fileURLToPath(new URL('..', import.meta.url));
