import { RELATION, THING, faultsOf, relation, thing } from './faults-of';

test('what is used in these tests is right but for the name', () => {
  expect(faultsOf(`${THING}\n${RELATION}`)).toBe('no fault');
});

describe('fields of a node', () => {
  test.each([
    'type',
    'k',
    'kinds',
    'AND',
    'OR',
    'NOT',
    'asOf',
    'searchName',
    'searchText',
    'searchNear',
    'title_sort',
    'title_texts',
    'edge_weight',
    'sources2',
    'true',
    'null',
  ])('cannot be called %s', name => {
    expect(faultsOf(`${thing(`${name}: Int`)}\n${RELATION}`)).toMatch(
      new RegExp(`1 fault.*\n {2}own\\.graphql:1 {2}Thing\\.${name} cannot be called so`),
    );
  });
  test.each(['restsOnCount', 'restsOnTotal', 'restsOn2', 'restsOn2Total', 'carriesTotal'])(
    'cannot be called %s, which comes with a relation, of whichever kind',
    name => {
      expect(faultsOf(`${THING}\n${RELATION}\n${thing(`${name}: Int`, 'Other')}`)).toMatch(
        new RegExp(`1 fault.*\n {2}own\\.graphql:3 {2}Other\\.${name} cannot be called so: it comes with`),
      );
    },
  );
  test('cannot be called as a relation, of whichever kind', () => {
    expect(faultsOf(`${THING}\n${RELATION}\n${thing('carries: String', 'Other')}`)).toMatch(
      /1 fault.*\n {2}own\.graphql:2 {2}Other has a field called carries/,
    );
  });
  test('cannot begin with two underscores', () => {
    expect(faultsOf(thing('__size: Int'))).toMatch(/own\.graphql:1 {2}"__size" is not a valid name/);
  });
  test.each(['title: String @text titles: String', 'title: String @text titles: [String!]'])(
    'cannot be the plural of a text: %s',
    fields => {
      expect(faultsOf(thing(fields))).toMatch(
        /1 fault.*\n {2}own\.graphql:1 {2}Thing\.title is also given as titles/,
      );
    },
  );
  test('a relation cannot be the plural of a text', () => {
    expect(
      faultsOf(`${thing('title: String @text')}\n${relation('', { forward: 'titles' }).replace('{  }', '')}`),
    ).toMatch(/own\.graphql:1 {2}Thing\.title is also given as titles/);
  });
  test('cannot be other lists of sources', () => {
    expect(faultsOf(thing('evidence: [Source!]!'))).toMatch(
      /own\.graphql:1 {2}Thing\.evidence: only the sources of a fact/,
    );
  });
  test('are web addresses only as text', () => {
    expect(faultsOf(thing('page: Int @url'))).toMatch(
      /own\.graphql:1 {2}Thing\.page: @url is for a String, and this is of type Int/,
    );
  });
  test.each([
    ['title: String @within(least: 0)', 'Thing.title: @within is for a number, and this is of type String'],
    ['size: Int @within', 'Thing.size: @within takes a least, or a most that is not below it'],
    [
      'size: Int @within(least: 2, most: 1)',
      'Thing.size: @within takes a least, or a most that is not below it',
    ],
    ['size: Int @past', 'Thing.size: @past is for a Date, and this is of type Int'],
  ])('have bounds that fit them: %s', (field, fault) => {
    expect(faultsOf(thing(field))).toContain(`own.graphql:1  ${fault}`);
  });
  test('cannot be told apart by small and capital letters where both have an index', () => {
    expect(faultsOf(thing('shortCode: String @index\n shortcode: String @index'))).toMatch(
      /own\.graphql:2 {2}Thing would give the index of thing_shortcode, which it gives already/,
    );
  });
  test.each([
    'name: Int',
    'name: String @text',
    'id: [ID!]',
    'validFrom: String',
    'certainty: AccessRights!',
    'version: Int',
  ])('declared again are what their interface says: %s', field => {
    expect(faultsOf(thing(field))).toMatch(
      /own\.graphql:1 {2}Thing\.\w+ is another than the \w+ of (Entity|Fact)/,
    );
  });
  test.each([
    'kind: Certainty',
    'id: ID!',
    'validFrom: Date!',
    'key: String',
    'node: Int',
    'cursor: Int',
    'from: Int',
    'relation: String',
    'edges: Int',
    'nodes: Int',
    'texts: String',
    'kTotal: Int',
    'restsOnto: Int',
    'count: Int',
    'score: Int',
  ])('may be %s', field => {
    expect(faultsOf(`${thing(field)}\n${RELATION}`)).toBe('no fault');
  });
});

describe('facts of a relation', () => {
  test.each([
    'key',
    'node',
    'cursor',
    'AND',
    'OR',
    'NOT',
    'relation',
    'direction',
    'from',
    'to',
    'note_sort',
    'sources2',
  ])('cannot be called %s', name => {
    expect(faultsOf(`${THING}\n${relation(`${name}: Int`)}`)).toMatch(
      new RegExp(`1 fault.*\n {2}own\\.graphql:2 {2}RestsOn\\.${name} cannot be called so`),
    );
  });
  test('cannot be the plural of a text', () => {
    expect(faultsOf(`${THING}\n${relation('note: String @text notes: Int')}`)).toMatch(
      /own\.graphql:2 {2}RestsOn\.note is also given as notes/,
    );
  });
  test.each(['type', 'k', 'kinds', 'kind', 'id', 'edge_weight', 'restsOn', 'size'])(
    'may be called %s',
    name => {
      expect(faultsOf(`${THING}\n${relation(`${name}: Int`)}`)).toBe('no fault');
    },
  );
});

describe('relations', () => {
  test.each(['rests_on', 'Rests', 'RESTS-ON', '1ST', '_RESTS', 'RESTS ON', ''])(
    'cannot be called %j',
    name => {
      expect(faultsOf(`${THING}\n${relation('a: Int', { name })}`)).toMatch(
        /1 fault.*\n {2}own\.graphql:2 {2}RestsOn: ".*" is not a valid name for a relation/,
      );
    },
  );
  test.each(['type', 'k', 'kind', 'kinds', 'AND', 'asOf', 'edge_x', 'name_texts', 'null', 'sources2'])(
    'cannot have the field %s',
    forward => {
      expect(faultsOf(`${THING}\n${relation('a: Int', { forward })}`)).toMatch(
        new RegExp(`1 fault.*\n {2}own\\.graphql:2 {2}RestsOn: its field cannot be called ${forward}`),
      );
    },
  );
  test.each(['__rests', 'rests-on', ''])('cannot have the field %j', forward => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { forward })}`)).toMatch(
      /own\.graphql:2 {2}".*" is not a valid name for the API/,
    );
  });
  test.each(['carriesCount', 'carriesTotal'])('cannot have the field %s beside carries', forward => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { forward })}`)).toMatch(
      /own\.graphql:2 {2}RestsOn: its field cannot be called carries\w+, which comes with carries/,
    );
  });
  test('cannot have fields that differ in the first letter only', () => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { forward: 'Carries' })}`)).toMatch(
      /own\.graphql:2 {2}RestsOn would give the type CarriesWhere, which it gives already/,
    );
  });
});

test('all are told at once, with those of meaning', () => {
  const message = faultsOf(
    `${thing('k: Int', 'Path')}\n${relation('key: Int', { name: 'rests' })}\n${thing('thing: Path', 'Other')}`,
  );
  for (const pattern of [
    /own\.graphql:1 {2}Path\.k /,
    /own\.graphql:1 {2}Path would give the type Path/,
    /own\.graphql:2 {2}RestsOn\.key /,
    /own\.graphql:2 {2}RestsOn: "rests"/,
    /own\.graphql:2 {2}RestsOn names Thing, which is not a kind/,
    /own\.graphql:3 {2}Other\.thing has the type Path/,
  ])
    expect(message).toMatch(pattern);
});
