import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseDocuments } from '../../pipeline/read/choose.js';
import { readRegister } from '../../pipeline/read/register.js';
import { openSource, readSource, sha256Of } from '../../pipeline/read/source.js';

let folder: string;
let raw: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jospar-read-'));
  raw = join(folder, 'raw');
  mkdirSync(raw);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, path), content);
  return join(folder, path);
};
const register = (...entries: object[]): void => void write('raw/sources.json', JSON.stringify(entries));
const choose = (...words: string[]): { ids: string[]; refused: string[] } => {
  const { choices, refused } = chooseDocuments(words, readRegister(raw));
  return { ids: choices.map(({ id }) => id), refused: refused.map(({ message }) => message.replaceAll(`${folder}/`, '')) };
};

describe('choosing documents', () => {
  it('takes all texts and PDFs of the folder, registered or not, in the order of their ids', () => {
    write('raw/b.kk.txt', 'b');
    write('raw/a.pdf', '%PDF-');
    write('raw/c.txt', 'c');
    write('raw/c.corrections.csv', '');
    write('raw/.hidden.txt', '');
    register({ id: 'zero', file: 'c.txt' });
    expect(choose()).toEqual({ ids: ['a', 'b.kk', 'zero'], refused: [] });
  });

  it('knows a document by its id, by its path, and by a copy of its bytes', () => {
    write('raw/plan.txt', 'the plan');
    const copy = write('copy.txt', 'the plan');
    const other = write('other.txt', 'another plan');
    register({ id: 'the-plan', file: 'plan.txt', sha256: sha256Of('the plan') });
    expect(choose('the-plan').ids).toEqual(['the-plan']);
    expect(choose(join(raw, 'plan.txt')).ids).toEqual(['the-plan']);
    expect(choose(copy).ids).toEqual(['the-plan']);
    expect(choose(other).ids).toEqual(['other']);
    expect(choose(raw).ids).toEqual(['the-plan']);
  });

  it('refuses what is not there by its name and takes the rest', () => {
    const plan = write('plan.txt', 'a plan');
    register({ id: 'lost', file: 'lost.txt' });
    expect(choose(plan, 'lost', join(folder, 'nowhere.txt'))).toEqual({
      ids: ['plan'],
      refused: [
        'raw/lost.txt: is not there, but sources.json names it as "lost" — put the file back, or take out its entry',
        'nowhere.txt: there is no such file, nor such an id in the register — see `jospar doctor` for the ids',
      ],
    });
  });

  it('refuses a second document of the same id', () => {
    write('raw/plan.txt', 'text');
    write('raw/plan.pdf', '%PDF-');
    expect(choose()).toEqual({ ids: ['plan'], refused: ['raw/plan.txt: has the same id as raw/plan.pdf: plan — rename one, or register both'] });
  });

  it.each(['..txt', '...txt', 'manifest.json.txt', 'Jospar.duckdb.txt', ' .txt', 'a\u202Eb.txt', 'line\nbreak.txt', `${'ә'.repeat(110)}.txt`])('refuses %j, which no output folder can be called', (name) => {
    const file = write(name, 'text');
    expect(choose(file).refused).toHaveLength(1);
  });

  it('says where the folder itself cannot be read, or holds nothing', () => {
    expect(() => choose(raw)).toThrow(/raw: holds no document \(\*\.txt, \*\.pdf\)$/);
    rmSync(raw, { recursive: true });
    expect(() => choose()).toThrow(/raw: the folder cannot be read — ENOENT$/);
    writeFileSync(raw, 'a file');
    expect(() => choose()).toThrow(/raw: the folder cannot be read — ENOTDIR$/);
  });
});

describe('the register', () => {
  it.each([
    ['{', /sources\.json: cannot be read as JSON/],
    ['{}', /sources\.json: is not a list of entries/],
    ['[{"id": "a"}]', /sources\.json: entry 1 has no "file"/],
    ['["a"]', /sources\.json: entry 1 has no "id"/],
    ['[{"id": "a", "file": "a.txt", "title": 5}]', /sources\.json: entry 1: "title" is not a text/],
    ['[{"id": "a", "file": "a.txt", "language": "fr"}]', /sources\.json: entry 1: language "fr" is not one/],
    ['[{"id": "a", "file": "a.txt"}, {"id": "a", "file": "b.txt"}]', /sources\.json: two entries have the id "a"/],
  ])('says what is wrong with %s', (content, problem) => {
    write('raw/sources.json', content);
    expect(() => readRegister(raw)).toThrow(problem);
    expect(() => readRegister(raw)).not.toThrow(/\n/);
  });
});

describe('reading a source', () => {
  const read = (name: string, content: string | Uint8Array, sha256: string | null = null): ReturnType<typeof readSource> => {
    const file = write(name, content);
    const entry = { id: 'plan', file: name, title: null, organisation: null, language: null, decree: null, edition: null, from: null, sha256, reading_of: null };
    return readSource({ id: 'plan', file, entry: sha256 === null ? null : entry });
  };

  it('keeps every line as it stands, with its number and page', () => {
    const { lines, pages, kind, sha256 } = read('plan.txt', '\uFEFFа \r\n\n\n\nб\n');
    expect(lines).toEqual([
      { no: 1, page: 1, text: 'а ' }, { no: 2, page: 1, text: '' }, { no: 3, page: 1, text: '' }, { no: 4, page: 1, text: '' }, { no: 5, page: 2, text: 'б' },
    ]);
    expect({ pages, kind }).toEqual({ pages: 2, kind: 'text' });
    expect(sha256).toBe(sha256Of('\uFEFFа \r\n\n\n\nб\n'));
  });

  it.each([
    ['empty.txt', '', /empty\.txt: the file is empty$/],
    ['latin.txt', Uint8Array.of(0xd0, 0xff, 0x41), /latin\.txt: is not UTF-8 — save it as UTF-8 text$/],
    ['utf16.txt', Buffer.from('\uFEFFжоспар', 'utf16le'), /utf16\.txt: is not UTF-8/],
  ])('refuses %s in one line', (name, content, problem) => {
    expect(() => read(name, content)).toThrow(problem);
  });

  it.each(['plan.pdf', 'disguised.txt'])('takes %s for a PDF by its first bytes, and refuses a damaged one in one line', async (name) => {
    const file = write(name, '%PDF-1.7');
    await expect(openSource({ id: 'plan', file, entry: null })).rejects.toThrow(new RegExp(`${name}: is damaged or no PDF .*$`));
  });

  it('opens a text as it reads it', async () => {
    const file = write('plan.txt', 'а\n');
    expect(await openSource({ id: 'plan', file, entry: null })).toEqual(readSource({ id: 'plan', file, entry: null }));
  });

  it('refuses a file that is not the one in the register, and says which', () => {
    expect(() => read('plan.txt', 'changed', sha256Of('as registered'))).toThrow(
      new RegExp(`plan\\.txt: is not the file that sources\\.json describes: sha256 ${sha256Of('changed')} instead of ${sha256Of('as registered')}`),
    );
    expect(read('plan.txt', 'as registered', sha256Of('as registered')).register?.id).toBe('plan');
  });

  it('refuses a folder', () => {
    expect(() => readSource({ id: 'raw', file: raw, entry: null })).toThrow(/raw: is not a file$/);
  });
});
