import { describe, expect, it } from 'vitest';
import { byName, settlePolarities } from '../../../pipeline/extract/series/polarity.js';
import { kazakh } from '../../../pipeline/lexicon/kk.js';
import { russian } from '../../../pipeline/lexicon/ru.js';
import type { DocumentRecords } from '../../../pipeline/model.js';
import { observationOf, recordsOf, seriesOf } from '../../records.js';

describe('what a Kazakh name says of the better way', () => {
  it.each([
    ['Жұмыссыздық деңгейі', '%', 'down'],
    ['Жастар арасындағы жұмыссыздық деңгейі', '%', 'down'],
    ['Ана өлімі', '10 мың адамға', 'down'],
    ['Табысы ең төменгі күнкөріс деңгейінен аз халық үлесі', '%', 'down'],
    ['Еңбек жағдайлары зиянды және қауіпті салаларда жұмыс істейтін адамдардың үлесі (жұмыспен қамтылғандардың ішінде)', '%', 'down'],
    ['Әлеуметтік қызметпен қамтылған адамдардың үлесі', '%', 'up'],
    ['Жойылған бұзушылықтардың үлесі', '%', 'up'],
    ['Жұмысқа орналасқан жұмыссыздардың үлесі', '%', 'up'],
    ['Тіркелген субъектілердің өсуі', '%', 'up'],
    // A share of what was done, and a year's work.
    ['Стандартты енгізген кәсіпорындардың үлесі', '%', 'up'],
    ['Стандартты енгізген кәсіпорындардың саны', 'бірлік', 'unknown'],
    // A place in a ranking, whatever it ranks.
    ['БЖИ-дың: "Жалақыны айқындаудың икемділігі" көрсеткіші бойынша позициясы', 'позиция', 'down'],
    ['Мектепке дейінгі ұйымдардағы орындар', 'орын', 'unknown'],
    // «Reduction of the number», in per cent: how far, or where it stands?
    ['Субъектілер санының төмендеуі', '%', 'unknown'],
    ['Кедейлік деңгейінің төмендеуі', '%', 'down'],
    ['Қызмет көрсету уақытын қысқарту', 'күн', 'down'],
    // Words that only look like an answer: bodies, poor families, studies, surveys, balances.
    ['Халықты жұмыспен қамту органдарының саны', 'бірлік', 'unknown'],
    ['аз қамтылған отбасылардан', 'адам', 'unknown'],
    ['Өндірістік жарақаттанудан есептер әзірлеу саласындағы зерттеулер', 'дана', 'unknown'],
    ['Көші-қон сальдосы', 'адам', 'unknown'],
  ])('%s, %s: %s', (name, unit, polarity) => {
    expect(byName(name, unit, kazakh.polarity).polarity).toBe(polarity);
  });
});

describe('what a Russian name says of the better way', () => {
  it.each([
    ['Уровень безработицы', '%', 'down'],
    ['Снижение материнской смертности', 'на 100 тыс. живорожденных', 'down'],
    ['Снижение числа пожаров', '%', 'unknown'],
    ['Снижение уровня безработицы', '%', 'down'],
    // «рост» stands inside the word for prevalence.
    ['Распространенность потребления табака', '%', 'down'],
    ['Уровень распространенности абортов', 'единиц', 'down'],
    ['Охват больных туберкулезом лечением', '%', 'up'],
    ['Доля трудоустроенных безработных', '%', 'up'],
    ['Доля раскрытых преступлений', '%', 'up'],
    ['Отсутствие нарушений', '%', 'up'],
    ['Безаварийный пропуск воды', 'млн. куб.м', 'unknown'],
    ['Число случаев поздней диагностики (прирост к предыдущему году)', '%', 'unknown'],
    ['Количество мероприятий по профилактике преступлений', 'единиц', 'unknown'],
    ['Рост расходов', 'млн. тенге', 'unknown'],
    ['Рост инфляции', '%', 'down'],
    ['Позиция в рейтинге по показателю «Младенческая смертность»', 'место', 'down'],
    ['Ожидаемая продолжительность жизни', 'лет', 'up'],
    ['Построенные и реконструированные водопроводы', 'км', 'unknown'],
    ['Доля отремонтированных школ', '%', 'up'],
  ])('%s, %s: %s', (name, unit, polarity) => {
    expect(byName(name, unit, russian.polarity).polarity).toBe(polarity);
  });
});

describe('what stands around a row', () => {
  const goal = { node_id: 'goal:1.1', parent_id: null, level: 'goal', number: '1.1', title: 'Жалақының өсуіне ықпал ету', line_first: 1, line_last: 1 } as const;
  const settled = (found: Partial<DocumentRecords>): [string, string | null][] => {
    const records = recordsOf({ outline: [goal], ...found });
    settlePolarities(records, kazakh);
    return records.series.map(({ polarity, polarity_basis }) => [polarity, polarity_basis]);
  };

  it('is a title that wants more of what the row measures', () => {
    expect(settled({ series: [
      seriesOf('series:1', { kind: 'goal_indicator', goal_id: 'goal:1.1', name: 'Қызметшілер жалақысының орташа мөлшері' }),
      seriesOf('series:2', { kind: 'goal_indicator', goal_id: 'goal:1.1', name: 'Салалардың саны' }),
    ] })).toEqual([['up', 'goal:1.1: жалақының өсуіне'], ['unknown', null]]);
  });

  it('is the row that it is a part of', () => {
    const parts = [
      seriesOf('series:1', { kind: 'goal_indicator', name: 'Әлеуметтік қолдаумен қамтылған:' }),
      seriesOf('series:1.1', { kind: 'goal_indicator', name: 'балалар', unit: '%', parent_series_id: 'series:1' }),
      seriesOf('series:1.2', { kind: 'goal_indicator', name: 'әйелдер', unit: '%', parent_series_id: 'series:1' }),
    ];
    expect(settled({ series: parts })[1]).toEqual(['up', 'series:1: name: қамтылған']);
    // Parts of 100 %: one can only grow where the other falls.
    const observations = [observationOf('series:1.1', 2010, '30'), observationOf('series:1.2', 2010, '70')];
    expect(settled({ series: parts.map((row) => ({ ...row })), observations })[1]).toEqual(['unknown', null]);
  });

  it('is nothing to a rate against the year before: growth that slows is growth', () => {
    expect(settled({ series: [
      seriesOf('series:1', { kind: 'goal_indicator', name: 'Жалақының өсімі (өткен жылмен салыстырғанда)', unit: '%' }),
      seriesOf('series:2', { kind: 'goal_indicator', name: 'Еңбек өнімділігі', unit: 'алдыңғы жылға %' }),
      seriesOf('series:3', { kind: 'goal_indicator', name: 'Еңбек өнімділігі', unit: 'мың теңге' }),
    ] })).toEqual([['unknown', 'name: өсімі; өткен жылмен'], ['unknown', 'name: өнімділігі; алдыңғы жылға'], ['up', 'name: өнімділігі']]);
  });

  it('is nothing to a part whose fellow says that both are such rates', () => {
    expect(settled({ series: [
      seriesOf('series:1', { kind: 'goal_indicator', name: 'Кірісті алмастыру коэффициенті' }),
      seriesOf('series:1.1', { kind: 'goal_indicator', name: 'айырылғанда', parent_series_id: 'series:1' }),
      seriesOf('series:1.2', { kind: 'goal_indicator', name: 'асыраушысынан (алдыңғы жылмен салыстырғанда)', parent_series_id: 'series:1' }),
    ] })).toEqual([
      ['up', 'name: алмастыру коэффициенті'], ['unknown', 'series:1: name: алмастыру коэффициенті; алдыңғы жылмен'],
      ['unknown', 'series:1: name: алмастыру коэффициенті; алдыңғы жылмен'],
    ]);
  });

  it('is nothing to money, which has no better way', () => {
    expect(settled({ series: [seriesOf('series:1', { name: 'Халықты жұмыспен қамту' })] })).toEqual([['none', 'money']]);
  });
});
