import { RELATION, THING, faultsOf, relation, thing } from './faults-of';

describe('kinds', () => {
  test.each([
    'Query',
    'Mutation',
    'Path',
    'Paths',
    'Step',
    'Search',
    'Node',
    'Connections',
    'Connection',
    'ConnectionGroup',
    'PageInfo',
    'Language',
    'Truncation',
    'Int',
    'Date',
    'IntFilter',
    'CountFilter',
    'SearchEdge',
    'Id',
    'SamgrafState',
    'SamgrafDated',
    'EntitySelector',
  ])('cannot be called %s', name => {
    expect(faultsOf(`\n${thing('size: Int', name)}`)).toMatch(
      new RegExp(
        `own\\.graphql:2 {2}${name} would give the (type|field of Query|selector) \\w+, which the API itself gives|own\\.graphql:2 {2}${name} is defined twice`,
      ),
    );
  });
  test.each([
    'RestsOnEdge',
    'CarriesWhere',
    'RestsOnConnection',
    'RestsOnRelated',
    'RestsOnStep',
    'ThingsEdge',
    'ThingWhere',
    'ThingOrder',
    'ColourFilter',
    'RestsOnOrder',
  ])('%s, whose type something else gives', name => {
    expect(
      faultsOf(`${thing('size: Colour')}\n${RELATION}\nenum Colour { RED }\n${thing('a: Int', name)}`),
    ).toMatch(new RegExp(`own\\.graphql:\\d {2}\\w+ would give the type ${name}, which \\w+ gives`));
  });
  test('a kind beside the end of another: FooEdge', () => {
    expect(
      faultsOf(`${THING}\n${relation('a: Int', { backward: 'foo' })}\n${thing('a: Int', 'FooEdge')}`),
    ).toMatch(/own\.graphql:2 {2}RestsOn would give the type FooEdge, which FooEdge gives/);
  });
  test.each(['thing', 'other'])('a relation field called as a kind, %s: its filter', backward => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { backward })}\n${thing('a: Int', 'Other')}`)).toMatch(
      /own\.graphql:2 {2}RestsOn would give the type (Thing|Other)Where, which (Thing|Other) gives/,
    );
  });
  test('cannot begin with two underscores', () => {
    expect(faultsOf(thing('a: Int', '__Thing'))).toMatch(/own\.graphql:1 {2}"__Thing" is not a valid name/);
  });
  test('nor can enums or their values', () => {
    expect(faultsOf('enum __E { A }\nenum F {\n __B }')).toMatch(
      /2 fault.*\n {2}own\.graphql:1 {2}"__E" .*\n {2}own\.graphql:3 {2}"__B"/,
    );
  });
  test('an enum of a name of ours', () => {
    expect(faultsOf('enum Count { A }\nenum Outcome { A }')).toMatch(
      /2 fault.*\n.*own\.graphql:1 {2}Count would give the type CountFilter, .*\n.*own\.graphql:2 {2}Outcome would give the type Outcome,/,
    );
  });
  test.each([
    ['Good', 'Goods', '', ''],
    ['Good', 'Ware', '', 'plural: "goods"'],
    ['Good', 'Ware', '', 'plural: "good"'],
    ['Ware', 'Good', 'plural: "good"', ''],
    ['Good', 'Ware', '', 'plural: "nodes"'],
  ])('%s and %s with one field of Query', (one, two, first, second) => {
    const kind = (name: string, args: string): string =>
      `type ${name} implements Entity @node(prefix: "thing" ${args}) { a: Int }`;
    expect(faultsOf(`${kind(one, first)}\n${kind(two, second)}`)).toMatch(
      /own\.graphql:2 {2}\w+ would give the field of Query \w+, which (\w+|the API itself) gives/,
    );
  });
  test('the groups of a kind and the list of a kind named after it, as actorGroupings and actorGroups', () => {
    expect(faultsOf(`${THING}\n${thing('a: Int', 'ThingGroup')}`)).toBe('no fault');
  });
  test('one whose plural is its singular', () => {
    expect(
      faultsOf(`type Sheep implements Entity @node(prefix: "sheep", plural: "sheep") { a: Int }`),
    ).toMatch(/own\.graphql:1 {2}Sheep would give the field of Query sheep, which it gives already/);
  });
  test('a plural that is no name', () => {
    expect(
      faultsOf(`type Sheep implements Entity @node(prefix: "sheep", plural: "a sheep") { a: Int }`),
    ).toMatch(/own\.graphql:1 {2}"a sheep" is not a valid name/);
  });
});
