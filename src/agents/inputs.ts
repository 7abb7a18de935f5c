import { z } from 'zod';

const MOST = { id: 200, ids: 100, text: 200, cursor: 2_000, assumed: 20 } as const;
export const BUDGET = { least: 500, usual: 2_000, most: 8_000 } as const;

/** A day of the calendar: 2026-02-30 is none. */
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

export const day = z
  .string()
  .refine(isDay, { error: '{where} is not a valid date; write YYYY-MM-DD, such as 2026-11-25' });

export const id = z
  .string()
  .trim()
  .min(1, '{where} is empty; give an id, such as municipality:0301 (find_things finds it)')
  .max(MOST.id, '{where} is too long for an id; find_things finds ids');
export const ids = (most: number) =>
  z
    .array(id)
    .min(1, '{where} is empty; give at least one id, such as resource:id-porten (find_things finds it)')
    .max(most, '{where} takes at most {most} ids; ask again for the others');
export const text = z
  .string()
  .trim()
  .min(1, '{where} is empty; give a word, a name or a number to look for')
  .max(MOST.text, '{where} takes at most {most} characters; give fewer words');
const name = z
  .string()
  .trim()
  .regex(/^\w{1,60}$/, '{where} is not the name of a kind or a relation; samgraf://guide lists them');
export const kinds = z
  .array(name)
  .min(1, '{where} is empty; leave it out')
  .max(20, '{where} takes at most {most}');
export const kind = name;

/** How the answer is told. */
export const telling = {
  lang: z.enum(['nb', 'nn', 'en']).default('nb'),
  budget: z
    .number()
    .int()
    .min(BUDGET.least)
    .max(BUDGET.most, '{where} must be at most {most}; go on with after instead')
    .default(BUDGET.usual),
  after: z
    .string()
    .max(MOST.cursor, '{where} is not a cursor; give next from the previous answer')
    .transform(cursor => (cursor === '' ? undefined : cursor))
    .optional(),
};

/** Levels of capabilities. */
const LEVEL = '{where} must be 1, 2 or 3';
export const capabilityLevel = z.number().int().min(1, LEVEL).max(3, LEVEL);

/** How far relations are followed; what the API takes if left out. */
export const maxHops = z.number().int().min(1).max(8).optional();

/** What counts: on which day, and how sure. */
export const counting = {
  asOf: day.optional(),
  certainty: z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']).optional(),
};

/** `municipality:1151 USES resource:id-porten`. */
const relation = z
  .string()
  .regex(
    /^\s*\S{1,200}\s+\w{1,60}\s+\S{1,200}\s*$/,
    '{where} must look like "municipality:1151 USES resource:id-porten"',
  );

/** What if: as if nodes did not exist, or as if relations did. Nothing is written. */
export const assuming = {
  without: z.array(id).max(MOST.assumed, '{where} takes at most {most}').optional(),
  with: z
    .array(relation)
    .max(MOST.assumed, '{where} takes at most {most}')
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

/** Returns it as the API takes it; undefined if nothing is assumed. */
export const assumingOf = ({ without = [], with: added = [] }: Assumed): object | undefined =>
  without.length + added.length === 0
    ? undefined
    : {
        ...(without.length > 0 ? { without: without.map(gone => ({ id: gone })) } : {}),
        ...(added.length > 0 ? { with: added.map(assumedOf) } : {}),
      };
