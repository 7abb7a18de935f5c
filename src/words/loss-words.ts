import type { Consequence } from '../model/consequences';
import type { Noun } from '../model/model';
import type { Spoken } from './grammar';
import { agreeing } from './title-rules';

/** What something loses and the extent of it: a predicate, followed by a clause that says when. */
type Loses = Readonly<Record<'WHOLLY' | 'ONLY_RECORDED' | 'PARTLY', string>>;

/** What is left: the sentence if nothing is, the noun to count it by, and what is said of it. */
type Left = Readonly<{ none: string; of: Other; remains: Readonly<Record<'one' | 'many', string>> }>;

/**
 * FUNCTION has two sorts: what no longer works, and who loses what it used something for (USE). DUTY is for a
 * single obligation, ADVICE for one that only recommends; DUTIES, with a plural verb, is for the obligations in
 * a framework, and OWN_DUTIES for those that are met by one way each. FOUNDATION is the legal basis that
 * something exists by.
 */
export type Sort = Consequence | 'USE' | 'ADVICE' | 'DUTIES' | 'OWN_DUTIES' | 'FOUNDATION';

/** The nouns by which what is left is counted. */
export const OTHERS = {
  any: {
    one: { nb: 'annen', nn: 'annan', en: 'other' },
    many: { nb: 'andre', nn: 'andre', en: 'others' },
    gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
  },
  resource: {
    one: { nb: 'annen ressurs', nn: 'annan ressurs', en: 'other resource' },
    many: { nb: 'andre ressurser', nn: 'andre ressursar', en: 'other resources' },
    gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
  },
  way: {
    one: { nb: 'annen måte', nn: 'annan måte', en: 'other way' },
    many: { nb: 'andre måter', nn: 'andre måtar', en: 'other ways' },
    gender: { nb: 'MASCULINE', nn: 'MASCULINE' },
  },
  framework: {
    one: { nb: 'annen rettslig ramme', nn: 'anna rettsleg ramme', en: 'other legal framework' },
    many: { nb: 'andre rettslige rammer', nn: 'andre rettslege rammer', en: 'other legal frameworks' },
    gender: { nb: 'MASCULINE', nn: 'FEMININE' },
  },
} as const satisfies Readonly<Record<string, Noun>>;
type Other = keyof typeof OTHERS;

export type Words = Readonly<{
  loses: Readonly<Record<Exclude<Sort, 'OWN_DUTIES' | 'FOUNDATION'>, Loses>>;
  foundation: string;
  left: Readonly<Record<Consequence | 'USE' | 'OWN_DUTIES', Left>>;
  /** An obligation that may not be met, and one that only recommends. */
  obligation: (a: string) => string;
  advice: (a: string) => string;
  obligationsIn: (a: string) => string;
  functions: (functions: string) => string;
  unknown: (a: string, when: string) => string;
  goes: (b: string) => string;
  isRepealed: (b: string) => string;
  changes: (a: string, b: string) => string;
}>;

const nb: Words = {
  loses: {
    FUNCTION: { WHOLLY: 'slutter å virke', ONLY_RECORDED: 'kan slutte å virke', PARTLY: 'svekkes' },
    USE: { WHOLLY: 'mister en funksjon', ONLY_RECORDED: 'mister en funksjon', PARTLY: 'mister en funksjon' },
    COVERAGE: {
      WHOLLY: 'mister all støtte',
      ONLY_RECORDED: 'mister den eneste registrerte støtten sin',
      PARTLY: 'får svakere støtte',
    },
    DUTY: {
      WHOLLY: 'blir ikke lenger oppfylt',
      ONLY_RECORDED: 'blir kanskje ikke lenger oppfylt',
      PARTLY: 'blir oppfylt på færre måter',
    },
    ADVICE: {
      WHOLLY: 'blir ikke lenger fulgt',
      ONLY_RECORDED: 'blir kanskje ikke lenger fulgt',
      PARTLY: 'blir fulgt på færre måter',
    },
    DUTIES: {
      WHOLLY: 'blir ikke lenger oppfylt',
      ONLY_RECORDED: 'blir kanskje ikke lenger oppfylt',
      PARTLY: 'blir oppfylt på færre måter',
    },
    LEGAL_BASIS: {
      WHOLLY: 'gjelder ikke lenger',
      ONLY_RECORDED: 'mister den eneste registrerte rettslige rammen sin',
      PARTLY: 'mister én av flere rettslige rammer',
    },
  },
  left: {
    FUNCTION: {
      none: 'Ingen andre er registrert i samme rolle.',
      of: 'any',
      remains: { one: 'har fortsatt samme rolle.', many: 'har fortsatt samme rolle.' },
    },
    USE: {
      none: 'Ingen annen bruk er registrert.',
      of: 'resource',
      remains: {
        one: 'er fortsatt i bruk, men det er ikke kjent om den kan gjøre det samme.',
        many: 'er fortsatt i bruk, men det er ikke kjent om de kan gjøre det samme.',
      },
    },
    COVERAGE: {
      none: 'Ingen annen støtte er registrert.',
      of: 'any',
      remains: { one: 'gir fortsatt støtte.', many: 'gir fortsatt støtte.' },
    },
    DUTY: {
      none: 'Ingen andre måter er registrert.',
      of: 'way',
      remains: { one: 'står igjen.', many: 'står igjen.' },
    },
    OWN_DUTIES: {
      none: 'Ingen andre måter er registrert.',
      of: 'resource',
      remains: {
        one: 'er registrert for rammeverket, men det er ikke kjent om den gjelder de samme pliktene.',
        many: 'er registrert for rammeverket, men det er ikke kjent om de gjelder de samme pliktene.',
      },
    },
    LEGAL_BASIS: {
      none: 'Ingen andre rettslige rammer er registrert.',
      of: 'framework',
      remains: { one: 'står igjen.', many: 'står igjen.' },
    },
  },
  foundation: 'mister rettsgrunnlaget for opprettelsen',
  obligation: a => `plikten «${a}»`,
  advice: a => `anbefalingen «${a}»`,
  obligationsIn: a => `plikter i ${a}`,
  functions: functions => `mister ${functions}`,
  unknown: (a, when) => `${a} berøres ${when}; det er ikke kjent hvor mye.`,
  goes: b => `når ${b} faller bort`,
  isRepealed: b => `når ${b} oppheves`,
  changes: (a, b) => `${a} berøres når ${b} endres.`,
};

const nn: Words = {
  loses: {
    FUNCTION: { WHOLLY: 'sluttar å verke', ONLY_RECORDED: 'kan slutte å verke', PARTLY: 'blir svekt' },
    USE: {
      WHOLLY: 'mistar ein funksjon',
      ONLY_RECORDED: 'mistar ein funksjon',
      PARTLY: 'mistar ein funksjon',
    },
    COVERAGE: {
      WHOLLY: 'mistar all støtte',
      ONLY_RECORDED: 'mistar den einaste registrerte støtta si',
      PARTLY: 'får svakare støtte',
    },
    DUTY: {
      WHOLLY: 'blir ikkje lenger oppfylt',
      ONLY_RECORDED: 'blir kanskje ikkje lenger oppfylt',
      PARTLY: 'blir oppfylt på færre måtar',
    },
    ADVICE: {
      WHOLLY: 'blir ikkje lenger følgd',
      ONLY_RECORDED: 'blir kanskje ikkje lenger følgd',
      PARTLY: 'blir følgd på færre måtar',
    },
    DUTIES: {
      WHOLLY: 'blir ikkje lenger oppfylte',
      ONLY_RECORDED: 'blir kanskje ikkje lenger oppfylte',
      PARTLY: 'blir oppfylte på færre måtar',
    },
    LEGAL_BASIS: {
      WHOLLY: 'gjeld ikkje lenger',
      ONLY_RECORDED: 'mistar den einaste registrerte rettslege ramma si',
      PARTLY: 'mistar ei av fleire rettslege rammer',
    },
  },
  left: {
    FUNCTION: {
      none: 'Ingen andre er registrerte i same rolle.',
      of: 'any',
      remains: { one: 'har framleis same rolle.', many: 'har framleis same rolle.' },
    },
    USE: {
      none: 'Ingen annan bruk er registrert.',
      of: 'resource',
      remains: {
        one: 'er framleis i bruk, men det er ikkje kjent om han kan gjere det same.',
        many: 'er framleis i bruk, men det er ikkje kjent om dei kan gjere det same.',
      },
    },
    COVERAGE: {
      none: 'Inga anna støtte er registrert.',
      of: 'any',
      remains: { one: 'gir framleis støtte.', many: 'gir framleis støtte.' },
    },
    DUTY: {
      none: 'Ingen andre måtar er registrerte.',
      of: 'way',
      remains: { one: 'står att.', many: 'står att.' },
    },
    OWN_DUTIES: {
      none: 'Ingen andre måtar er registrerte.',
      of: 'resource',
      remains: {
        one: 'er registrert for rammeverket, men det er ikkje kjent om han gjeld dei same pliktene.',
        many: 'er registrerte for rammeverket, men det er ikkje kjent om dei gjeld dei same pliktene.',
      },
    },
    LEGAL_BASIS: {
      none: 'Ingen andre rettslege rammer er registrerte.',
      of: 'framework',
      remains: { one: 'står att.', many: 'står att.' },
    },
  },
  foundation: 'mistar rettsgrunnlaget for opprettinga',
  obligation: a => `plikta «${a}»`,
  advice: a => `tilrådinga «${a}»`,
  obligationsIn: a => `plikter i ${a}`,
  functions: functions => `mistar ${functions}`,
  unknown: (a, when) => `${a} blir råka ${when}; det er ikkje kjent kor mykje.`,
  goes: b => `når ${b} fell bort`,
  isRepealed: b => `når ${b} blir oppheva`,
  changes: (a, b) => `${a} blir råka når ${b} blir endra.`,
};

const en: Words = {
  loses: {
    FUNCTION: { WHOLLY: 'no longer works', ONLY_RECORDED: 'may no longer work', PARTLY: 'is weakened' },
    USE: { WHOLLY: 'loses a function', ONLY_RECORDED: 'loses a function', PARTLY: 'loses a function' },
    COVERAGE: {
      WHOLLY: 'loses all support',
      ONLY_RECORDED: 'loses its only recorded support',
      PARTLY: 'loses some of its support',
    },
    DUTY: {
      WHOLLY: 'is no longer met',
      ONLY_RECORDED: 'may no longer be met',
      PARTLY: 'is met in fewer ways',
    },
    ADVICE: {
      WHOLLY: 'is no longer followed',
      ONLY_RECORDED: 'may no longer be followed',
      PARTLY: 'is followed in fewer ways',
    },
    DUTIES: {
      WHOLLY: 'are no longer met',
      ONLY_RECORDED: 'may no longer be met',
      PARTLY: 'are met in fewer ways',
    },
    LEGAL_BASIS: {
      WHOLLY: 'no longer applies',
      ONLY_RECORDED: 'loses its only recorded legal framework',
      PARTLY: 'loses one of several legal frameworks',
    },
  },
  left: {
    FUNCTION: {
      none: 'No other is recorded in the same role.',
      of: 'any',
      remains: { one: 'still has the same role.', many: 'still have the same role.' },
    },
    USE: {
      none: 'No other use is recorded.',
      of: 'resource',
      remains: {
        one: 'is still in use, but it is not known whether it can do the same.',
        many: 'are still in use, but it is not known whether they can do the same.',
      },
    },
    COVERAGE: {
      none: 'No other support is recorded.',
      of: 'any',
      remains: { one: 'still provides support.', many: 'still provide support.' },
    },
    DUTY: {
      none: 'No other way is recorded.',
      of: 'way',
      remains: { one: 'is left.', many: 'are left.' },
    },
    OWN_DUTIES: {
      none: 'No other way is recorded.',
      of: 'resource',
      remains: {
        one: 'is recorded for the framework, but it is not known whether it is for the same duties.',
        many: 'are recorded for the framework, but it is not known whether they are for the same duties.',
      },
    },
    LEGAL_BASIS: {
      none: 'No other legal framework is recorded.',
      of: 'framework',
      remains: { one: 'is left.', many: 'are left.' },
    },
  },
  foundation: 'loses the legal basis of its establishment',
  obligation: a => `the obligation “${a}”`,
  advice: a => `the recommendation “${a}”`,
  obligationsIn: a => `obligations in ${a}`,
  functions: functions => `loses ${functions}`,
  unknown: (a, when) => `${a} ${agreeing('is affected', a)} ${when}; how much is not known.`,
  goes: b => `when ${b} ${agreeing('goes away', b)}`,
  isRepealed: b => `when ${b} ${agreeing('is repealed', b)}`,
  changes: (a, b) => `${a} ${agreeing('is affected', a)} when ${b} ${agreeing('changes', b)}.`,
};

export const WORDS: Readonly<Record<Spoken, Words>> = { nb, nn, en };
