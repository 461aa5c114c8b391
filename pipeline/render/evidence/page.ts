import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../root.js';
import { fontStyles } from '../fonts.js';
import type { Payload } from './payload.js';

const FOLDER = join(projectRoot, 'templates/evidence');

/** The page's modules, each after those that it imports: they become one script. */
const MODULES = ['model.js', 'words.js', 'dom.js', 'text.js', 'tree.js', 'details.js', 'page.js'];

/**
 * The evidence page: one file that loads nothing. Its policy names the one script and the one style sheet by their hashes and forbids all
 * else: no request, no inline handler, and no text that is parsed as HTML.
 */
export function evidencePage(payload: Payload): string {
  const style = `${fontStyles()}\n${readFileSync(join(FOLDER, 'style.css'), 'utf8')}`;
  const script = bundle(MODULES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
  const policy = [
    "default-src 'none'", `script-src '${hashOf(script)}'`, `style-src '${hashOf(style)}'`, 'font-src data:', "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].join('; ');
  const places: Readonly<Record<string, string>> = {
    LANGUAGE: Object.keys(payload.words)[0] ?? 'en',
    POLICY: policy,
    TITLE: escaped(payload.document.title),
    STYLE: style,
    DATA: embedded(payload),
    SCRIPT: script,
  };
  return readFileSync(join(FOLDER, 'page.html'), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => places[name] ?? '');
}

/** Modules as one script: each a function that returns what it exports, under the name that the later ones import it by. */
function bundle(modules: readonly (readonly [name: string, source: string])[]): string {
  const parts = modules.map(([name, source]) => {
    const exported = [...source.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, found]) => found);
    const body = source
      .replace(/^import (\{[^}]*\}) from '\.\/(\w+)\.js';$/gm, 'const $1 = $2Module;')
      .replace(/^export /gm, '');
    return `const ${name.replace('.js', '')}Module = (() => {\n${body}return { ${exported.join(', ')} };\n})();`;
  });
  return `(() => {\n'use strict';\n${parts.join('\n')}\n})();`;
}

/** The hash by which a content security policy allows an element's content. */
function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}`;
}

/** JSON that stays inside its script element, whatever the document says: no `<` and no line separators. */
export function embedded(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
