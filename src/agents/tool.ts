import { z } from 'zod';
import type { Answer } from './answer';

/** Asks the API as whoever called the tool. Throws Refused where it has no answer. */
export type Question = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<{ data: unknown; cost: number | undefined }>>;

/** A tool: what it takes, and how it asks the API and tells what was answered. */
export type Tool = Readonly<{
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  /** What it asks the API, whose answers it only tells; none where the caller brings the document. */
  documents: readonly string[];
  run: (input: unknown, ask: Question) => Promise<Answer>;
}>;

/** A tool whose input is known to its own code; it was read by the schema before (call.ts). */
export const tool = <Shape extends z.ZodObject>(
  made: Omit<Tool, 'run' | 'input'> &
    Readonly<{ input: Shape; run: (input: z.infer<Shape>, ask: Question) => Promise<Answer> }>,
): Tool => ({ ...made, run: (input, ask) => made.run(input as z.infer<Shape>, ask) });

type Schema = Readonly<Record<string, unknown>>;

/**
 * Every tool's structured answer; what is in an item is in the guide. It is sent with each tool, since a schema
 * cannot refer to that of another, so it says no more than programs need.
 */
const OUTPUT: Schema & Readonly<{ type: 'object' }> = {
  type: 'object',
  properties: {
    outcome: { type: 'string' },
    complete: { type: 'boolean' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          text: { type: 'string' },
          id: { type: 'string' },
          url: { type: 'string' },
          sources: { type: 'array' },
        },
      },
    },
    sources: { type: 'array' },
    next: { type: ['string', 'null'] },
  },
  required: ['outcome', 'items', 'sources'],
};

/** Bounds are checked by the server, which says them in a sentence: a model need not read them of every tool. */
const UNTOLD = [
  ...['$schema', 'additionalProperties', 'default', 'pattern'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'exclusiveMinimum'],
];

const lean = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(lean);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => !UNTOLD.includes(name))
      .map(([name, value]) => [name, lean(value)]),
  );
};

/** A tool as it is listed. */
export const listed = ({ name, title, description, input }: Tool) => ({
  name,
  description,
  inputSchema: lean(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })) as Schema & {
    type: 'object';
  },
  outputSchema: OUTPUT,
  annotations: { title, readOnlyHint: true, idempotentHint: true },
});
