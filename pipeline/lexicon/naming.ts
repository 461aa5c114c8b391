import type { Language } from '../model.js';

/**
 * What words say of a row whose name, unit or sentence holds them; the checks ask for the role and know no word.
 *
 * - `share`: the name is that of a share (what stands in parentheses or after a comma is cut off before); `cost`: of a cost or price;
 *   `average`: of a mean; `change`: of growth or of a ratio, which may well be a per cent of money;
 * - `per_many`: a rate per thousand or more;
 * - `percent`, `money`, `people`: units; `thousand`, `million`, `billion`: their multipliers, also as words of prose;
 * - `filler`: words that titles gain and lose without saying anything else;
 * - `increase`, `decrease`: what prose says after «by so many per cent».
 */
export type NameRole =
  | 'share' | 'cost' | 'average' | 'change' | 'per_many' | 'percent' | 'money' | 'people' | 'thousand' | 'million' | 'billion' | 'filler' | 'increase' | 'decrease';

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
    thousand: '^мың$',
    million: '^(млн|миллион)$',
    billion: '^(млрд|миллиард)$',
    filler: '^(және|мен|бен|пен|не|немесе|үшін|да|де)$',
    increase: '(^|[^\\p{L}])(көп|артық|артты|өсті|өсіп|жоғары|артып|көбей)',
    decrease: '(^|[^\\p{L}])(аз|кем|азай|төменде|кеміді|қысқар|төмен)',
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
    thousand: '^(тыс|тысяч\\p{L}*)$',
    million: '^(млн|миллион\\p{L}*)$',
    billion: '^(млрд|миллиард\\p{L}*)$',
    filler: '^(и|в|во|на|по|с|со|к|о|об|для|от|из|а|также|или)$',
    increase: '(^|[^\\p{L}])(больше|выше|возрос|вырос|увелич|рост)',
    decrease: '(^|[^\\p{L}])(меньше|ниже|сниз|уменьш|сократ)',
  },
};
