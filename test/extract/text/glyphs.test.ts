import { describe, expect, it } from 'vitest';
import { foldWords, squeeze, squeezeWithPlaces } from '../../../pipeline/extract/text/glyphs.js';

describe('foldWords', () => {
  it.each([
    ['iс-шаралар', 'іс-шаралар'], // Latin i
    ['Тiкелей нәтижелер көрсеткiштерi', 'Тікелей нәтижелер көрсеткіштері'],
    ['Iрi және орта кәсiпорындар', 'Ірі және орта кәсіпорындар'], // Latin I
    ['Қaзақстан Рecпубликасы', 'Қазақстан Республикасы'],
  ])('%s → %s', (printed, meant) => {
    expect(foldWords(printed)).toBe(meant);
  });

  it.each(['IT', 'OHSAS', 'Doing Business', 'IT-қызметтерінде', '№ N 1134', 'е-Үкімет', 'm²'])('leaves %s as it is', (printed) => {
    expect(foldWords(printed)).toBe(printed);
  });
});

describe('squeeze', () => {
  it('makes letter-spaced, look-alike and plain print the same', () => {
    const meant = squeeze('ресми деректер');
    expect(squeeze('р е с м и  деректер')).toBe(meant);
    expect(squeeze('Рeсми дeрeктeр')).toBe(meant);
    expect(squeeze('ресми\u00a0дерек\u00adтер\u200b')).toBe(meant);
  });

  it('keeps what sets words apart: digits, signs, case-folded letters of the language', () => {
    expect(squeeze('2-1.1-МАҚСАТ.')).toBe('2-1.1-мақсат.');
    expect(squeeze('ӘҒҚҢӨҰҮҺІ')).toBe('әғқңөұүһі');
  });

  it('tells where each of its characters came from', () => {
    const text = ' 1 . 1 - м а қ с а т . Бала';
    const { squeezed, places } = squeezeWithPlaces(text);
    expect(squeezed).toBe('1.1-мақсат.бала');
    expect(places.map((place) => text[place]?.toLowerCase()).join('')).toBe(squeezed);
  });
});
