import { z } from 'zod';
import { SamgrafError } from '../../engine/errors';
import { thingsOf, type Concept } from './read-archimate';
import { whyUnread } from './text';
import type { Thing } from './things';

/** Values are text or not in quotes, as whoever wrote the file liked. */
const TEXT = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform(value => (value === null || value === undefined ? '' : String(value).normalize('NFC')));
const CONCEPT = z.object({
  type: z.string(),
  name: TEXT,
  documentation: TEXT,
  properties: z.record(z.string(), TEXT).nullish(),
  folder_path: z.array(z.string()).nullish(),
});
const MODEL = z.object({
  elements: z.record(z.string(), CONCEPT),
  relationships: z
    .record(z.string(), CONCEPT.extend({ source_id: z.string(), target_id: z.string() }))
    .nullish()
    .transform(all => all ?? {}),
});

/** An ArchiMate model in YAML: its elements and relationships by their ids. */
export type YamlModel = z.infer<typeof MODEL>;

/** A folder is named once and referred to by each element in it; aliases within aliases are refused long before they are many. */
const MOST_ALIASES = 10_000;

/** Reads an ArchiMate model in YAML; elements, relationships, and the folders that elements are in, not views. */
export const readModel = async (text: string): Promise<YamlModel> => {
  const { parse } = await import('yaml');
  try {
    return MODEL.parse(parse(text, { schema: 'core', maxAliasCount: MOST_ALIASES }));
  } catch (error) {
    throw new SamgrafError(
      'BAD_INPUT',
      `The file is not an ArchiMate model in YAML that can be read: ${whyUnread(error)}`,
      'It has model, elements and relationships by their ids; or send .archimate.',
      { cause: error },
    );
  }
};

/** Reads the same as things, as of a model in XML. */
export const readYaml = async (text: string): Promise<readonly Thing[]> => {
  const { elements, relationships } = await readModel(text);
  const concepts = Object.entries(elements).map(([id, one]) => conceptOf(id, one));
  const joined = Object.entries(relationships).map(
    ([id, { source_id: source, target_id: target, ...one }]) => ({
      ...conceptOf(id, one),
      ends: { source, target },
    }),
  );
  return thingsOf([...concepts, ...joined]);
};

const conceptOf = (
  id: string,
  { type, name, documentation, properties }: z.infer<typeof CONCEPT>,
): Concept => {
  const said = { 'dct:title': name, 'dct:description': documentation, ...properties };
  return {
    id,
    type,
    ends: undefined,
    statements: Object.entries(said).flatMap(([property, value]) =>
      value === '' ? [] : [{ property, value, refers: false }],
    ),
  };
};
