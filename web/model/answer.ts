import type { Certainty, RelationName } from '../gql/graphql';
import type { Draw, Sketch } from '../pictures/sketch';

export type ThingRef = Readonly<{
  __typename: string;
  id: string;
  name: string;
  /** Of a thing of another graph: which, and where that has it. */
  graph?: string;
  iri?: string;
}>;

export type Cited = Readonly<{
  id: string;
  title: string;
  name: string;
  standing?: string | null;
  url?: string | null;
  license?: string | null;
  publisher?: string | null;
  checkedOn?: string | null;
  recordedAt: string;
}>;

export type StepFact = Readonly<{
  /** Null of what is no relation of ours. */
  relation?: RelationName | null;
  direction: 'FORWARD' | 'BACKWARD';
  certainty: Certainty;
  validFrom?: string | null;
  validTo?: string | null;
  knownFrom?: string | null;
  seen?: string | null;
  rationale?: string | null;
  from: ThingRef;
  to: ThingRef;
  sources: readonly Cited[];
  quote?: string | null;
  checkedOn?: string | null;
  obligation?: string | null;
  rule?: string | null;
  /** The rule that it follows from, where nobody records it. */
  derivedBy?: string | null;
  /** On what condition it holds. */
  condition?: string | null;
  /** The graph that says so, where that is another, with what the relation is called there, and in words. */
  graph?: string;
  called?: string;
  says?: string;
  /** By which IRIs both ends are the same: it is a border, and no relation. */
  by?: readonly string[];
  /** The same in words. */
  crossing?: string;
}>;

/** What tells a step apart from others between the same ends. */
export const nameOfStep = ({ relation, called, graph }: StepFact): string =>
  relation ?? (called === undefined ? 'SAME' : `${graph ?? ''}:${called}`);

/** Another graph that was to be asked, and whether it was, in words. */
export type GraphAsked = Readonly<{ graph: string; name: string; asked: boolean; explanation: string }>;

/** The ends of a relation as it points, whichever way a path went along it. */
export const endsOf = ({ direction, from, to }: StepFact): readonly [ThingRef, ThingRef] =>
  direction === 'FORWARD' ? [from, to] : [to, from];

/** One claim of an answer: what a reader reads, cites and chooses. */
export type Claim = Readonly<{
  /** Stable over reloads, pages and what-ifs. */
  key: string;
  text: string;
  certainty?: Certainty | undefined;
  steps: readonly StepFact[];
  /** What the sentence speaks of, for sentences without steps. */
  about?: readonly ThingRef[];
  /** Whether it crosses a border at what both sides only comply with: then they are alike, and nothing connects them. */
  isLikeness?: true;
  /** Steps without a known date. */
  undated?: number;
  /** What the first thing that it is about is part of, where many are told together. */
  within?: string;
}>;

export type Group = Readonly<{
  key: string;
  heading?: string;
  note?: string;
  about?: ThingRef;
  /** How many there are of what it tells of, where that is not its sentences. */
  count?: number;
  /** What its number counts, where that is not what it is headed: it is not to be added to those of others. */
  unit?: Unit;
  /** The day that it is of, where that is not the day of the answer. */
  day?: string;
  /** Where there is more of it. */
  link?: Readonly<{ href: string; text: string }>;
  sentences: readonly Claim[];
}>;

export type Absence = Readonly<{
  explanation: string;
  missing: readonly Readonly<{
    relation: RelationName;
    fromKind: string;
    toKind: string;
    count: number;
    from: readonly ThingRef[];
    to: readonly ThingRef[];
  }>[];
  hiddenBy: readonly Readonly<{ by: string; on?: string | null; explanation: string }>[];
}>;

/** What an answer may be counted in. */
export type Unit =
  'path' | 'resource' | 'use' | 'consequence' | 'change' | 'sentence' | 'capability' | 'gap' | 'bound';

/** What a reader must know of how far the answer goes. */
export type Honesty = Readonly<{
  outcome: 'FOUND' | 'ABSENT_IN_GRAPH' | 'NOT_FOUND_WITHIN_BOUNDS' | 'NOTHING_MATCHES' | 'UNKNOWN';
  /** In words, where it was cut. */
  cut?: string | undefined;
  /** What `total` and `shown` count. */
  unit: Unit;
  total: number;
  shown: number;
  /** How many relations away it was looked for, if that is how far it goes. */
  hops?: number;
  /** How many there are without the date and the certainty that were asked for, if that was asked. */
  totalUnconditioned?: number | undefined;
  /** Undefined where the answer is not made of single relations. */
  undated: number | undefined;
  warning?: string | undefined;
  absence?: Absence | undefined;
  unmatched: readonly Readonly<{ argument: string; explanation: string; suggestions: readonly string[] }>[];
  /** The other graphs that were to be asked; none where none was. */
  graphs?: readonly GraphAsked[];
}>;

/** Cells in words and numbers: for the page, and for CSV. */
export type PageTable = Readonly<{
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly TableCell[])[];
}>;
export type TableCell = string | number | ThingRef;

/** The very operation that was sent, so that anyone can send it too. */
export type SentOperation = Readonly<{ query: string; variables: Readonly<Record<string, unknown>> }>;

/** A picture of an answer in the form that fits its question; one of what its sentences go along is drawn without. */
export type Figure = Readonly<{
  draw: Draw;
  /** The room where there is much of it. */
  wide: Readonly<{ width: number; columns: number }>;
  /** Whether it has what a chosen sentence goes along. */
  hasWays?: boolean;
  /** What it leaves out. */
  note?: string;
  /** What stands beside it, or below it where there is little room. */
  beside?: Readonly<{ title: string; sketch: Sketch }>;
}>;

export type PageAnswer = Readonly<{
  /** In one sentence: what a colleague reads first. */
  lead: string;
  /** At most three lines that matter besides. */
  points?: readonly string[];
  figure?: Figure;
  groups: readonly Group[];
  tables: readonly PageTable[];
  honesty: Honesty;
  assumed: readonly Readonly<{ explanation: string; effective: boolean }>[];
  sent: SentOperation;
  next: string | undefined;
}>;

export const isThing = (cell: TableCell): cell is ThingRef => typeof cell === 'object';

export const sentencesOf = (answer: PageAnswer): readonly Claim[] =>
  answer.groups.flatMap(({ sentences }) => sentences);

const ORDER: readonly Certainty[] = ['UNCERTAIN', 'DEDUCTION', 'FACT'];

export const weakestOf = (all: readonly Certainty[]): Certainty | undefined =>
  ORDER.find(certainty => all.includes(certainty));
