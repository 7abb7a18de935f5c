import { z } from 'zod';
import { says } from './faults';

const MOST = { id: 200, ids: 100, text: 200, cursor: 2_000, assumed: 20 } as const;
export const BUDGET = { least: 500, usual: 2_000, most: 8_000 } as const;

/** A day of the calendar: 2026-02-30 is none. */
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

export const day = z.string().refine(isDay, { error: says('noDay') });

export const id = z.string().trim().min(1, says('emptyId')).max(MOST.id, says('longId'));
export const ids = (most: number) => z.array(id).min(1, says('noIds')).max(most, says('manyIds'));
export const text = z.string().trim().min(1, says('emptyText')).max(MOST.text, says('longText'));
const name = z
  .string()
  .trim()
  .regex(/^\w{1,60}$/, says('noName'));
export const kinds = z.array(name).min(1, says('noKinds')).max(20, says('takesAtMost'));
export const kind = name;

/** How the answer is told. */
export const telling = {
  lang: z.enum(['nb', 'nn', 'en']).default('nb'),
  budget: z
    .number()
    .int()
    .min(BUDGET.least, says('atLeast'))
    .max(BUDGET.most, says('goOn'))
    .default(BUDGET.usual),
  after: z
    .string()
    .max(MOST.cursor, says('noCursorHere'))
    .transform(cursor => (cursor === '' ? undefined : cursor))
    .optional(),
};

/** How far relations are followed. */
export const maxHops = z.number().int().min(1, says('atLeast')).max(8, says('atMost')).default(4);

/** What counts: on which day, and how sure. */
export const counting = {
  asOf: day.optional(),
  certainty: z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']).optional(),
};

/** `municipality:1151 USES resource:id-porten`. */
const relation = z.string().regex(/^\s*\S{1,200}\s+\w{1,60}\s+\S{1,200}\s*$/, says('noRelation'));

/** What if: as if nodes did not exist, or as if relations did. Nothing is written. */
export const assuming = {
  without: z.array(id).max(MOST.assumed, says('takesAtMost')).optional(),
  with: z
    .array(relation)
    .max(MOST.assumed, says('takesAtMost'))
    .optional()
    .describe('each: from-id RELATION to-id'),
};

type Assumed = Readonly<{
  without?: readonly string[] | undefined;
  with?: readonly string[] | undefined;
}>;

const assumedOf = (text: string): object => {
  const [from, name, to] = text.trim().split(/\s+/);
  return { relation: name, from, to };
};

/** The same as the API takes it; undefined if nothing is assumed. */
export const assumingOf = ({ without = [], with: added = [] }: Assumed): object | undefined =>
  without.length + added.length === 0
    ? undefined
    : {
        ...(without.length > 0 ? { without: without.map(gone => ({ id: gone })) } : {}),
        ...(added.length > 0 ? { with: added.map(assumedOf) } : {}),
      };
