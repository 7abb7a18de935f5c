import { isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { endTypes, groupNames, otherEnd, relationGroupNames } from '../../src/engine/model/model';
import { typeClaims } from '../../src/engine/model/check-names';
import { SCALARS } from '../../src/engine/model/read-fields';
import { SdlFaults, readSdl } from '../../src/engine/model/sdl';
import { readPackSdl } from '../../src/pack/pack';
import { buildSchema, RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';

describe('what is kept from others is what the API is made of', () => {
  const files = readPackSdl({ folder: PROJECT });
  const model = readProjectModel();
  const schema = buildSchema(model, { federation: true, graphs: ['ee'] });
  const claims = typeClaims(model, readSdl(files, new SdlFaults(), model.languages.all));
  const claimed = new Set(claims.map(({ name }) => name));
  const types = Object.keys(schema.getTypeMap()).filter(name => !name.startsWith('__'));

  test('every type comes from the SDL or is ours', () => {
    expect(types.filter(name => !claimed.has(name) && !RESERVED_NAMES.types.includes(name))).toEqual([]);
  });
  test('each of ours is there', () => {
    const lazy = SCALARS.flatMap(name => [`${name}Filter`, `${name}ListFilter`]);
    expect(RESERVED_NAMES.types.filter(name => !types.includes(name) && !lazy.includes(name))).toEqual([]);
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
    const ofKinds = [
      ...kinds.flatMap(kind => [kind.singular, kind.plural, groupNames(kind).field]),
      ...[...model.relations.values()].map(relation => relationGroupNames(relation).field),
    ];
    expect(
      fieldsOf(schema, 'Query')
        .filter(name => !ofKinds.includes(name))
        .sort(),
    ).toEqual([...RESERVED_NAMES.roots].sort());
    expect(
      fieldsOf(schema, 'EntitySelector')
        .filter(name => !kinds.some(kind => kind.singular === name))
        .sort(),
    ).toEqual([...RESERVED_NAMES.selectors].sort());
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
      [`${endTypes({ name: r.forward, node: otherEnd(r.to), relation: r })}Edge`, `${r.type}Step`]
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
