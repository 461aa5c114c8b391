import type { Language } from '../model.js';

/**
 * What words say of a row whose name, unit or sentence holds them; the checks ask for the role and know no word.
 *
 * - `share`: the name is that of a share (what stands in parentheses or after a comma is cut off before); `cost`: of a cost or price;
 *   `average`: of a mean; `change`: of growth or of a ratio, which may well be a per cent of money;
 * - `per_many`: a rate per thousand or more;
 * - `percent`, `money`, `people`: units; `thousand`, `million`, `billion`: their multipliers;
 * - `filler`: words that names gain and lose without saying anything else, «of which» among them;
 * - `on_year_before`: the row counts in per cent of the year before;
 * - `change_by`: what prose says beside «by so many per cent»; `part_of`: beside «so many per cent of them»; `from_to_bare`: «from so many to …» without a second number;
 *   `share_of_so_many`: a share that is told in people; `thousands_of_people`, `millions_of_people`: how it counts people.
 *
 * A pattern's first group is what it says.
 */
export type NameRole =
  | 'share' | 'cost' | 'average' | 'change' | 'per_many' | 'percent' | 'money' | 'people' | 'thousand' | 'million' | 'billion' | 'filler'
  | 'on_year_before' | 'change_by' | 'part_of' | 'from_to_bare' | 'share_of_so_many' | 'thousands_of_people' | 'millions_of_people';

/** Patterns in the syntax of RE2, which DuckDB runs; matched against folded text in small letters, words apart. */
export const NAMING: Readonly<Record<Language, Readonly<Record<NameRole, string>>>> = {
  kk: {
    share: '(үлесі|үлес салмағы|үлес салмақтары|ара салмағы)$',
    cost: '(^|[^\\p{L}])(құны|құнын|шығын|шығыс|бағасы|бағасын)',
    average: '(^|[^\\p{L}])орташа',
    change: '(^|[^\\p{L}])(өсу|өсі[мр]|өске|қарқын|серпін|салыстыр|арақатынас|ара қатынас|үлес|төменде|азаю|азайт|қысқар|артуы|арттыру|деңгей|индекс)',
    per_many: '(^|[^\\p{L}\\d])(1[ .]?000|10[ .]?000|100[ .]?000|1000|(1|10|100) мың|мың) [\\p{L} ]*(шаққан|қатысты)',
    percent: '%|пайыз',
    money: '(^|[^\\p{L}])те[ңн]ге|доллар|еуро',
    people: '(^|[^\\p{L}])(адам|тұрғын|қазақ|азамат|қызметкер|жұмыссыз|бала|отбас)',
    thousand: '(^|[^\\p{L}])мың([^\\p{L}]|$)',
    million: '(^|[^\\p{L}])(млн|миллион)',
    billion: '(^|[^\\p{L}])(млрд|миллиард)',
    filler: '^(және|мен|бен|пен|не|немесе|үшін|да|де|оның|соның|ішінде|барлығы)$',
    change_by: '(^|[^\\p{L}])(көп|артық|артты|өсті|өсіп|жоғары|артып|көбей|аз|кем|азай|төменде|кеміді|қысқар|төмен)',
    on_year_before: '(^|[^\\p{L}])((өткен|алдыңғы) жылмен салыстыр)',
    part_of: '(^|[^\\p{L}])(санының|үлесі|үлесін|құрай|құрады)',
    from_to_bare: '(\\d[\\d ]*(?:,\\d+)?\\s+[^\\s\\d]+(?:тен|ден|нен|тан|дан|нан)\\s+[^\\s\\d]+(?:ке|ге|ға|қа)\\s+дейін)',
    share_of_so_many: '((?:үлесі|үлес салмағы)\\s+\\d[\\d ]*(?:,\\d+)?\\s+(?:мың\\s+)?(?:адам|қызметкер|азамат)[^\\s.,;)]*)',
    thousands_of_people: '(\\d[\\d ]*(?:,\\d+)?\\s*мың\\s+(?:[^\\s.,;]+\\s+)?(?:адам|тұрғын|қазақ|азамат|қызметкер|жұмыссыз|бала)[^\\s.,;]*)',
    millions_of_people: '(\\d[\\d ]*(?:,\\d+)?\\s*(?:млн|миллион)\\.?\\s+(?:[^\\s.,;]+\\s+)?(?:адам|тұрғын|қазақ|азамат|қызметкер|жұмыссыз|бала)[^\\s.,;]*)',
  },
  ru: {
    share: '^(доля|доли|удельный вес|процент)([^\\p{L}]|$)',
    cost: '(^|[^\\p{L}])(стоимост|затрат|расход|цена|цены|цену|ценой)',
    average: '(^|[^\\p{L}])(средн|в среднем)',
    change: '(^|[^\\p{L}])(рост|прирост|темп|индекс|сравнени|отношени|соотношени|снижени|увеличени|уменьшени|сокращени|дол[яию]|уровень|уровня|удельн)',
    per_many: '(^|[^\\p{L}])на (1[ .]?000|10[ .]?000|100[ .]?000|1000|(1|10|100) тыс|тысячу)',
    percent: '%|процент',
    money: '(^|[^\\p{L}])тенге|доллар|евро',
    people: '(^|[^\\p{L}])(человек|чел|жител|граждан|работник|безработн|детей|семей)',
    thousand: '(^|[^\\p{L}])тыс',
    million: '(^|[^\\p{L}])(млн|миллион)',
    billion: '(^|[^\\p{L}])(млрд|миллиард)',
    filler: '^(и|в|во|на|по|с|со|к|о|об|для|от|из|а|также|или|том|числе|них|всего)$',
    change_by: '(^|[^\\p{L}])(больше|выше|возрос|вырос|увелич|рост|меньше|ниже|сниз|уменьш|сократ)',
    on_year_before: '(^|[^\\p{L}])((к|с) (предыдущ|прошл|предшеств)\\p{L}* год)',
    part_of: '(^|[^\\p{L}])((от|из) (общего |общей )?(числа|количества|численности)|доля|долю|составля|составил)',
    from_to_bare: '((?:от|с|со)\\s+\\d[\\d ]*(?:,\\d+)?\\s+[^\\s\\d]+\\s+до\\s+[^\\s\\d.,;)]+)',
    share_of_so_many: '((?:доля|удельный вес)[^.,;:()%\\d]{1,80}(?:составил[аи]?|составляет|(?:снизил|уменьшил|увеличил|сократил|повысил)[аи]?с[ья] (?:с|со|до|от)|выросла? (?:с|со|до|от)) \\d[\\d ]*(?:,\\d+)?\\s+(?:тыс\\.?\\s+)?(?:человек|граждан|работник)[^\\s.,;)]*)',
    thousands_of_people: '(\\d[\\d ]*(?:,\\d+)?\\s*тыс(?:\\.|яч[^\\s.,;]*)\\s+(?:[^\\s.,;]+\\s+)?(?:человек|чел|жител|граждан|работник|безработн|детей)[^\\s.,;]*)',
    millions_of_people: '(\\d[\\d ]*(?:,\\d+)?\\s*(?:млн|миллион)[^\\s,;]*\\s+(?:[^\\s.,;]+\\s+)?(?:человек|чел|жител|граждан|работник|безработн|детей)[^\\s.,;]*)',
  },
};
