import type { Affected } from '../graph/impact';
import type { Consequence } from '../model/consequences';
import type { Spoken } from './path';

/** What something loses, and how much of it: the beginning of a sentence that says when. */
type Loses = Readonly<Record<'WHOLLY' | 'ONLY_RECORDED' | 'PARTLY', string>>;

/** What is left, by how many: none, one or several. */
type Left = Readonly<{ none: string; one: string; several: (count: string) => string }>;

/**
 * FUNCTION is of two sorts: what no longer works, and who no longer has what it used something for. DUTY is that of one
 * obligation, or of several in a framework, with the verb in the plural.
 */
type Sort = Consequence | 'USE' | 'DUTIES';

type Words = Readonly<{
  loses: Readonly<Record<Sort, Loses>>;
  left: Readonly<Record<Sort, Left>>;
  /** What may be unmet. */
  obligation: (a: string) => string;
  obligationsIn: (a: string) => string;
  functions: (count: string) => string;
  unknown: (a: string, when: string) => string;
  goes: (b: string) => string;
  isRepealed: (b: string) => string;
  changes: (a: string, b: string) => string;
  numbers: readonly string[];
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
      none: 'Ingen andre er registrert.',
      one: 'Én annen står igjen.',
      several: count => `${count} andre står igjen.`,
    },
    USE: {
      none: 'Ingen annen bruk er registrert.',
      one: 'Én annen ressurs er fortsatt i bruk.',
      several: count => `${count} andre ressurser er fortsatt i bruk.`,
    },
    COVERAGE: {
      none: 'Ingen andre er registrert.',
      one: 'Én annen står igjen.',
      several: count => `${count} andre står igjen.`,
    },
    DUTY: {
      none: 'Ingen andre måter er registrert.',
      one: 'Én annen måte står igjen.',
      several: count => `${count} andre måter står igjen.`,
    },
    DUTIES: {
      none: 'Ingen andre måter er registrert.',
      one: 'Én annen måte står igjen.',
      several: count => `${count} andre måter står igjen.`,
    },
    LEGAL_BASIS: {
      none: 'Ingen andre rettslige rammer er registrert.',
      one: 'Én annen rettslig ramme står igjen.',
      several: count => `${count} andre rettslige rammer står igjen.`,
    },
  },
  obligation: a => `plikten «${a}»`,
  obligationsIn: a => `plikter i ${a}`,
  functions: count => `mister ${count} funksjoner`,
  unknown: (a, when) => `${a} berøres ${when}; hvor mye er ikke kjent.`,
  goes: b => `når ${b} faller bort`,
  isRepealed: b => `når ${b} oppheves`,
  changes: (a, b) => `${a} berøres når ${b} endres.`,
  numbers: ['to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
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
      none: 'Ingen andre er registrerte.',
      one: 'Éin annan står att.',
      several: count => `${count} andre står att.`,
    },
    USE: {
      none: 'Ingen annan bruk er registrert.',
      one: 'Éin annan ressurs er framleis i bruk.',
      several: count => `${count} andre ressursar er framleis i bruk.`,
    },
    COVERAGE: {
      none: 'Ingen andre er registrerte.',
      one: 'Éin annan står att.',
      several: count => `${count} andre står att.`,
    },
    DUTY: {
      none: 'Ingen andre måtar er registrerte.',
      one: 'Éin annan måte står att.',
      several: count => `${count} andre måtar står att.`,
    },
    DUTIES: {
      none: 'Ingen andre måtar er registrerte.',
      one: 'Éin annan måte står att.',
      several: count => `${count} andre måtar står att.`,
    },
    LEGAL_BASIS: {
      none: 'Ingen andre rettslege rammer er registrerte.',
      one: 'Ei anna rettsleg ramme står att.',
      several: count => `${count} andre rettslege rammer står att.`,
    },
  },
  obligation: a => `plikta «${a}»`,
  obligationsIn: a => `plikter i ${a}`,
  functions: count => `mistar ${count} funksjonar`,
  unknown: (a, when) => `${a} blir råka ${when}; kor mykje er ikkje kjent.`,
  goes: b => `når ${b} fell bort`,
  isRepealed: b => `når ${b} blir oppheva`,
  changes: (a, b) => `${a} blir råka når ${b} blir endra.`,
  numbers: ['to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
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
      none: 'No other is recorded.',
      one: 'One other is left.',
      several: count => `${count} others are left.`,
    },
    USE: {
      none: 'No other use is recorded.',
      one: 'One other resource is still in use.',
      several: count => `${count} other resources are still in use.`,
    },
    COVERAGE: {
      none: 'No other is recorded.',
      one: 'One other is left.',
      several: count => `${count} others are left.`,
    },
    DUTY: {
      none: 'No other way is recorded.',
      one: 'One other way is left.',
      several: count => `${count} other ways are left.`,
    },
    DUTIES: {
      none: 'No other way is recorded.',
      one: 'One other way is left.',
      several: count => `${count} other ways are left.`,
    },
    LEGAL_BASIS: {
      none: 'No other legal framework is recorded.',
      one: 'One other legal framework is left.',
      several: count => `${count} other legal frameworks are left.`,
    },
  },
  obligation: a => `the obligation “${a}”`,
  obligationsIn: a => `obligations in ${a}`,
  functions: count => `loses ${count} functions`,
  unknown: (a, when) => `${a} is affected ${when}; how much is not known.`,
  goes: b => `when ${b} goes`,
  isRepealed: b => `when ${b} is repealed`,
  changes: (a, b) => `${a} is affected when ${b} changes.`,
  numbers: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

const WORDS: Readonly<Record<Spoken, Words>> = { nb, nn, en };

type Loss = Pick<Affected, 'consequence' | 'extent' | 'needs' | 'lost' | 'left'>;

/** What is said of: its name, and whether it is an obligation itself. */
export type Named = Readonly<{ name: string; isObligation: boolean }>;

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
        ? words.obligationsIn(named.name)
        : named.name;
  const when = item.consequence === 'LEGAL_BASIS' ? words.isRepealed(of) : words.goes(of);
  if (!item.extent) return words.unknown(subject, when);
  const loses =
    sort === 'USE' && item.lost > 1
      ? words.functions(numberOf(item.lost, spoken))
      : words.loses[sort][item.extent];
  return `${subject} ${loses} ${when}.`;
};

export const changesFor = (name: string, of: string, spoken: Spoken): string =>
  WORDS[spoken].changes(name, of);

/** What is left; nothing is said of it where what goes is needed. */
export const leftTo = (item: Loss, named: Named, spoken: Spoken): readonly string[] => {
  if (item.needs === 'ALL' || item.extent === undefined || item.extent === 'WHOLLY') return [];
  const { none, one, several } = WORDS[spoken].left[sortOf(item, named)];
  if (item.left > 1) return [several(capital(numberOf(item.left, spoken)))];
  if (item.left === 1) return [one];
  // Where all that goes is weaker for it, there may be nothing else to name.
  return item.needs === 'NONE' ? [] : [none];
};

/** Small numbers are spelt out. */
const numberOf = (count: number, spoken: Spoken): string =>
  WORDS[spoken].numbers[count - 2] ?? count.toLocaleString(spoken);
const capital = (text: string): string => text.replace(/^./, first => first.toUpperCase());
