import type { Tools } from './tools';

export type { Tools } from './tools';

/** A register that is harvested, as a module in `registers/` of a pack describes it. */
export type Adapter = Readonly<{
  /** As in `samgraf harvest NAME`. */
  name: string;
  /** The language of its title, and of the names that it has. */
  language: string;
  /** What it takes, for whoever chooses. */
  about: string;
  /** The source that what it says rests on. */
  source: Readonly<{ id: string; title: string; publisher: string; license: string | null }>;
  /** Where it is published. */
  address: string;
  /** How it comes, where it does not come as one body. */
  comes?: Comes;
  /** What it names no more has ended, whatever else says so: it lists all that there are. Otherwise only where nothing else says so. */
  isComplete?: true;
  /**
   * Tells what may have ended of what the answer does not say: ALL that it said before, unless said; of what it NAMES as the start of
   * a relation; or NOTHING, where it is about some alone.
   */
  ends?: (answer: unknown) => EndsBySilence;
  /** Reads the body of the answer, where it is not JSON. */
  parse?: (body: Buffer, tools: Tools) => Promise<unknown>;
  /** How what it says is joined to what others say of the same relation. */
  joins?: Joins;
  /** Reads what it calls things that it has an id of its own for. What is called otherwise now keeps its name as another one. */
  names?: (answer: unknown) => readonly RegisteredThing[];
  /** What of the answer could not be read and was left, each with why. */
  left?: (answer: unknown) => readonly string[];
  /** Reads the answer; throws HARVEST_UNREADABLE if it has another form. Undefined: a file that is imported as it is. */
  read?: (answer: unknown, tools: Tools) => readonly RegisteredRelation[];
}>;

/** The rules by which a relation that others say something of is joined to what a register says. */
export type Joins = Readonly<{
  /** The fact that is the last day on which a source showed the relation, if it has that. */
  seenOn: string;
  /** Facts that are lists, to which what is said is added. */
  adds: readonly string[];
  /** Values from the one that says most to the one that says least, by fact. What says more stays. */
  strengths: Readonly<Record<string, readonly string[]>>;
  /** What a reason says while nothing shows the relation, and what it says instead when something does, by language. */
  reasons: Readonly<Record<string, readonly [unseen: string, seen: string]>>;
  /** Says what is left of a relation that the register says no more, and others do. */
  left: (edge: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}>;

/** How an answer comes that is not one body, held whole. What is got of it is JSON. */
export type Comes =
  /** In pages. Returns what is on one, and where the next one is; all of them are got as `{ items }`, or nothing is. */
  | Readonly<{ page: (answer: unknown) => RegisterPage }>
  /** Too large to hold: takes what is needed as it comes. Throws what `unreadable` makes, if it has another form. */
  | Readonly<{ stream: (parts: AsyncIterable<Uint8Array>, tools: Tools) => Promise<unknown> }>
  /** As a folder on disk. Tells which of its files are read, by their paths in it; they are got as `[{ path, text }]`. */
  | Readonly<{ isRead: (path: string) => boolean }>;

/** What ends by not being said. */
export type EndsBySilence = 'ALL' | 'NAMED' | 'NOTHING';

export type RegisterPage = Readonly<{ items: readonly unknown[]; next?: string | null | undefined }>;

/** What a register calls a thing today: its kind, what is its key there, and the name in the register's language. */
export type RegisteredThing = Readonly<{ kind: string; key: string; name: string }>;

/** A relation that a register says holds today. */
export type RegisteredRelation = Readonly<{
  /** As in the SDL. */
  relation: string;
  /** What the register calls the ends: a key, such as an organisation number, or an id. */
  from: string;
  to: string;
  facts: Readonly<Record<string, unknown>>;
}>;
