import { getVariableValues, parse, type OperationDefinitionNode } from 'graphql';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { variablesOf } from '../../src/engine/answer/coerce-variables';
import { readProjectModel } from '../../src/doors/server/samgraf';

const schema = buildSchema(readProjectModel());
const TYPES = [
  'ID',
  'ID!',
  'String',
  'String!',
  'Int',
  'Int!',
  'Float',
  'Boolean',
  'Date',
  'DateTime',
  'Certainty',
  'Certainty!',
  '[ID!]',
  'MunicipalityWhere',
  'Int = 7',
  'String = "x"',
];
const VALUES = [
  'x',
  '',
  '5',
  5,
  5.5,
  -0,
  1e300,
  2 ** 31,
  true,
  null,
  undefined,
  'FACT',
  'fact',
  '2026-11-25',
  '2026-02-30',
  '2026-11-25T12:00:00Z',
  [],
  ['x'],
  {},
  { population: { gt: 1 } },
];

const operation = (text: string): OperationDefinitionNode =>
  parse(`query (${text}) { __typename }`).definitions[0] as OperationDefinitionNode;

test.each(TYPES)('a variable of type %s is read as graphql-js reads it', type => {
  for (const given of [
    ...VALUES.map(v => ({ v })),
    {},
    { w: 'x' },
    JSON.parse('{"__proto__": "x"}') as Record<string, unknown>,
  ]) {
    const asked = operation(`$v: ${type}, $w: String`);
    const { coerced, errors } = getVariableValues(schema, asked.variableDefinitions ?? [], given);
    const read = (): unknown => ({ ...variablesOf(asked, schema)(given) });
    if (errors) expect(read).toThrow(errors[0]?.message);
    else expect(read()).toEqual({ ...coerced });
  }
});

test('a variable called as a part of every object is what was given, or nothing', () => {
  const read = variablesOf(operation('$constructor: String, $toString: String'), schema);
  expect({ ...read({ constructor: 'a', toString: 'b' }) }).toEqual({ constructor: 'a', toString: 'b' });
  expect(Object.keys(read({}))).toEqual([]);
});
