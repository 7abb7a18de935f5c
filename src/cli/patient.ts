import { setTimeout as sleep } from 'node:timers/promises';
import { SamgrafError, type ErrorCode } from '../engine/errors';
import type { Query } from '../files/imports/changes';

/** How often what gets better by itself is asked again, and how long is waited before: milliseconds, each time twice as long. */
const TRIES = 6;
const PAUSE_MS = 500;

const PASSING: readonly ErrorCode[] = ['OVERLOADED', 'STORE_UNAVAILABLE', 'TIMEOUT'];

type Found = Readonly<{ of?: Readonly<{ nodes?: readonly unknown[] }> | null }>;
type Asked = Readonly<{ first?: unknown; ids?: unknown }>;

/**
 * A query of a command, which nobody waits for at a screen: what the store cannot do in time is asked for in smaller parts, and what
 * passes is asked again. A page that is too slow is halved (`first`), as are the things that are asked about (`ids`, whose answer is a
 * list `of.nodes`), and so are those after it: what was too much once is too much again.
 */
export const patient = (query: Query, pause = PAUSE_MS): Query => {
  let most = Infinity;
  const again = async (text: string, variables: object, tries: number): ReturnType<Query> => {
    const parts = partsOf(variables, most);
    if (parts.length > 1) return joined(await oneByOne(parts, part => again(text, part, TRIES)));
    const [part = variables] = parts;
    try {
      return await query(text, part);
    } catch (error) {
      if (!(error instanceof SamgrafError) || !PASSING.includes(error.code)) throw error;
      const size = sizeOf(part);
      const isHalved = error.code === 'TIMEOUT' && size > 1;
      if (isHalved) most = Math.floor(size / 2);
      else if (tries <= 1) throw error;
      else await sleep(pause * 2 ** (TRIES - tries));
      return again(text, part, isHalved ? TRIES : tries - 1);
    }
  };
  return (text, variables) => again(text, variables, TRIES);
};

const sizeOf = ({ first, ids }: Asked): number =>
  Array.isArray(ids) ? ids.length : typeof first === 'number' ? first : 1;

/** What is asked for, no more than `most` at a time. */
const partsOf = (variables: Asked, most: number): readonly object[] => {
  const { first, ids } = variables;
  if (Array.isArray(ids) && ids.length > most)
    return Array.from({ length: Math.ceil(ids.length / most) }, (_, i) => ({
      ...variables,
      ids: ids.slice(i * most, (i + 1) * most),
    }));
  return [typeof first === 'number' ? { ...variables, first: Math.min(first, most) } : variables];
};

const oneByOne = async <A, B>(all: readonly A[], work: (one: A) => Promise<B>): Promise<readonly B[]> => {
  const done: B[] = [];
  for (const one of all) done.push(await work(one));
  return done;
};

/** Of parts of one list. */
const joined = (parts: readonly Found[]): Readonly<Record<string, unknown>> => ({
  of: { nodes: parts.flatMap(({ of }) => of?.nodes ?? []) },
});
