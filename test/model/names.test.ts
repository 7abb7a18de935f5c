import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema } from '../../src/schema/build-schema';
import { SamgrafError } from '../../src/errors';
import { OWN_ROOTS, OWN_SELECTORS, OWN_TYPES, typeClaims } from '../../src/model/check-names';
import { readModel } from '../../src/model/read-model';
import { groupNames } from '../../src/model/names';
import { SCALARS } from '../../src/model/read-fields';
import { Faults, readSdl, readSdlFolder } from '../../src/model/sdl';
import { PROJECT } from '../../src/server/samgraf';

const base = ['core', 'directives'].map(name => ({
  name: `${name}.graphql`,
  text: readFileSync(join(PROJECT, 'schema', `${name}.graphql`), 'utf8'),
}));

const faultsOf = (text: string): string => {
  try {
    readModel([...base, { name: 'own.graphql', text }]);
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'BAD_SCHEMA') return error.message;
    throw error;
  }
  return 'no fault';
};

const thing = (fields: string, name = 'Thing'): string =>
  `type ${name} implements Entity @node(prefix: "thing") { ${fields} }`;
const relation = (
  fields: string,
  { name = 'RESTS_ON', type = 'RestsOn', forward = 'restsOn', backward = 'carries' } = {},
): string =>
  `type ${type} @relation(name: "${name}", from: ["Thing"], to: ["Thing"], forward: "${forward}", backward: "${backward}") @phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"}) { ${fields} }`;
const THING = thing('size: Int');
const RELATION = relation('weight: Int');

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
  ])('can not be called %s', name => {
    expect(faultsOf(`${thing(`${name}: Int`)}\n${RELATION}`)).toMatch(
      new RegExp(`1 fault.*\n {2}own\\.graphql:1 {2}Thing\\.${name} can not be called so`),
    );
  });
  test.each(['restsOnCount', 'restsOnTotal', 'restsOn2', 'restsOn2Total', 'carriesTotal'])(
    'can not be called %s, which comes with a relation, of whichever kind',
    name => {
      expect(faultsOf(`${THING}\n${RELATION}\n${thing(`${name}: Int`, 'Other')}`)).toMatch(
        new RegExp(`1 fault.*\n {2}own\\.graphql:3 {2}Other\\.${name} can not be called so: it comes with`),
      );
    },
  );
  test('can not be called as a relation, of whichever kind', () => {
    expect(faultsOf(`${THING}\n${RELATION}\n${thing('carries: String', 'Other')}`)).toMatch(
      /1 fault.*\n {2}own\.graphql:2 {2}Other has a field called carries/,
    );
  });
  test('can not begin with two underscores', () => {
    expect(faultsOf(thing('__size: Int'))).toMatch(/own\.graphql:1 {2}"__size" is no name/);
  });
  test.each(['title: String @text titles: String', 'title: String @text titles: [String!]'])(
    'can not be the plural of a text: %s',
    fields => {
      expect(faultsOf(thing(fields))).toMatch(
        /1 fault.*\n {2}own\.graphql:1 {2}Thing\.title is also given as titles/,
      );
    },
  );
  test('a relation can not be the plural of a text', () => {
    expect(
      faultsOf(`${thing('title: String @text')}\n${relation('', { forward: 'titles' }).replace('{  }', '')}`),
    ).toMatch(/own\.graphql:1 {2}Thing\.title is also given as titles/);
  });
  test('can not be other lists of sources', () => {
    expect(faultsOf(thing('evidence: [Source!]!'))).toMatch(
      /own\.graphql:1 {2}Thing\.evidence: only the sources of a fact/,
    );
  });
  test('can not be told apart by small and capital letters where both have an index', () => {
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
  ])('can not be called %s', name => {
    expect(faultsOf(`${THING}\n${relation(`${name}: Int`)}`)).toMatch(
      new RegExp(`1 fault.*\n {2}own\\.graphql:2 {2}RestsOn\\.${name} can not be called so`),
    );
  });
  test('can not be the plural of a text', () => {
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
    'can not be called %j',
    name => {
      expect(faultsOf(`${THING}\n${relation('a: Int', { name })}`)).toMatch(
        /1 fault.*\n {2}own\.graphql:2 {2}RestsOn: ".*" is no name of a relation/,
      );
    },
  );
  test.each(['type', 'k', 'kind', 'kinds', 'AND', 'asOf', 'edge_x', 'name_texts', 'null', 'sources2'])(
    'can not have the field %s',
    forward => {
      expect(faultsOf(`${THING}\n${relation('a: Int', { forward })}`)).toMatch(
        new RegExp(`1 fault.*\n {2}own\\.graphql:2 {2}RestsOn: its field can not be called ${forward}`),
      );
    },
  );
  test.each(['__rests', 'rests-on', ''])('can not have the field %j', forward => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { forward })}`)).toMatch(
      /own\.graphql:2 {2}".*" is no name that the API can hold/,
    );
  });
  test.each(['carriesCount', 'carriesTotal'])('can not have the field %s beside carries', forward => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { forward })}`)).toMatch(
      /own\.graphql:2 {2}RestsOn: its field can not be called carries\w+, which comes with carries/,
    );
  });
  test('can not have fields that differ in the first letter only', () => {
    expect(faultsOf(`${THING}\n${relation('a: Int', { forward: 'Carries' })}`)).toMatch(
      /own\.graphql:2 {2}RestsOn would give the type CarriesWhere, which it gives already/,
    );
  });
});

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
  ])('can not be called %s', name => {
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
  test('can not begin with two underscores', () => {
    expect(faultsOf(thing('a: Int', '__Thing'))).toMatch(/own\.graphql:1 {2}"__Thing" is no name/);
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
  test('the groups of a kind give way to the list of a kind after it, as those of actors to actorGroups', () => {
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
    ).toMatch(/own\.graphql:1 {2}"a sheep" is no name/);
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
    /own\.graphql:2 {2}RestsOn names Thing, which is no kind/,
    /own\.graphql:3 {2}Other\.thing has the type Path/,
  ])
    expect(message).toMatch(pattern);
});

describe('what is kept from others is what the API is made of', () => {
  const files = readSdlFolder(join(PROJECT, 'schema'));
  const model = readModel(files);
  const schema = buildSchema(model);
  const claims = typeClaims(model, readSdl(files, new Faults()));
  const claimed = new Set(claims.map(({ name }) => name));
  const types = Object.keys(schema.getTypeMap()).filter(name => !name.startsWith('__'));

  test('every type comes from the SDL or is ours', () => {
    expect(types.filter(name => !claimed.has(name) && !OWN_TYPES.includes(name))).toEqual([]);
  });
  test('each of ours is there', () => {
    const lazy = SCALARS.flatMap(name => [`${name}Filter`, `${name}ListFilter`]);
    expect(OWN_TYPES.filter(name => !types.includes(name) && !lazy.includes(name))).toEqual([]);
  });
  test('each that the SDL gives is there, but for enums, filters and measures that no field has, and orders of unions', () => {
    const absent = [...claimed].filter(name => !types.includes(name));
    expect(
      absent.filter(
        name =>
          !/(Filter|Measures)$/.test(name) &&
          !model.enums.has(name) &&
          model.kinds.get(name.replace(/Order$/, ''))?.shape !== 'union',
      ),
    ).toEqual([]);
  });
  test('every root field and selector comes from a kind or is ours', () => {
    const kinds = [...model.kinds.values()];
    const ofKinds = kinds.flatMap(kind => [kind.singular, kind.plural, groupNames(kind, model).field]);
    expect(
      fieldsOf(schema, 'Query')
        .filter(name => !ofKinds.includes(name))
        .sort(),
    ).toEqual([...OWN_ROOTS].sort());
    expect(
      fieldsOf(schema, 'EntitySelector')
        .filter(name => !kinds.some(kind => kind.singular === name))
        .sort(),
    ).toEqual([...OWN_SELECTORS].sort());
  });
  test('every filter, edge and step has what is refused as a field, and nothing else of its own', () => {
    const own = [...model.kinds.values()].flatMap(kind =>
      fieldsOf(schema, `${kind.name}Where`).filter(
        name => !kind.fields.has(name) && !kind.ends.has(name) && !kind.ends.has(name.replace(/Count$/, '')),
      ),
    );
    expect([...new Set(own)].sort()).toEqual(['AND', 'NOT', 'OR', 'kinds']);
    const relations = [...model.relations.values()];
    const ofEdges = relations.flatMap(r =>
      [`${r.forward[0]?.toUpperCase()}${r.forward.slice(1)}Edge`, `${r.type}Step`]
        .flatMap(type => fieldsOf(schema, type))
        .filter(name => !r.fields.has(name) && !r.fields.has(name.slice(0, -1))),
    );
    expect([...new Set(ofEdges)].sort()).toEqual(['cursor', 'direction', 'from', 'node', 'relation', 'to']);
  });
});

const fieldsOf = (schema: GraphQLSchema, name: string): string[] => {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`${name} has no fields`);
  return Object.keys(type.getFields());
};
