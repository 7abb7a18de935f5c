import { z } from 'zod';
import { SamgrafError, messageOf } from '../errors';

/** A register that is harvested. */
export type Adapter = Readonly<{
  /** As in `samgraf harvest NAME`. */
  name: string;
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
  ends?: (answer: unknown) => Ends;
  /** Reads the body of the answer, where it is not JSON. */
  parse?: (body: Buffer) => Promise<unknown>;
  /** Reads what it calls things that it has an id of its own for. What is called otherwise now keeps its name as another one. */
  names?: (answer: unknown) => readonly Named[];
  /** What of the answer could not be read and was left, each with why. */
  left?: (answer: unknown) => readonly string[];
  /** Reads the answer; throws HARVEST_UNREADABLE if it has another form. Undefined: a file that is imported as it is. */
  read?: (answer: unknown) => readonly Said[];
}>;

/** How an answer comes that is not one body, held whole. What is got of it is JSON. */
export type Comes =
  /** In pages. Returns what is on one, and where the next one is; all of them are got as `{ items }`, or nothing is. */
  | Readonly<{ page: (answer: unknown) => Page }>
  /** Too large to hold: takes what is needed as it comes. Throws what `unreadable` makes, if it has another form. */
  | Readonly<{ stream: (parts: AsyncIterable<Uint8Array>) => Promise<unknown> }>
  /** As a folder on disk. Tells which of its files are read, by their paths in it; they are got as `[{ path, text }]`. */
  | Readonly<{ isRead: (path: string) => boolean }>;

/** What ends by not being said. */
export type Ends = 'ALL' | 'NAMED' | 'NOTHING';

export type Page = Readonly<{ items: readonly unknown[]; next?: string | null | undefined }>;

/** What a register calls a thing today: its kind, what is its key there, and the name in Bokmål. */
export type Named = Readonly<{ kind: string; key: string; name: string }>;

/** A relation that a register says holds today. */
export type Said = Readonly<{
  /** As in the SDL: USES. */
  relation: string;
  /** What the register calls the ends: a key, such as an organisation number, or an id. */
  from: string;
  to: string;
  facts: Readonly<Record<string, unknown>>;
}>;

/** Says that an answer has another form than is known, and what is other in it, in words or as it was thrown. */
export const unreadable = (name: string, why: unknown): SamgrafError =>
  new SamgrafError(
    'HARVEST_FAILED',
    `The answer of ${name} is not understood: ${wordsOf(why).slice(0, 300)}`,
    'Nothing was changed. The register may have changed its form.',
    { cause: why },
  );

const wordsOf = (why: unknown): string => {
  const [issue] = why instanceof z.ZodError ? why.issues : [];
  return issue ? [...issue.path.slice(0, 5).map(String), issue.message].join(': ') : messageOf(why);
};
