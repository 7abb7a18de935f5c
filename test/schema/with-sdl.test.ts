import { buildSchema, extendSchema, introspectionFromSchema, lexicographicSortSchema, parse } from 'graphql';
import { withSdl } from '../../src/engine/schema/with-sdl';

const base = buildSchema(`
"Of the model."
schema { query: Query }
"What is asked."
type Query { thing(id: ID!): Thing }
"A thing."
type Thing { id: ID! size(unit: Unit = METRE): Float }
enum Unit { METRE FOOT }
`);

const SDL = `
"A day."
scalar Day @specifiedBy(url: "https://example.com/day")
"How it went."
enum Outcome {
  "It was found."
  FOUND
  LOST
}
"Exactly one."
input Selector @oneOf { id: ID  ids: [ID!] }
input Page { "At most." first: Int = 20  unit: Unit = FOOT  within: [Outcome!] = [FOUND] }
union Either = Thing | Answer
"An answer."
type Answer {
  "What was found."
  nodes("Which." of: Selector!, page: Page, on: Day): [[Either!]!]
  outcome: Outcome!
  again: Answer
}
extend type Query {
  "Asks."
  ask("Where." from: Selector!, direction: Outcome = LOST, most: Float = 1.5, text: String = "a \\"b\\""): Answer
}
`;

test('adds what graphql-js would add, and leaves what is there', () => {
  const added = withSdl(base, SDL);
  const [ours, theirs] = [added, extendSchema(base, parse(SDL))].map(schema =>
    introspectionFromSchema(lexicographicSortSchema(schema)),
  );
  expect(ours?.__schema.types).toEqual(theirs?.__schema.types);
  expect(ours?.__schema.directives).toEqual(theirs?.__schema.directives);
  // Which extending would not keep.
  expect(added.description).toBe('Of the model.');
  expect(added.getType('Thing')).toBe(base.getType('Thing'));
});

test.each([
  ['a field that is deprecated', 'type A { b: ID @deprecated }', /has no directives/],
  ['an interface', 'interface A { b: ID }', /no interface/],
  ['more fields of something other than Query', 'extend type Thing { b: ID }', /extends Query/],
  ['a type that nobody defines', 'extend type Query { b: Nothing }', /Nothing/],
])('does not leave out %s without a word', (_, sdl, expected) => {
  expect(() => withSdl(base, sdl)).toThrow(expected);
});
