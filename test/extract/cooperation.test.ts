import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../pipeline/extract/document.js';
import { linesOfText } from '../../pipeline/read/text.js';
import { text } from './reading.js';

/** `task | agency | text` of a table of cooperation. */
function cooperation(...rows: readonly string[]): string[] {
  const plan = ['3. Стратегические направления, цели, задачи', '', 'Задача 1.1.1. Ремонт дорог', '', '5. Межведомственное взаимодействие', '', 'Задача Орган Меры', '', '1 2 3', '', ...rows, ''];
  const records = extractDocument({ id: 'plan', file: 'plan.txt', kind: 'text', sha256: '0'.repeat(64), pages: 1, lines: linesOfText(text(...plan)), register: null });
  return records.cooperation.map((one) => [one.task_title, one.agency, one.text].map((cell) => cell ?? '–').join(' | '));
}

describe('cooperation', () => {
  it.each<[string, string[], string[]]>([
    ['cell by cell', ['Задача 1.1.1. Ремонт дорог', '', 'МФ', '', 'Финансирование'], ['Ремонт дорог | МФ | Финансирование']],
    ['body and measures on a line, without a full stop', ['Задача 1.1.1. Ремонт дорог', '', 'МФ Финансирование работ', '', 'МЭ, АО «КазАгро» (по ', 'согласованию) Обмен данными'], [
      'Ремонт дорог | МФ | Финансирование работ', 'Ремонт дорог | МЭ, АО «КазАгро» (по согласованию) | Обмен данными',
    ]],
    ['task, body and measures on a line', ['Задача 1.1.1. Ремонт ', 'дорог БАМ Строительство развязок.'], ['Ремонт дорог | БАМ | Строительство развязок.']],
    ['a body whose name begins with an abbreviation', ['Задача 1.1.1. Ремонт дорог', '', 'РК Национальный Банк, АФН', '', 'Обмен данными.'], ['Ремонт дорог | РК Национальный Банк, АФН | Обмен данными.']],
  ])('%s', (_, rows, read) => {
    expect(cooperation(...rows)).toEqual(read);
  });
});
