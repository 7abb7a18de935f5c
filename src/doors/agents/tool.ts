import { z } from 'zod';
import type { Model } from '../../engine/model/model';
import { gapKindsOf } from '../../engine/model/gap-kinds';
import type { ToolAnswer } from './answer';
import type { Stands } from './inputs';

/** Asks the API as whoever called the tool. Throws Refused where it has no answer. */
export type AskTool = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<{ data: unknown; cost: number | undefined }>>;

/** A tool: what it takes, and how it asks the API and tells what was answered. */
export type Tool = Readonly<{
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  /** What it needs of a model besides that its documents are valid; nothing if absent. */
  needs?: (model: Model) => boolean;
  /** Whether it writes: proposals, which people decide on. */
  changes?: true;
  /** What it asks the API, whose answers it only tells; none where the caller brings the document. */
  documents: readonly string[];
  run: (input: unknown, ask: AskTool, model: Model) => Promise<ToolAnswer>;
  /** The address of the picture that people's page has of the same answer; undefined where it has none. */
  picture?: (input: unknown, model: Model) => string | undefined;
}>;

/** A tool whose input is known to its own code; it was read by the schema before (call.ts). */
export const tool = <Shape extends z.ZodObject>(
  made: Omit<Tool, 'run' | 'input' | 'picture'> &
    Readonly<{
      input: Shape;
      run: (input: z.infer<Shape>, ask: AskTool, model: Model) => Promise<ToolAnswer>;
      picture?: (input: z.infer<Shape>, model: Model) => string | undefined;
    }>,
): Tool => {
  const { run, picture, ...rest } = made;
  return {
    ...rest,
    run: (input, ask, model) => run(input as z.infer<Shape>, ask, model),
    ...(picture ? { picture: (input, model) => picture(input as z.infer<Shape>, model) } : {}),
  };
};

type Schema = Readonly<Record<string, unknown>>;

const CERTAINTY = { enum: ['FACT', 'DEDUCTION', 'UNCERTAIN'] };
const [STRING, COUNT] = [{ type: 'string' }, { type: 'integer' }];
const objectOf = (
  properties: Schema,
  required: readonly string[],
): Schema & Readonly<{ type: 'object' }> => ({
  type: 'object',
  properties,
  required,
});

/** Every tool's structured answer. It is sent with each tool, since a schema cannot refer to that of another. */
const OUTPUT = objectOf(
  {
    outcome: STRING,
    weakest: { enum: [...CERTAINTY.enum, null] },
    complete: { type: 'boolean' },
    dropped: objectOf({ items: COUNT, sources: COUNT, texts: COUNT }, []),
    items: {
      type: 'array',
      items: objectOf(
        {
          ...{ n: COUNT, text: STRING, certainty: CERTAINTY, deduced: STRING, id: STRING, kind: STRING },
          ...{ url: STRING, quote: STRING, reason: STRING, moreSources: COUNT, facts: { type: 'object' } },
          sources: { type: 'array', items: COUNT },
        },
        ['n', 'text', 'sources'],
      ),
    },
    sources: {
      type: 'array',
      items: objectOf({ n: COUNT, title: STRING, url: STRING, publisher: STRING, id: STRING }, [
        'n',
        'title',
      ]),
    },
    next: { type: ['string', 'null'] },
    cost: { type: ['integer', 'null'] },
    graphql: { type: ['object', 'null'], properties: { operation: STRING, variables: { type: 'object' } } },
  },
  ['outcome', 'complete', 'items', 'sources', 'next'],
);

/** What a model need not read: patterns are said in a description, lengths by the server. */
const UNTOLD = ['$schema', 'pattern', 'minLength', 'maxLength', 'minItems', 'stands'];

/** Kinds, columns of the map of capabilities, gaps in it and languages stand as an enum where a parameter is one or some of them. */
type Names = Readonly<Record<'kind' | 'column' | 'gap' | 'language', readonly string[]>>;

const namesIn = (model: Model): Names => ({
  kind: [...model.kinds.keys()],
  column: model.roles.columns.map(({ name: of }) => of),
  gap: gapKindsOf(model),
  language: model.messages.languages,
});

/** Names those that a parameter has to be one of to the letter, where it stands for such; undefined where it does not. */
export const onlyOf = (stands: Stands | undefined, model: Model): readonly string[] | undefined =>
  stands === 'gap' || stands === 'language' ? namesIn(model)[stands] : undefined;

const told = (schema: unknown, names: Names): unknown => {
  if (Array.isArray(schema)) return schema.map(one => told(one, names));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { stands = '' } = schema as Readonly<{ stands?: string }>;
  const values = Object.entries(names).find(([name]) => name === stands)?.[1];
  return Object.fromEntries([
    ...Object.entries(schema)
      .filter(([name]) => !UNTOLD.includes(name))
      .map(([name, value]) => [name, told(value, names)]),
    ...(values ? [['enum', values]] : []),
    ...(stands === 'language' ? [['default', names.language[0]]] : []),
  ]);
};

/** A tool as it is listed. */
export const listed = ({ name, title, description, input, changes }: Tool, model: Model) => {
  const schema = told(
    z.toJSONSchema(input.strict(), { io: 'input', unrepresentable: 'any' }),
    namesIn(model),
  );
  return {
    name,
    description,
    inputSchema: schema as Schema & { type: 'object' },
    outputSchema: OUTPUT,
    annotations: {
      title,
      readOnlyHint: !changes,
      ...(changes ? { destructiveHint: false } : {}),
      idempotentHint: true,
    },
  };
};
