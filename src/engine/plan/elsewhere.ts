import { SamgrafError, orList } from '../errors';
import type { TextsByLanguage } from '../languages/languages';
import type { Certainty, Relation } from '../model/model';
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

/** What another graph has told of itself: how it is met. */
export type GraphMet = Readonly<{
  graph: string;
  name: TextsByLanguage;
  languages: readonly string[];
  /** The relations that are followed there, with names as they have here, and which of ours is the same by its role or its IRI. */
  relations: readonly Relation[];
  like: Readonly<Record<string, string>>;
  /** By a kind there: what it is called, the lane that it stands in, and the kinds of ours that are the same by their IRIs. */
  kinds: Readonly<
    Record<string, Readonly<{ label: TextsByLanguage; lane: string | undefined; like: readonly string[] }>>
  >;
  /** Ids there of what another graph of the question has too. */
  there: readonly string[];
  unheard: WhyUnheard | undefined;
}>;

/** Things that are the same, by what they are known by: the node that all of them are in an answer, and the IRIs. */
export type Same = Readonly<{ as: string; iris: readonly string[] }>;

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

/** A thing of another graph and what was read of it. */
export type ThingElsewhere = Readonly<{ id: string; graph: string; kind: string; row: RowMap }>;

/** A relation of another graph, between things as they are named here. */
export type EdgeElsewhere = Readonly<{
  key: string;
  relation: string;
  from: string;
  to: string;
  certainty: Certainty;
  validFrom: string | null;
  validTo: string | null;
  row: RowMap;
}>;

/** What another graph has answered. */
export type GraphAnswer = Readonly<{
  graph: string;
  unheard?: WhyUnheard;
  things: readonly ThingElsewhere[];
  edges: readonly EdgeElsewhere[];
  /** The distance from where it was asked to which nothing is left out; undefined: nothing is left out at all. */
  completeTo?: number;
  /** The last entry of its change log. */
  sequence?: number;
}>;

/** What is asked of other graphs: what is around their ends, and around all that is met there. */
export type AskedElsewhere = Readonly<{
  /** Ids there, by graph. */
  ends: ReadonlyMap<string, readonly string[]>;
  hops: number;
  asOf: string;
  certainty: Certainty;
  undated: 'INCLUDE' | 'EXCLUDE' | undefined;
}>;

/** Other graphs as the engine sees them. */
export interface Elsewhere {
  /** Their keys, in order. */
  readonly graphs: readonly string[];
  /** How some of them meet; undefined where that is not known, or not fresh any more. */
  met: (graphs: readonly string[]) => Meeting | undefined;
  /** Finds out how they meet, also that one cannot be reached. */
  meet: (graphs: readonly string[], deadline: number) => Promise<void>;
  /** Asks all of them at once. One that does not answer says so and holds up nobody. */
  ask: (asked: AskedElsewhere, meeting: Meeting, deadline: number) => Promise<readonly GraphAnswer[]>;
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
