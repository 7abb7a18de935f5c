import type { Affected } from '../graph/impact';
import type { Consequence } from '../model/consequences';
import type { Noun } from '../model/model';
import { capitalised, FUNCTION, isOne, spelt, type Spoken } from './grammar';
import { agreeing } from './title-rules';

/** What something loses and the extent of it: a predicate, followed by a clause that says when. */
type Loses = Readonly<Record<'WHOLLY' | 'ONLY_RECORDED' | 'PARTLY', string>>;

/** What is left: the sentence if nothing is, the noun to count it by, and what is said of it. */
type Left = Readonly<{ none: string; of: Other; remains: Readonly<Record<'one' | 'many', string>> }>;

/**
 * FUNCTION has two sorts: what no longer works, and who loses what it used something for (USE). DUTY is for a
 * single obligation; DUTIES, with a plural verb, is for the obligations in a framework.
 */
type Sort = Consequence | 'USE' | 'DUTIES';

/** The nouns by which what is left is counted. */
const OTHERS = {
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

type Words = Readonly<{
  loses: Readonly<Record<Sort, Loses>>;
  left: Readonly<Record<Exclude<Sort, 'DUTIES'>, Left>>;
  /** An obligation that may not be met. */
  obligation: (a: string) => string;
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
      remains: { one: 'er fortsatt i bruk.', many: 'er fortsatt i bruk.' },
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
    LEGAL_BASIS: {
      none: 'Ingen andre rettslige rammer er registrert.',
      of: 'framework',
      remains: { one: 'står igjen.', many: 'står igjen.' },
    },
  },
  obligation: a => `plikten «${a}»`,
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
      remains: { one: 'er framleis i bruk.', many: 'er framleis i bruk.' },
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
    LEGAL_BASIS: {
      none: 'Ingen andre rettslege rammer er registrerte.',
      of: 'framework',
      remains: { one: 'står att.', many: 'står att.' },
    },
  },
  obligation: a => `plikta «${a}»`,
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
      remains: { one: 'is still in use.', many: 'are still in use.' },
    },
    COVERAGE: {
      none: 'No other support is recorded.',
      of: 'any',
      remains: { one: 'still gives support.', many: 'still give support.' },
    },
    DUTY: {
      none: 'No other way is recorded.',
      of: 'way',
      remains: { one: 'is left.', many: 'are left.' },
    },
    LEGAL_BASIS: {
      none: 'No other legal framework is recorded.',
      of: 'framework',
      remains: { one: 'is left.', many: 'are left.' },
    },
  },
  obligation: a => `the obligation “${a}”`,
  obligationsIn: a => `obligations in ${a}`,
  functions: functions => `loses ${functions}`,
  unknown: (a, when) => `${a} ${agreeing('is affected', a)} ${when}; how much is not known.`,
  goes: b => `when ${b} ${agreeing('goes away', b)}`,
  isRepealed: b => `when ${b} ${agreeing('is repealed', b)}`,
  changes: (a, b) => `${a} ${agreeing('is affected', a)} when ${b} ${agreeing('changes', b)}.`,
};

const WORDS: Readonly<Record<Spoken, Words>> = { nb, nn, en };

type Loss = Pick<Affected, 'consequence' | 'extent' | 'needs' | 'lost' | 'left'>;

/**
 * The subject of a sentence: its name, the name as it stands within a sentence, and whether it is itself an
 * obligation.
 */
export type Named = Readonly<{ name: string; title: string; isObligation: boolean }>;

const sortOf = ({ consequence, needs }: Loss, { isObligation }: Named): Sort =>
  consequence === 'FUNCTION' && needs === 'EACH'
    ? 'USE'
    : consequence === 'DUTY' && !isObligation
      ? 'DUTIES'
      : consequence;

/** What something loses, and when. */
export const losesBy = (item: Loss, named: Named, of: string, spoken: Spoken): string => {
  const words = WORDS[spoken];
  const sort = sortOf(item, named);
  const subject =
    sort === 'DUTY'
      ? words.obligation(named.name)
      : sort === 'DUTIES'
        ? words.obligationsIn(named.title)
        : named.title;
  const when = item.consequence === 'LEGAL_BASIS' ? words.isRepealed(of) : words.goes(of);
  if (!item.extent) return words.unknown(subject, when);
  const loses =
    sort === 'USE' && item.lost > 1
      ? words.functions(spelt(item.lost, FUNCTION, spoken))
      : words.loses[sort][item.extent];
  return `${subject} ${spoken === 'en' ? agreeing(loses, subject) : loses} ${when}.`;
};

export const changesFor = (name: string, of: string, spoken: Spoken): string =>
  WORDS[spoken].changes(name, of);

/** What is left; empty if the loss is of something required. */
export const leftTo = (item: Loss, named: Named, spoken: Spoken): readonly string[] => {
  if (item.needs === 'ALL' || item.extent === undefined || item.extent === 'WHOLLY') return [];
  const sort = sortOf(item, named);
  const { none, of, remains } = WORDS[spoken].left[sort === 'DUTIES' ? 'DUTY' : sort];
  if (item.left > 0)
    return [
      `${capitalised(spelt(item.left, OTHERS[of], spoken))} ${remains[isOne(item.left, spoken) ? 'one' : 'many']}`,
    ];
  // If each loss only weakens it, there may be nothing else to name.
  return item.needs === 'NONE' ? [] : [none];
};
