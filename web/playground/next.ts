import type { EntityFields } from './given';
import type { SchemaTypes } from './types';

/** So many of each relation. */
const FIRST = 20;
/** So many relations: those that the kind says first. */
const MOST_RELATIONS = 12;

/** The query that goes on from a thing: what it is related to. Undefined of what the schema finds by no id. */
export const nextQuery = (
  { id, kind, name }: Readonly<{ id: string; kind: string; name: string }>,
  types: SchemaTypes,
  {
    lang,
    relationFields,
  }: Readonly<{ lang: string; relationFields: Readonly<Record<string, EntityFields>> }>,
): string | undefined => {
  const root = types.rootOf(kind);
  const fields = Object.keys(relationFields[kind] ?? {}).filter(of => types.fieldOf(kind, of));
  if (!root || fields.length === 0) return undefined;
  const isOther = root.type !== kind;
  const related = fields
    .slice(0, MOST_RELATIONS)
    .map(of => `    ${of}(first: ${FIRST}) { totalCount nodes { id name(lang: ${lang}) } }`);
  return [
    `# ${name.replaceAll(/\s+/g, ' ')}`,
    '{',
    `  ${root.name}(id: ${JSON.stringify(id)}) {`,
    '    id',
    `    name(lang: ${lang})`,
    ...(isOther ? [`    ... on ${kind} {`, ...related.map(line => `  ${line}`), '    }'] : related),
    '  }',
    '}',
    '',
  ].join('\n');
};
