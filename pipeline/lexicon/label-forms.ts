import type { Language } from '../model.js';

/**
 * How the words of a name, a source and a unit tell each other apart by their forms, where no list holds them; matched against single squeezed words.
 *
 * A name is a phrase that ends somewhere: behind its end a noun in the form that dictionaries have stands in another cell. Bodies and documents are
 * what information comes from.
 */
export interface LabelForms {
  /** A preposition or conjunction: no name ends with it. */
  readonly leadsOn: RegExp;
  /** A word that says something of the next one: no name ends with it. */
  readonly modifies: RegExp;
  /** A word that ends a phrase of its own: a bare noun behind it is none of its name. Where `endsName` is null, any that does not lead on may. */
  readonly endsName: RegExp | null;
  /** Of these, the form that no word behind it can belong to; and what may stand between the two all the same. */
  readonly endsFirmly: RegExp | null;
  readonly clause: RegExp | null;
  /** A noun as dictionaries have it, as few names end. */
  readonly bareNoun: RegExp;
  /** A noun that may be bare, or the end of a name: what it is, the column tells. */
  readonly nounOrEnd: RegExp;
  /** What leads over from what is counted to what it is counted by, and the spans of time among these: `дел в день`, `рейсов в сутки`. */
  readonly per: RegExp | null;
  readonly perTime: RegExp | null;
  /** An adjective that belongs to a measure or count: `рабочих дней`. */
  readonly unitAdjective: RegExp;
  /** Short forms that names end with: `и др.` */
  readonly shortEnd: RegExp;
  /** The first word of a source, in the form in which nothing before it asks for it. */
  readonly sourceOpens: RegExp | null;
  /** Bodies in a plural that reads as a genitive but behind a plural adjective: `областные управления`. */
  readonly sourcePlural: RegExp | null;
  /** Of the first words, documents: no name has them in that form but behind what asks for them. */
  readonly sourceDocument: RegExp | null;
  /** An adjective that may stand before that first word, and one in the singular, with which no name ends. */
  readonly adjective: RegExp | null;
  readonly singularAdjective: RegExp | null;
  /** The form of a word that belongs to the next one: a genitive before what it possesses. */
  readonly possesses: RegExp | null;
  /** A word of a source that tells a body, a document or a system. */
  readonly sourceWord: RegExp;
}

export const LABEL_FORMS: Readonly<Record<Language, LabelForms>> = {
  kk: {
    leadsOn: /^(?:және|мен|бен|пен|немесе|яғни|бойынша|үшін|туралы|жөніндегі|арналған|қатысты|шаққандағы|шаққанда|бір|ең|орташа)$/u,
    modifies: /(?:ған|ген|қан|кен|атын|етін|йтын|йтін|лық|лік|дық|дік|тық|тік|лы|лі|ды|ді|ты|ті|сыз|сіз|дағы|дегі|тағы|тегі|ғы|гі|қы|кі|дың|дің|тың|тің|ның|нің)$/u,
    endsName: /(?:лар|лер|дар|дер|тар|тер|(?:лар|лер|дар|дер|тар|тер)[ыі]|с[ыі]|(?<!л|д|т|ғ|г|қ|к)[ыі]|у|ю)[)»”"]?$/u,
    endsFirmly: /(?:(?:лар|лер|дар|дер|тар|тер)[ыі]|с[ыі]|(?<!л|д|т|ғ|г|қ|к)[ыі])$/u,
    clause: /(?:ған|ген|қан|кен|атын|етін|йтын|йтін|жоғары|төмен|бар|жоқ|лар|лер|дар|дер|тар|тер)$/u,
    bareNoun: /^[\p{L}-]{2,}(?:ушы|уші|дырушы|ларушы)$|^[\p{L}-]{2,}(?<!лар|лер|дар|дер|тар|тер|у|ю|[ыі]|[ыі]н|[ыі]ң|ға|ге|қа|ке|да|де|та|те|дан|ден|тан|тен|нан|нен|мен|бен|пен|ған|ген|қан|кен|етін|атын|йтын|йтін|лық|лік|дық|дік|тық|тік|сыз|сіз)$/u,
    nounOrEnd: /^[\p{L}-]{2,}(?:лық|лік|дық|дік|тық|тік)$/u,
    per: null,
    perTime: null,
    unitAdjective: /^(?:шартты|шаршы|текше|күнтізбелік|баспа)$/u,
    shortEnd: /^(?:ж|жж|т\.б|т\.с\.с|г|гг)\.$/u,
    sourceOpens: null,
    sourcePlural: null,
    sourceDocument: null,
    adjective: null,
    singularAdjective: null,
    possesses: /(?:дың|дің|тың|тің|ның|нің)$/u,
    sourceWord:
      /^(?:министрлі|агентті|комитет|департамент|басқарма|инспекция|әкімді|әкімшілі|орган|институт|орталы|академия|университет|палата|банк|қор(?:ы|лар|дың|ды)?$|ұйым|кәсіпорын|мекеме|бірлесті|қоғам|компания|прокуратура|сот(?:ы|тар)?$|деректер|мәлімет|есеп(?:тер|тілі)?$|есеб|есептер|акт(?:і|ілер|ісі)|хаттама|журнал|тізілім|тіркелім|ақпарат|нысан(?:ы|дар)?$|сауалнама|зерттеу|мониторинг|баланс|санақ|база|кадастр|комиссия|келісім)/u,
  },
  ru: {
    leadsOn: /^(?:и|или|а|в|во|на|с|со|по|для|от|до|из|к|ко|о|об|у|за|при|не|ни|между|через|под|над|без|чем|как|том|числе|среди)$/u,
    modifies: /(?:ой|[нщшжч]ей|(?<![нтвцдлзр])ий|ый|ая|яя|ое|ее|ые|(?<![нтвдцл])ие|ого|его|ому|ему|ым|(?<!о)им|ых|их|ую|юю|ыми|ими)$/u,
    endsName: null,
    endsFirmly: null,
    clause: null,
    bareNoun: /^\p{L}{2,}(?:[нтвд]ие|[цгзф]ия|ность)$/u,
    nounOrEnd: /^\p{L}*[бвгджзйклмнпрстфхцчшщь](?<!ов|ев|[ое]й|[иы]й|ам|ям|ом|ем|ах|ях|[иы]х|[иы]м)$/u,
    per: /^(?:в|на|за|к|с|со)$/u,
    perTime: /^(?:сутки|год|день|неделю|месяц|час|смену|квартал|минуту|секунду)$/u,
    unitAdjective: /^(?:рабоч|календарн|условн|печатн|погонн|квадратн|кубическ)(?:ых|их|ый|ий|ая|ое|ые|ие)$/u,
    shortEnd: /^(?:др|пр|т\.д|т\.п|т\.ч|г|гг)\.$/u,
    sourceOpens:
      /^(?:министерство|агентство|комитет|департамент|управление|инспекция|палата|коллегия|институт|центр|фонд|комиссия|служба|прокуратура|акимат|акиматы|маслихат|банк|академия|университет|бюро|совет|суд|органы|организации|предприятия|данные|сведения|отчеты?|отчетность|информация|итоги|результаты|материалы|учет|реестр|регистр|журнал|справка|форма|мониторинг|опрос|анкетирование|обследование|протоколы?|акты?|база|кадастр|баланс|перепись|статистика|анализ|департаменты|комитеты|центры|институты|фонды|банки|суды|\p{L}+учет|аис|ис|асу|рги|ргп|ркп|гккп|кгу|гу|ао|тоо|нпо|мио)$/u,
    sourcePlural: /^(?:управления|инспекции|палаты|службы|комиссии|организации|академии)$/u,
    sourceDocument: /^(?:данные|сведения|отчетность|информация|итоги|реестр|регистр|журнал|справка|форма|мониторинг|анкетирование|обследование|протоколы?|акты|перепись|статистика|анализ|\p{L}*учет|\p{L}*отчет|\p{L}*опрос)$/u,
    singularAdjective: /(?:ый|(?<![нтвцдлзр])ий|[нктв]ая|няя|ное|кое)$/u,
    adjective: /(?:ый|(?<![нтвцдлзр])ий|ая|яя|ое|ее|ые|(?<![нтвцдлр])ие)$/u,
    possesses: null,
    sourceWord:
      /^(?:министерств|агентств|комитет|департамент|управлени|инспекци|палат|коллеги|институт|центр|фонд|комисси|служб|прокуратур|аким|маслихат|банк|академи|университет|бюро|совет|суд(?:а|ы|ов)?$|орган(?:а|ов|ы)?$|организаци|предприяти|данны|сведени|отч[её]т|информаци|итог|результат|материал|уч[её]т|реестр|регистр|журнал|справк|форм[аы]$|мониторинг|опрос|соцопрос|анкетирован|обследован|протокол|акт(?:ы|ов|а)?$|баз[аы]$|кадастр|баланс|перепис|статистик|аис$|ргп$|ао$|тоо$|нпо$|мио$)/u,
  },
};
