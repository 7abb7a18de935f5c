import { z } from 'zod';
import type { Tool } from './tool';

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
