import {
  weakest,
  type ToolAnswer,
  type Sureness,
  type SentenceFacts,
  type ToolSentence,
  type Source,
} from './answer';
import { ruleIn, say, type Speaker } from './words';

/** A sentence as programs get it; `sources` are numbers in the list of sources. */
type Item = Readonly<{
  n: number;
  text: string;
  certainty?: Sureness;
  deduced?: string;
  id?: string;
  kind?: string;
  /** Its page for people. */
  url?: string;
  quote?: string;
  reason?: string;
  sources: readonly number[];
  moreSources?: number;
  facts?: SentenceFacts;
}>;
/** `id` where there is no address: samgraf://source/{id} has it. */
type Cited = Readonly<{ n: number; title: string; url?: string; publisher?: string; id?: string }>;

export type Structured = Readonly<{
  outcome: string;
  weakest: Sureness | null;
  complete: boolean;
  dropped: Readonly<{ items: number; sources: number; texts: number }>;
  items: readonly Item[];
  sources: readonly Cited[];
  next: string | null;
  /** Visits of the graph that the API estimated. */
  cost: number | null;
  /** What asks the API for the same, to check the answer by. */
  graphql: Readonly<{ operation: string; variables: Readonly<Record<string, unknown>> }> | null;
}>;

/** An answer twice: for clients that give a model the text, and for those that give it the structure. */
export type ToldAnswer = Readonly<{ text: string; structured: Structured }>;

export type ToolTelling = Readonly<{
  speaker: Speaker;
  /** How many were told on the pages before. */
  offset: number;
  graphql: Structured['graphql'];
  /** What the address of a page for people begins with, before an id; none where there are no such pages. */
  pages?: string | undefined;
}>;

/** How many sources a sentence may cite, and how many characters it and its quote may have. Bare: without quotes, facts and
 * addresses, which the ids of things and sources lead to. Pages: with the addresses of things. Reasons: with why what is not
 * a fact is taken to be so. */
export type Room = Readonly<{
  cited: number;
  most: number;
  quote: number;
  /** Of a source. */ title: number;
  pages?: true;
  reasons?: true;
  bare?: true;
}>;

/** The answer with the first so many of its sentences. */
export const tell = (answer: ToolAnswer, count: number, room: Room, telling: ToolTelling): ToldAnswer => {
  const items = answer.items.slice(0, count);
  const told = [...answer.head, ...items];
  const telltale = new Items(room, telling);
  const list = told.map(sentence => telltale.add(sentence));
  const isAll = count === answer.items.length && !answer.more;
  const next = isAll ? undefined : answer.whole ? '' : items[items.length - 1]?.next;
  const left = (answer.total ?? telling.offset + answer.items.length) - telling.offset - count;
  const structured: Structured = {
    outcome: answer.outcome,
    weakest: weakest(told.map(({ certainty }) => certainty)) ?? null,
    complete: answer.complete && isAll && telltale.cutTexts === 0,
    dropped: {
      items: isAll ? 0 : Math.max(left, 1),
      sources: telltale.cutSources,
      texts: telltale.cutTexts,
    },
    items: list,
    sources: telltale.sources(),
    next: next === undefined ? null : `${telling.offset + count}.${framed(next)}`,
    cost: answer.cost ?? null,
    graphql: room.bare ? null : telling.graphql,
  };
  return { text: textOf(structured, answer.total, telling.speaker), structured };
};

/** Sentences one after the other, and their sources in the order in which they are first cited. */
class Items {
  private readonly cited = new Map<string, Cited>();
  private readonly reasons = new Set<string>();
  private count = 0;
  cutTexts = 0;
  cutSources = 0;

  constructor(
    private readonly room: Room,
    private readonly telling: ToolTelling,
  ) {}

  add(sentence: ToolSentence): Item {
    const { certainty, deduced, id, kind, quote, reason, facts } = sentence;
    const cited = sentence.sources.slice(0, Math.max(this.room.cited, sentence.cites ?? 1));
    const more = sentence.sources.length - cited.length;
    this.cutSources += more;
    this.count += 1;
    return {
      n: this.count,
      text: sentence.json === undefined ? this.short(sentence.text) : JSON.stringify(framedIn(sentence.json)),
      ...(certainty ? { certainty } : {}),
      ...(deduced ? { deduced: ruleIn(deduced, this.telling.speaker) } : {}),
      ...(id ? { id: framed(id) } : {}),
      ...(kind ? { kind: framed(kind) } : {}),
      ...(id && this.room.pages ? this.address(id) : {}),
      ...(quote && this.room.quote > 0 ? { quote: this.short(quote, this.room.quote) } : {}),
      ...(reason && this.room.reasons ? this.because(reason) : {}),
      sources: cited.map(source => this.cite(source)),
      ...(more > 0 ? { moreSources: more } : {}),
      ...(facts && !this.room.bare ? { facts: framedIn(facts) as SentenceFacts } : {}),
    };
  }

  /** A reason that many have is told of the first of them. */
  private because(reason: string): Readonly<{ reason?: string }> {
    if (this.reasons.has(reason)) return {};
    this.reasons.add(reason);
    return { reason: this.short(reason, this.room.quote) };
  }

  private address(id: string): Readonly<{ url?: string }> {
    const { pages } = this.telling;
    return pages === undefined ? {} : { url: `${pages}${encodeURIComponent(id).replaceAll('%3A', ':')}` };
  }

  sources(): readonly Cited[] {
    return [...this.cited.values()];
  }

  private cite({ id, title, url, publisher }: Source): number {
    const before = this.cited.get(id);
    if (before) return before.n;
    const n = this.cited.size + 1;
    const address = url === null || this.room.bare ? undefined : framed(url);
    this.cited.set(id, {
      n,
      title: cutTo(framed(title), this.room.title),
      ...(address !== undefined && address.length <= 300 ? { url: address } : { id: framed(id) }),
      ...(publisher === null || title.startsWith(publisher)
        ? {}
        : { publisher: cutTo(framed(publisher), this.room.title) }),
    });
    return n;
  }

  private short(text: string, most = this.room.most): string {
    const safe = framed(text);
    const kept = cutTo(safe, most);
    if (kept !== safe) this.cutTexts += 1;
    return kept;
  }
}

/** The same for readers: numbered sentences with their citations within the frame; our own words outside of it. */
const textOf = (
  { items, sources, dropped, next }: Structured,
  total: number | undefined,
  speaker: Speaker,
): string => {
  return [
    say('tool-before', speaker),
    '<data>',
    ...items.map(lineOf),
    ...(sources.length > 0 ? [say('tool-sources', speaker), ...sources.map(sourceLine)] : []),
    '</data>',
    ...(dropped.items > 0 ? [droppedIn(dropped.items, total, speaker)] : []),
    ...(dropped.texts > 0 ? [say('tool-cut', speaker)] : []),
    ...(next === null ? [] : [say('tool-next', speaker, { cursor: next })]),
  ].join('\n');
};

const droppedIn = (items: number, of: number | undefined, speaker: Speaker): string =>
  of === undefined ? say('tool-dropped', speaker, { items }) : say('tool-dropped-of', speaker, { items, of });

const lineOf = ({ n, id, text, quote, reason, sources, moreSources, deduced, certainty }: Item): string =>
  [
    `${n}.`,
    ...(id === undefined ? [] : [`${id}:`]),
    text,
    ...(quote ? [`«${quote}»`] : []),
    ...(reason ? [`(${reason})`] : []),
    ...sources.map(source => `[${source}]`),
    ...(moreSources ? [`(+${moreSources})`] : []),
    ...(deduced ? [`[${deduced}]`] : []),
    ...(certainty && certainty !== 'FACT' ? [certainty] : []),
  ].join(' ');

/** A title that only repeats the end of the address is not said twice. */
const sourceLine = ({ n, title, url, publisher }: Cited): string => {
  const repeats = url !== undefined && url.endsWith(title.split(/[\s:]/).pop() ?? title);
  const told = [...(repeats ? [] : [title]), ...(url === undefined ? [] : [url])].join(', ');
  return `[${n}] ${publisher ? `${publisher}: ` : ''}${told}`;
};

/**
 * Names, descriptions and titles are data that others wrote. What could be taken for the frame around them, or is not
 * seen by whoever reads, is written out as JSON escapes: line ends and controls, invisible and reordering signs,
 * private and unassigned characters, lone surrogates, `<` and `>` of the frame, and the brackets of citations.
 */
export const framed = (text: string): string => text.replace(UNSAFE, escaped);

/** Cc controls, Cf invisible ones (also the tags of plane 14), Co, Cn, Cs; Zl, Zp and Zs but for the plain blank. */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}<>[\]\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|(?! )\p{Zs}/gu;

const escaped = (sign: string): string => {
  if (sign === '\u00a0' || sign === '\u202f') return ' ';
  return Array.from({ length: sign.length }, (_, i) => hex(sign.charCodeAt(i))).join('');
};

const hex = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** Frames every text and every name of a field in a value. */
export const framedIn = (value: unknown): unknown => {
  if (typeof value === 'string') return framed(value);
  if (Array.isArray(value)) return value.map(framedIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [framed(name), framedIn(part)]));
};

/** A text no longer than `most` characters, the rest as an ellipsis; no escape and no pair is cut through. */
export const cutTo = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/[\ud800-\udbff]$|\\(u[0-9a-f]{0,3})?$/u, '');
  return `${kept}…`;
};
