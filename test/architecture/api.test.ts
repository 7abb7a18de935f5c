import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema as buildFromText,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  printType,
  validateSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { known } from '../../src/errors';
import { buildSchema } from '../../src/schema/build-schema';
import { PROJECT, readProjectModel } from '../../src/server/samgraf';

/** The public API, printed and sorted: a change of it shows as a diff. SAMGRAF_UPDATE=1 writes it anew. */
const FILE = join(PROJECT, 'schema', 'api.graphql');
const HEAD =
  '# The public API, printed from schema/*.graphql by test/architecture/api.test.ts (SAMGRAF_UPDATE=1). Not read at start-up.\n\n';

const model = readProjectModel();
const schema = buildSchema(model);

/** Types and fields by their names; the values of an enum as they are declared, which is the order that lists are in by it. */
const printedInOrder = (): string => {
  const sorted = lexicographicSortSchema(schema);
  return Object.values(sorted.getTypeMap())
    .filter(isEnumType)
    .filter(type => !isIntrospectionType(type))
    .reduce(
      (text, type) => text.replace(printType(type), printType(known(schema.getType(type.name), type.name))),
      printSchema(sorted),
    );
};

test('the public API is what schema/api.graphql says (SAMGRAF_UPDATE=1 writes it anew)', () => {
  const printed = `${HEAD}${printedInOrder()}\n`;
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(FILE, printed);
  const committed = readFileSync(FILE, 'utf8');
  // Compared by line, so that a failure shows what changed and not 600 kB twice.
  const [is, was] = [printed.split('\n'), committed.split('\n')];
  const first = is.findIndex((line, i) => line !== was[i]);
  expect({ line: first + 1, is: is[first], lines: is.length }).toEqual({
    line: 0,
    is: undefined,
    lines: was.length,
  });
});

test('the public API is a schema that others can read', () => {
  expect(validateSchema(schema)).toEqual([]);
  expect(() => buildFromText(readFileSync(FILE, 'utf8'))).not.toThrow();
});

test('everything in it is described, and says what it is of', () => {
  const described = everythingIn(schema);
  expect(described.length).toBeGreaterThan(10_000);
  expect(
    described.filter(({ description }) => !/\w{2}.*\.$/s.test(description ?? '')).map(({ name }) => name),
  ).toEqual([]);
});

test('its scalars are specified, and so is the schema', () => {
  const own = Object.values(schema.getTypeMap())
    .filter(isScalarType)
    .filter(type => !isSpecifiedScalarType(type));
  expect(own.map(type => [type.name, type.specifiedByURL])).toEqual(
    own.map(type => [type.name, expect.stringMatching(/^https:\/\//)]),
  );
});

type Described = Readonly<{ name: string; description: string | null | undefined }>;

/** The schema, its types, their fields and values, the fields' arguments: all that may be described. */
const everythingIn = (whole: GraphQLSchema): readonly Described[] => {
  const own = Object.values(whole.getTypeMap()).filter(
    type => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return [{ name: 'the schema', description: whole.description }, ...own, ...own.flatMap(partsOf)];
};

const partsOf = (type: GraphQLNamedType): readonly Described[] => {
  const within = (part: Described): Described => ({
    name: `${type.name}.${part.name}`,
    description: part.description,
  });
  if (isEnumType(type)) return type.getValues().map(within);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(within);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(field => [
    within(field),
    ...field.args.map(arg => within({ name: `${field.name}(${arg.name})`, description: arg.description })),
  ]);
};
