import { weakest, type Answer, type Certainty, type Facts, type Sentence, type Source } from './answer';
import { cutTo, framed, framedIn } from './framed';
import { Refused } from './refused';
import { countTokens } from './tokens';
import { FRAME, ruleIn, type Lang } from './words';

/** A sentence as programs get it; `sources` are numbers in the list of sources. */
type Item = Readonly<{
  n: number;
  text: string;
  certainty?: Certainty;
  deduced?: string;
  id?: string;
  kind?: string;
  quote?: string;
  sources: readonly number[];
  moreSources?: number;
  facts?: Facts;
}>;

export type Structured = Readonly<{
  outcome: string;
  weakest: Certainty | null;
  complete: boolean;
  dropped: Readonly<{ items: number; sources: number; texts: number }>;
  items: readonly Item[];
  sources: readonly Readonly<{ n: number; id: string; title: string; url?: string; publisher?: string }>[];
  next: string | null;
  cost: number | null;
  graphql: Readonly<{ operation: string; variables: Readonly<Record<string, unknown>> }> | null;
}>;

export type Told = Readonly<{ text: string; structured: Structured }>;

export type Fitting = Readonly<{
  lang: Lang;
  /** Most tokens that text and structured content take together. */
  budget: number;
  /** How many were told on the pages before. */
  offset: number;
  /** What asks the API for the same, to check the answer by. */
  graphql: Structured['graphql'];
}>;

/** Sources told of a sentence: one for each step of a short path. */
const MOST_SOURCES = 3;
/** What the protocol adds around a result. */
const ENVELOPE = 40;
/** To how many characters texts are cut: no further than needed for one sentence of a list to be told. */
const CUTS = [600, 240, 100, 40] as const;

/** As many sentences as fit into the budget, what was dropped, and where to go on. Never more than the budget. */
export const fit = (answer: Answer, fitting: Fitting): Told => {
  for (const most of CUTS) {
    const least = answer.items.length > 0 ? 1 : 0;
    const told = largest(least, answer.items.length, count => {
      const tried = tell(answer, count, most, fitting);
      return tokensOf(tried) <= fitting.budget ? tried : undefined;
    });
    if (told) return told;
  }
  return bare(answer, fitting);
};

export const tokensOf = ({ text, structured }: Told): number =>
  ENVELOPE + countTokens(JSON.stringify({ text, structured }));

/** What the largest count gives for which there is something; the more are told, the more they take. */
const largest = (
  least: number,
  most: number,
  tryOut: (count: number) => Told | undefined,
): Told | undefined => {
  let best = tryOut(least);
  if (!best) return undefined;
  for (let [low, high] = [least, most]; low < high;) {
    const middle = Math.ceil((low + high) / 2);
    const told = tryOut(middle);
    if (told) [best, low] = [told, middle];
    else high = middle - 1;
  }
  return best;
};

/**
 * Not even one sentence besides what is said of the whole, which is left out then.
 *
 * @throws Refused if one sentence alone is too much
 */
const bare = (answer: Answer, fitting: Fitting): Told => {
  const shortest = CUTS[CUTS.length - 1] ?? 0;
  const least = answer.items.length > 0 ? 1 : 0;
  const told = tell({ ...answer, head: [] }, least, shortest, { ...fitting, graphql: null });
  if (tokensOf(told) <= fitting.budget) return told;
  throw new Refused(
    'BUDGET',
    `The answer does not fit in ${fitting.budget} tokens.`,
    'Raise budget (at most 8000), or ask for less.',
  );
};

const tell = (answer: Answer, count: number, most: number, { lang, offset, graphql }: Fitting): Told => {
  const items = answer.items.slice(0, count);
  const told = [...answer.head, ...items];
  const sources = new Numbered();
  const cuts = { texts: 0, sources: 0 };
  const list = told.map((sentence, i) => itemOf(sentence, i + 1, { most, lang, sources, cuts }));
  const isAll = count === answer.items.length && !answer.more;
  const next = isAll ? undefined : answer.whole ? '' : items[items.length - 1]?.next;
  const structured: Structured = {
    outcome: answer.outcome,
    weakest: weakest(told.map(({ certainty }) => certainty)) ?? null,
    complete: answer.complete && isAll && cuts.texts === 0,
    dropped: {
      items: isAll ? 0 : Math.max((answer.total ?? answer.items.length) - offset - count, 1),
      ...cuts,
    },
    items: list,
    sources: sources.list(),
    next: next === undefined ? null : `${offset + count}.${framed(next)}`,
    cost: answer.cost ?? null,
    graphql,
  };
  return { text: textOf(structured, answer, lang), structured };
};

type Telling = Readonly<{
  most: number;
  lang: Lang;
  sources: Numbered;
  cuts: { texts: number; sources: number };
}>;

const itemOf = (sentence: Sentence, n: number, { most, lang, sources, cuts }: Telling): Item => {
  const short = (text: string): string => {
    const safe = framed(text);
    const kept = cutTo(safe, most);
    if (kept !== safe) cuts.texts += 1;
    return kept;
  };
  const cited = sentence.sources.slice(0, MOST_SOURCES);
  const more = sentence.sources.length - cited.length;
  cuts.sources += more;
  return {
    n,
    text: sentence.json === undefined ? short(sentence.text) : JSON.stringify(framedIn(sentence.json)),
    ...(sentence.certainty ? { certainty: sentence.certainty } : {}),
    ...(sentence.deduced ? { deduced: ruleIn(sentence.deduced, lang) } : {}),
    ...(sentence.id ? { id: framed(sentence.id) } : {}),
    ...(sentence.kind ? { kind: framed(sentence.kind) } : {}),
    ...(sentence.quote ? { quote: short(sentence.quote) } : {}),
    sources: cited.map(source => sources.of(source, short)),
    ...(more > 0 ? { moreSources: more } : {}),
    ...(sentence.facts ? { facts: framedIn(sentence.facts) as Facts } : {}),
  };
};

/** Sources in the order in which they are first cited. */
class Numbered {
  private readonly found = new Map<string, Structured['sources'][number]>();

  of(source: Source, short: (text: string) => string): number {
    const before = this.found.get(source.id);
    if (before) return before.n;
    const n = this.found.size + 1;
    const [title, url] = [short(source.title), source.url === null ? undefined : framed(source.url)];
    this.found.set(source.id, {
      n,
      id: framed(source.id),
      title,
      ...(url !== undefined && url.length <= 300 ? { url } : {}),
      ...(source.publisher === null ? {} : { publisher: short(source.publisher) }),
    });
    return n;
  }

  list(): Structured['sources'] {
    return [...this.found.values()];
  }
}

/** The same for readers: numbered sentences with their citations within the frame; our own words outside of it. */
const textOf = ({ items, sources, dropped, next }: Structured, answer: Answer, lang: Lang): string => {
  const words = FRAME[lang];
  const cites = ({ sources: cited, moreSources, deduced, certainty }: Item): string =>
    [
      ...cited.map(n => `[${n}]`),
      ...(moreSources ? [`(+${moreSources})`] : []),
      ...(deduced ? [`[${deduced}]`] : []),
      ...(certainty && certainty !== 'FACT' ? [certainty] : []),
    ].join(' ');
  const lines = items.map(item => {
    const quote = item.quote ? ` «${item.quote}»` : '';
    return `${item.n}. ${idOf(item)}${item.text}${quote} ${cites(item)}`;
  });
  const listed = sources.map(({ n, title, url, publisher }) =>
    [`[${n}] ${publisher ? `${publisher}: ` : ''}${title}`, ...(url && url !== title ? [url] : [])].join(
      ', ',
    ),
  );
  return [
    words.before,
    '<data>',
    ...lines,
    ...(listed.length > 0 ? [words.sources, ...listed] : []),
    '</data>',
    ...(dropped.items > 0 ? [words.dropped(dropped.items, answer.total ?? answer.items.length)] : []),
    ...(dropped.texts > 0 ? [words.cut] : []),
    ...(next === null ? [] : [words.next(next)]),
  ].join('\n');
};

const idOf = ({ id }: Item): string => (id === undefined ? '' : `${id}: `);
