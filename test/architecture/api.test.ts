import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema as buildFromText, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import { buildSchema } from '../../src/api/build-schema';
import { PROJECT, readProjectModel } from '../../src/server/samgraf';

/** The public API, printed and sorted: a change of it shows as a diff. SAMGRAF_UPDATE=1 writes it anew. */
const FILE = join(PROJECT, 'schema', 'api.graphql');
const HEAD = '# The public API, printed from schema/*.graphql by test/architecture/api.test.ts (SAMGRAF_UPDATE=1). Not read at start-up.\n\n';

const model = readProjectModel();
const schema = buildSchema(model);

test('the public API is what schema/api.graphql says', () => {
  const printed = `${HEAD}${printSchema(lexicographicSortSchema(schema))}\n`;
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(FILE, printed);
  const committed = readFileSync(FILE, 'utf8');
  // Compared by line, so that a failure shows what changed and not 600 kB twice.
  const [is, was] = [printed.split('\n'), committed.split('\n')];
  const first = is.findIndex((line, i) => line !== was[i]);
  expect({ line: first + 1, is: is[first], lines: is.length }).toEqual({ line: 0, is: undefined, lines: was.length });
});

test('the public API is a schema that others can read', () => {
  expect(validateSchema(schema)).toEqual([]);
  expect(() => buildFromText(readFileSync(FILE, 'utf8'))).not.toThrow();
});

test('every kind, relation and enum of it is described', () => {
  const own = new Set([...model.kinds.keys(), ...model.enums.keys(), 'Query', 'Connections', 'Paths', 'EntitySelector']);
  const bare = Object.values(schema.getTypeMap()).filter(type => own.has(type.name) && !type.description).map(type => type.name);
  expect(bare).toEqual([]);
  const fields = [...model.kinds.values()].flatMap(kind => [...kind.fields.values()].filter(field => !field.description).map(field => `${kind.name}.${field.name}`));
  expect(fields).toEqual([]);
});
