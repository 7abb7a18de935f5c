import { SamgrafError, orList } from '../errors';
import type { TextsByLanguage } from '../languages/languages';
import type { Certainty, Relation } from '../model/model';
import type { Cost } from './cost';
import type { RowMap } from './plan';

/**
 * Other graphs, which answer together with this one. Each has a key (`ee`), by which what it has is named here: its thing `thing:one`
 * is `ee:thing:one`, and its relation `USES` is `ee:USES`. No id and no relation of ours has that form.
 */
export const nameElsewhere = (graph: string, name: string): string => `${graph}:${name}`;

/** The type that things of other graphs have in the API, and those of their relations and of equality. */
export const THING_ELSEWHERE = 'ThingElsewhere';
export const STEP_ELSEWHERE = { type: 'StepElsewhere', relation: 'ELSEWHERE' } as const;
export const SAME_STEP = { type: 'SameStep', relation: 'SAME' } as const;

/** Why a graph has not answered, or not been heard. Its own words are not among them: they could say anything. */
export type WhyUnheard =
  | 'UNREACHABLE'
  | 'TOO_SLOW'
  | 'TOO_LARGE'
  | 'NOT_UNDERSTOOD'
  | 'OTHER_VERSION'
  | 'REFUSED'
  | 'TOO_DEAR'
  | 'TOO_MANY';

/** A kind of another graph: what it is called, the lane that it stands in, and the kinds of ours that are the same by their IRIs. */
export type KindElsewhere = Readonly<{
  label: TextsByLanguage;
  lane: string | undefined;
  like: readonly string[];
  /** By its fields, the values with which something of it does not work; and the fields that say for how many people it is. */
  idle: Readonly<Record<string, readonly string[]>>;
  people: readonly string[];
}>;

/** What another graph has told of itself: how it is met. */
export type GraphMet = Readonly<{
  graph: string;
  name: TextsByLanguage;
  languages: readonly string[];
  /** The relations that are followed there, with names as they have here, and which of ours is the same by its role or its IRI. */
  relations: readonly Relation[];
  like: Readonly<Record<string, string>>;
  kinds: Readonly<Record<string, KindElsewhere>>;
  /** Ids there of what another graph of the question has too. */
  there: readonly string[];
  unheard: WhyUnheard | undefined;
}>;

/** Things that are the same, by what they are known by: the node that all of them are in an answer, the IRIs, and how certain that is. */
export type Same = Readonly<{ as: string; iris: readonly string[]; certainty: Certainty }>;

/** Several graphs of one question, as they meet: plain data that a plan may hold. */
export type Meeting = Readonly<{
  /** Another one where anything of it is different. */
  version: string;
  graphs: readonly GraphMet[];
  /** Ids of ours that another graph has too. */
  here: readonly string[];
  /** By the id of a thing elsewhere, as it is named here. */
  same: Readonly<Record<string, Same>>;
}>;

/** A thing of another graph, as far as is needed to compute. */
export type ThingElsewhere = Readonly<{
  id: string;
  graph: string;
  kind: string;
  certainty: Certainty;
  /** Whether it does not work, not yet or no more; and for how many people it is. */
  idle: boolean;
  people: number;
}>;

/** A relation of another graph, between things as they are named here. */
export type EdgeElsewhere = Readonly<{
  key: string;
  relation: string;
  from: string;
  to: string;
  certainty: Certainty;
  undated: boolean;
  /** When it holds, and what its rules and words ask of it, by names as they have here. */
  facts: Readonly<Record<string, unknown>>;
}>;

/** What is told of things and relations of another graph, by id and by key. */
export type ToldElsewhere = Readonly<{
  things: ReadonlyMap<string, RowMap>;
  edges: ReadonlyMap<string, RowMap>;
}>;

/**
 * What another graph said that a question would take there, of what it holds against its limits, and the last entry of its change log
 * when it said so; or why it was not heard.
 */
export type GraphPrice =
  | Readonly<{ graph: string; cost: Cost; sequence: number | undefined }>
  | Readonly<{ graph: string; unheard: WhyUnheard }>;

/** What another graph has answered. */
export type GraphAnswer = Readonly<{
  graph: string;
  unheard?: WhyUnheard;
  things: readonly ThingElsewhere[];
  edges: readonly EdgeElsewhere[];
  /** Whether there may be more, farther away than it was asked. */
  goesBeyond: boolean;
  /** The distance from where it was asked to which nothing is left out; undefined: nothing is left out at all. */
  completeTo?: number;
  /** The last entry of its change log. */
  sequence?: number;
}>;

/** How far, in which direction and along which relations it is gone on elsewhere. */
export type GoingOn = Readonly<{
  hops: number;
  direction: 'FORWARD' | 'BACKWARD' | 'ANY';
  /** The relations of other graphs that are followed, as they are named here; all that are followed there if undefined. */
  relations: readonly string[] | undefined;
  /** Whether what is less certain than was asked for is read too, to see what hides an answer. */
  whole?: true;
}>;

/** The day and the certainty of a question, which hold for each graph. */
export type ScopeElsewhere = Readonly<{
  asOf: string;
  certainty: Certainty;
  undated: 'INCLUDE' | 'EXCLUDE' | undefined;
}>;

/** What is asked of other graphs: what is around their ends, and around all that is met there. */
export type AskedElsewhere = GoingOn &
  ScopeElsewhere &
  Readonly<{
    /** Ids there, by graph. */
    ends: ReadonlyMap<string, readonly string[]>;
  }>;

/** What a page shows of another graph: its things, and its relations by their ends. */
export type ShownElsewhere = ScopeElsewhere &
  Readonly<{
    things: readonly string[];
    edges: readonly Readonly<{ key: string; from: string; to: string }>[];
    /** The last entry of each graph's change log when it answered. */
    sequences: ReadonlyMap<string, number>;
  }>;

/** Other graphs as the engine sees them. */
export interface Elsewhere {
  /** Their keys, in order. */
  readonly graphs: readonly string[];
  /** How some of them meet; undefined where that is not known, or not fresh any more. */
  met: (graphs: readonly string[]) => Meeting | undefined;
  /** Finds out how they meet, also that one cannot be reached. */
  meet: (graphs: readonly string[], deadline: number) => Promise<void>;
  /** Asks all of them at once what a question would take there; none of them runs it. */
  price: (asked: AskedElsewhere, meeting: Meeting, deadline: number) => Promise<readonly GraphPrice[]>;
  /** Asks all of them at once. One that does not answer says so and holds up nobody; what one has not said the price of is not asked of it. */
  ask: (
    asked: AskedElsewhere,
    meeting: Meeting,
    prices: readonly GraphPrice[],
    deadline: number,
  ) => Promise<readonly GraphAnswer[]>;
  /** Reads what a page shows of them. What is not told any more is left out, and a graph that does not answer is taken for unheard. */
  tell: (shown: ShownElsewhere, meeting: Meeting, deadline: number) => Promise<ToldElsewhere>;
}

/** A plan needs to know how some graphs meet, which has to be asked first. */
export class GraphsNotMet extends SamgrafError {
  constructor(readonly graphs: readonly string[]) {
    super(
      'STORE_UNAVAILABLE',
      `It is not known yet how ${orList(graphs)} is met.`,
      'Ask again, by /graphql: what is streamed asks no other graph.',
    );
  }
}

/** Tells whether an id is of a thing of one of these graphs. */
export const isElsewhere = (id: string, graphs: readonly Readonly<{ graph: string }>[]): boolean =>
  graphs.some(({ graph }) => id.startsWith(`${graph}:`));

/** The node that a thing is in an answer, where several graphs may have it. */
export const asMet = (id: string, { same }: Pick<Meeting, 'same'>): string => same[id]?.as ?? id;
