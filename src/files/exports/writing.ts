import type { ReadThing } from '../imports/read-things';

/** What things are written as, by the endings of files. */
export const FILES = ['ttl', 'nt', 'nq', 'archimate', 'csv', 'xlsx'] as const;
export type FileFormat = (typeof FILES)[number];

/** Fields that say how a record is kept, and not what it is of. */
export const KEPT: ReadonlySet<string> = new Set(['generalKnowledge', 'version', 'recordedAt']);

/** Writes things to a file, a page at a time. */
export type ThingWriter = Readonly<{
  begin: () => string;
  add: (things: readonly ReadThing[]) => string | Promise<string>;
  /** The ids that relations lead to and that are not written yet, where a relation needs both of its ends. */
  missing?: () => readonly string[];
  /** Writes those, without their own relations. */
  along?: (things: readonly ReadThing[]) => string;
  end: () => Iterable<string> | AsyncIterable<string | Uint8Array>;
}>;

/** What a file leaves out, and how often. */
export type Loss = Readonly<{ what: string; why: string; count: number }>;

/** What was written, and what the format has no place for. */
export class Losses {
  things = 0;
  /** Things that were not asked for, and stand in the file since relations lead to them. */
  along = 0;
  relations = 0;
  private readonly all = new Map<string, Loss>();

  lose(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const key = `${what} ${why}`;
    this.all.set(key, { what, why, count: (this.all.get(key)?.count ?? 0) + count });
  }

  /** The most frequent first. */
  get list(): readonly Loss[] {
    return [...this.all.values()].sort((a, b) => b.count - a.count);
  }
}

/** Returns the text of a value, as imports read it. */
export const textOfValue = (value: unknown): string => {
  if (value !== null && typeof value === 'object' && 'id' in value) return String(value.id);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Returns the values of a field that has one, several or none. */
export const valuesIn = (value: unknown): readonly unknown[] =>
  [value].flat().filter(one => one !== null && one !== undefined);
