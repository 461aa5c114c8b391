import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../../root.js';
import { aimSign } from '../charts/indicators.js';
import { fontStyles } from '../fonts.js';
import type { LinesView, ReportContext } from './tables.js';
import { EVIDENCE_ADDRESS } from './pdf.js';
import { PAGE_OF } from './print.js';
import type { ReportWords } from './words.js';

/** The three reports, named as their files are. */
export type ReportKind = 'overview' | 'plan' | 'data-quality';

/** What every report says of its document. */
export interface Masthead {
  readonly title: string;
  readonly organisation: string;
  readonly period: string;
  readonly edition: string;
  readonly kind: string;
  readonly about: string;
}

const TEMPLATES = join(projectRoot, 'templates');
const EDITION = /^(\d{4}-\d{2}-\d{2})\s*№\s*(\S.*)$/;
/** Date that a report bears where its document has none. */
const NO_DATE = '1970-01-01';

/** Title, organisation, period and edition, in the report's language; the plan's own words as they are. */
export function mastheadOf({ plan, words, format }: ReportContext, kind: ReportKind): Masthead {
  const { document } = plan;
  const edition = EDITION.exec(document.edition ?? '');
  const key = kind === 'data-quality' ? 'quality' : kind;
  const period = document.firstYear === null || document.lastYear === null ? ''
    : words.say('report.period', { first: document.firstYear, last: document.lastYear });
  const editionText = (): string => {
    if (edition !== null) return words.say('report.edition', { date: format.date(edition[1] ?? ''), number: edition[2] ?? '' });
    return document.edition === null ? words.say('report.edition_none') : words.say('report.edition_plain', { edition: document.edition });
  };
  return {
    title: document.title ?? words.say('report.untitled', { id: document.id }),
    organisation: document.organisation ?? '',
    period,
    edition: editionText(),
    kind: words.say(`report.kind.${key}`),
    about: words.say(`report.about.${key}`),
  };
}

/** `yyyy-mm-dd` of the source, which the report bears as its own date. */
export function sourceDate({ plan }: ReportContext): string {
  return EDITION.exec(plan.document.edition ?? '')?.[1] ?? NO_DATE;
}

/** Stands for a link while a sentence is filled. */
const PLACE = '\u0001';

/** The pages of the reports, made from the templates once. */
export interface ReportPages {
  /** A whole page that holds all it shows. In: which report, its words, masthead and view. */
  render(kind: ReportKind, context: ReportContext, view: object): string;
}

/** Reads the templates and styles. Throws where one is missing or broken. */
export function readReportPages(): ReportPages {
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  for (const file of readdirSync(join(TEMPLATES, 'partials')).sort()) {
    handlebars.registerPartial(parse(file).name, readFileSync(join(TEMPLATES, 'partials', file), 'utf8'));
  }
  const styles = fontStyles() + readFileSync(join(TEMPLATES, 'styles/report.css'), 'utf8');
  const templates = new Map<ReportKind, Handlebars.TemplateDelegate>();
  for (const kind of ['overview', 'plan', 'data-quality'] as const) {
    templates.set(kind, handlebars.compile(readFileSync(join(TEMPLATES, 'reports', `${kind}.hbs`), 'utf8'), { strict: true, noEscape: false }));
  }
  return {
    render(kind, context, view) {
      const masthead = mastheadOf(context, kind);
      const template = templates.get(kind);
      if (template === undefined) throw new Error(`there is no template of the report ${kind}`);
      return template({ ...view, masthead, kind, language: context.words.language, styles: styles + pageStyles(kind, context, masthead) }, {
        data: { words: context.words },
      });
    },
  };
}

/** Aims that a sign beside a change tells apart. */
const AIMS = ['with', 'against', 'level', 'unknown'] as const;

/** The sign of an aim as a picture for the foot of a page, which takes text and pictures only. */
function signFile(aim: (typeof AIMS)[number]): string {
  return `data:image/svg+xml;base64,${Buffer.from(aimSign(aim, '')).toString('base64')}`;
}

/** Header and footer of every page: what report of which plan this is, its signs, and the page of pages. */
function pageStyles(kind: ReportKind, { words }: ReportContext, masthead: Masthead): string {
  const say = (key: string): string => words.say(`report.signs.${key}`);
  const signs = [`[u] ${say('unplaced')}`, `ᶦ ${say('inferred')}`, `ᶜ ${say('corrected')}`, `– ${say('dash')}`, `× ${say('cross')}`].join(' · ');
  const aims = kind === 'plan' ? ` ${cssText(`${words.say('report.table.change')}: `)} ${AIMS.map((aim) => `url("${signFile(aim)}") ${cssText(` ${words.say(`report.aim.${aim}`)}`)}`).join(cssText(' · '))}` : '';
  return `@page{@top-left{content:${cssText(masthead.title)}}@top-right{content:${cssText(`${masthead.kind} · ${masthead.edition}`)}}`
    + `@bottom-left{content:${cssText(signs)}${aims === '' ? '' : ` "\\a "${aims}`}}}`
    // The short reports bear their title on the first page already; the overview has no table that uses the signs.
    + '@page :first{@top-left{content:none}@top-right{content:none}}'
    + (kind === 'overview' ? '@page{@bottom-left{content:none}}' : '');
}

/** A text as a CSS string; whatever is no letter, digit or plain sign is written by its number, so that no text ends the string. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:()·–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `)}"`;
}

function registerHelpers(handlebars: typeof Handlebars): void {
  const wordsOf = (options: Handlebars.HelperOptions): ReportWords => (options.data as { words: ReportWords }).words;
  handlebars.registerHelper('t', (path: string, options: Handlebars.HelperOptions) => (
    wordsOf(options).say(`report.${path}`, options.hash as Record<string, string | number>)
  ));
  const reference = (lines: LinesView): string => (
    `<a class="lines" href="${EVIDENCE_ADDRESS}#L${lines.first}">${handlebars.escapeExpression(lines.text)}</a>`
  );
  handlebars.registerHelper('line_ref', (lines: LinesView) => new Handlebars.SafeString(reference(lines)));
  // "lines 12–15" in the language's word order, with the numbers as the link.
  handlebars.registerHelper('in_lines', (path: string, lines: LinesView, options: Handlebars.HelperOptions) => {
    const [before = '', after = ''] = wordsOf(options).say(`report.${path}`, { lines: PLACE }, Math.min(lines.count, 2)).split(PLACE);
    return new Handlebars.SafeString(handlebars.escapeExpression(before) + reference(lines) + handlebars.escapeExpression(after));
  });
  handlebars.registerHelper('is', (left: string, right: string) => left === right);
  handlebars.registerHelper('svg', (drawing: string) => new Handlebars.SafeString(drawing));
  handlebars.registerHelper('page_of', (anchor: string) => new Handlebars.SafeString(`<span class="page-no" ${PAGE_OF}="${anchor}">000</span>`));
  // An id is one long word: it may break after its colons and slashes.
  handlebars.registerHelper('breakable', (id: string) => new Handlebars.SafeString(handlebars.escapeExpression(id).replace(/([:/])/g, '$1<wbr>')));
  handlebars.registerHelper('styles', (sheet: string) => new Handlebars.SafeString(sheet));
  handlebars.registerHelper('line_no', (no: number) => new Handlebars.SafeString(`<a class="lines" href="${EVIDENCE_ADDRESS}#L${no}">${no}</a>`));
}
