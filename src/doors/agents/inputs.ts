import { z } from 'zod';
import { DEFAULTS } from '../../engine/model/question-defaults';

const MOST = { id: 200, ids: 100, text: 200, cursor: 2_000, assumed: 20 } as const;
export const BUDGET = { least: 500, usual: 8_000, most: 16_000 } as const;

/** What stands for something in the graph, which the server finds before the tool is run (resolve.ts). */
export type Stands = 'thing' | 'end' | 'kind' | 'relation' | 'column' | 'language' | 'gap';

/** A text that stands for something in the graph. */
const standing = (stands: Stands, description: string) =>
  z
    .string()
    .trim()
    .min(1, '{where} is empty; give a name, or an id such as kind:name')
    .max(MOST.id, '{where} is too long for a name or an id')
    .meta({ stands, description });

/** A day of the calendar: 2026-02-30 is none. */
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** A year or a month is its first day. */
const dayOf = (text: string): string =>
  /^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;

export const day = z
  .string()
  .trim()
  .max(20, '{where} is not a valid date; write YYYY-MM-DD, such as 2026-11-25')
  .transform(dayOf)
  .refine(isDay, { error: '{where} is not a valid date; write YYYY-MM-DD, such as 2026-11-25' })
  .describe('YYYY-MM-DD, or a year: its first day');

export const thing = (description = 'name or id') => standing('thing', description);
/** Takes what the map of capabilities is laid out by, as the model names it. */
export const column = (description: string) => standing('column', description);
/** Takes what a capability may lack, as the model names it. */
export const gap = () => standing('gap', 'a gap');
export const end = (description: string) => standing('end', description);
export const kind = (description = 'a kind') => standing('kind', description);
const things = (most: number, description: string) =>
  z
    .array(thing())
    .min(1, '{where} is empty; give at least one name or id, such as kind:name')
    .max(most, '{where} takes at most {most}; ask again for the others')
    .describe(description);
export const ids = (most: number) => things(most, `names or ids, ${most} at most`);
export const relation = (description: string) => standing('relation', description);
export const relations = z.array(relation('a relation')).max(20, '{where} takes at most {most}');
export const text = z
  .string()
  .trim()
  .min(1, '{where} is empty; give a word, a name or a number to look for')
  .max(MOST.text, '{where} takes at most {most} characters')
  .describe('a name, number or words');
export const kinds = z
  .array(kind())
  .max(MOST.ids, '{where} takes at most {most}')
  .describe('only these kinds');

/** How the answer is told. */
export const telling = {
  // One of the pack's; its first, where none is asked for.
  lang: z.string().default('').meta({ stands: 'language', description: 'language of the answer' }),
  budget: z
    .number()
    .int()
    .min(BUDGET.least)
    .max(BUDGET.most, '{where} must be at most {most}; go on with after instead')
    .default(BUDGET.usual)
    .describe('most tokens of the answer'),
  after: z
    .string()
    .max(MOST.cursor, '{where} is not a cursor; give next from the previous answer')
    .transform(cursor => (cursor === '' ? undefined : cursor))
    .optional()
    .describe('next of the previous answer: goes on behind it'),
};

/** Levels of capabilities. */
const LEVEL = '{where} must be 1, 2 or 3';
export const capabilityLevel = z
  .number()
  .int()
  .min(1, LEVEL)
  .max(3, LEVEL)
  .describe('level of capabilities: 1 widest, 3 narrowest');

/** How far relations are followed; what the API takes if left out. */
export const maxHops = z
  .number()
  .int()
  .min(1)
  .max(8)
  .optional()
  .describe(`how many relations far; ${DEFAULTS.maxHops} if left out`);

/** What counts: on which day, and how sure. */
export const counting = {
  asOf: day.optional().describe('as it was on this day; today if left out'),
  certainty: z
    .enum(['FACT', 'DEDUCTION', 'UNCERTAIN'])
    .optional()
    .describe('weakest that counts; all if left out'),
};

/** Two ids with the name of a relation between them. */
const assumed = z
  .string()
  .regex(/^\s*\S{1,200}\s+\w{1,60}\s+\S{1,200}\s*$/, '{where} must look like "from:id RELATION to:id"');

/** What if: as if nodes did not exist, or as if relations did. Nothing is written. */
export const assuming = {
  without: z
    .array(thing())
    .max(MOST.assumed, '{where} takes at most {most}')
    .optional()
    .describe('what if these did not exist'),
  with: z
    .array(assumed)
    .max(MOST.assumed, '{where} takes at most {most}')
    .optional()
    .describe('what if these relations existed; each: from-id RELATION to-id'),
};

type Assumed = Readonly<{
  without?: readonly string[] | undefined;
  with?: readonly string[] | undefined;
}>;

const assumedOf = (of: string): object => {
  const [from, name, to] = of.trim().split(/\s+/);
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
