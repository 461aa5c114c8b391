import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { projectRoot } from '../root.js';

/** A browser that can print the reports, and where it comes from. */
export interface FoundBrowser {
  /** `configured`: named by JOSPAR_CHROME; `bundled`: came with the dependencies; `installed`: found on this machine. */
  readonly origin: 'configured' | 'bundled' | 'installed';
  /** Path of the program. The bundled one is unpacked there when it is first opened. */
  readonly path: string;
}

/** What the environment must hold for a browser to run. */
type Environment = Readonly<Record<string, string | undefined>>;

const BUNDLE = '@sparticuz/chromium';
/** Makes the bundle unpack the system libraries too, which a bare machine lacks. */
const BUNDLE_WITH_LIBRARIES = { AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'];
const PROGRAM_FOLDERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** No fonts but its own, no host names, no colour or hinting of the machine: the same page wherever it is printed. */
const FLAGS = [
  '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-gpu', '--disable-lcd-text', '--disable-extensions',
  '--disable-background-networking', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND',
];
const NO_SANDBOX = ['--no-sandbox', '--disable-setuid-sandbox'];
const SANDBOX_REFUSED = /No usable sandbox|namespace/i;
const SANDBOX_TEST_MILLISECONDS = 20_000;

/** One line for people: no browser, and how to get one. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

/**
 * Finds the browser that would print the reports, without starting or unpacking it: JOSPAR_CHROME, else the Chromium that comes with the
 * dependencies (Linux), else one installed here. Throws {@link BrowserError} where there is none.
 */
export function findBrowser(environment: Environment = process.env): FoundBrowser {
  const configured = environment.JOSPAR_CHROME;
  if (configured !== undefined && configured !== '') {
    if (isProgram(configured)) return { origin: 'configured', path: configured };
    throw new BrowserError(`JOSPAR_CHROME names ${configured}, which is no program — set it to a Chrome or Chromium, or unset it`);
  }
  const bundle = bundleFolder();
  if (bundle !== null) return { origin: 'bundled', path: join(unpackedFolder(bundle), 'chromium') };
  const installed = installedPrograms(environment).find(isProgram);
  if (installed !== undefined) return { origin: 'installed', path: installed };
  throw new BrowserError('no browser to print the reports — install Chrome or Chromium, or set JOSPAR_CHROME to the path of one');
}

/** Tells the browser that {@link findBrowser} finds from another build, not from the same one in another place. */
export function browserName({ origin, path }: FoundBrowser = findBrowser()): string {
  return origin === 'bundled' ? basename(dirname(path)) : `${basename(path)} of ${statSync(path).size} bytes`;
}

/**
 * Opens the browser that {@link findBrowser} finds, in its sandbox where the machine allows one. `notify` gets one line where it does not.
 * The caller closes it. Throws {@link BrowserError} where there is none or it does not start.
 */
export async function openBrowser(notify: (line: string) => void = toStandardError): Promise<Browser> {
  const found = findBrowser();
  const environment = found.origin === 'bundled' ? await unpack(dirname(found.path)) : {};
  const launch = (flags: readonly string[]): Promise<Browser> => puppeteer.launch({
    executablePath: found.path,
    headless: 'shell',
    // A pipe opens no port, and the browser ends with this process however this process ends.
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...flags],
    env: { ...process.env, ...environment, TZ: 'UTC' },
  });

  if (process.getuid?.() === 0) {
    notify('the browser runs without its sandbox, because it runs as root');
    return startOf(found, () => launch([...FLAGS, ...NO_SANDBOX]));
  }
  try {
    return await launch(FLAGS);
  } catch (error) {
    if (!await refusesSandbox(found.path, { ...process.env, ...environment })) throw notStarting(found, error);
    notify('the browser runs without its sandbox, because the kernel refuses it user namespaces');
    return startOf(found, () => launch([...FLAGS, ...NO_SANDBOX]));
  }
}

/** Whether a browser that did not start says that it has no sandbox; over a pipe it cannot say why. */
async function refusesSandbox(program: string, environment: Environment): Promise<boolean> {
  try {
    await promisify(execFile)(program, [...FLAGS, '--headless', '--dump-dom', 'about:blank'], { env: environment, timeout: SANDBOX_TEST_MILLISECONDS });
    return false;
  } catch (error) {
    return SANDBOX_REFUSED.test(String((error as { stderr?: unknown }).stderr));
  }
}

async function startOf(found: FoundBrowser, launch: () => Promise<Browser>): Promise<Browser> {
  try {
    return await launch();
  } catch (error) {
    throw notStarting(found, error);
  }
}

function notStarting(found: FoundBrowser, error: unknown): BrowserError {
  const reason = messageOf(error).split('\n').find((line) => line.trim() !== '') ?? '';
  return new BrowserError(`${found.path}: the browser does not start (${reason.trim()}) — set JOSPAR_CHROME to the path of another Chrome or Chromium`);
}

// ── the bundled browser ─────────────────────────────────────────────────────────────────────────────────────────────

function bundleFolder(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(BUNDLE)), '../..');
    return existsSync(join(folder, 'bin')) ? folder : null;
  } catch {
    return null;
  }
}

/** Where the bundle is unpacked: in the project, else (a read-only installation) in the user's own cache; a folder for each version. */
function unpackedFolder(bundle: string): string {
  const { version } = JSON.parse(readFileSync(join(bundle, 'package.json'), 'utf8')) as { version: string };
  const base = isWritable(projectRoot) ? join(projectRoot, '.cache') : join(homedir(), '.cache', 'jospar');
  return join(base, `chromium-${version}`);
}

/**
 * Unpacks the bundle into `folder`, once: aside and then swapped in, so that no run meets half a browser. The bundle unpacks into the
 * temporary folder and sets the environment of its process, so it does that in a process of its own.
 * Out: the environment that the browser needs to find its libraries and fonts.
 */
async function unpack(folder: string): Promise<Environment> {
  const environment = {
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter((path) => path !== '').join(delimiter),
  };
  if (existsSync(folder)) return environment;
  mkdirSync(dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}.`);
  try {
    const script = `import('${BUNDLE}').then(({ default: chromium }) => chromium.executablePath())`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: projectRoot,
      env: { ...process.env, ...BUNDLE_WITH_LIBRARIES, TMPDIR: aside },
    });
    writeFileSync(join(aside, 'fonts.conf'), fontConfiguration(folder));
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another run may have been first: its folder is as good.
    if (!existsSync(folder)) throw new BrowserError(`${folder}: the bundled browser cannot be unpacked (${messageOf(error)}) — make room, or set JOSPAR_CHROME`);
  }
  return environment;
}

/** Only the bundle's own fonts, so that a sign which the report's type lacks looks the same on every machine. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>`
    + `<dir>${folder}/fonts</dir><cachedir>${folder}/fontcache</cachedir></fontconfig>\n`;
}

// ── an installed browser ────────────────────────────────────────────────────────────────────────────────────────────

function installedPrograms(environment: Environment): string[] {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => PROGRAMS.map((program) => join(folder, program))), ...PROGRAM_FOLDERS];
}

function isProgram(path: string): boolean {
  return isAllowed(path, constants.X_OK);
}

function isWritable(path: string): boolean {
  return isAllowed(path, constants.W_OK);
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A line for people, beside the outputs. */
export function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
