import { getNullableType, isListType, isObjectType } from 'graphql';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { readProjectModel } from '../../src/doors/server/samgraf';

const schema = buildSchema(readProjectModel());

/** `providers` is counted by `providerCount`, `sameGap` by `sameGapCount`. */
const countsOf = (list: string): readonly string[] => [
  `${list}Count`,
  `${list.replace(/ies$/, 'y').replace(/s$/, '')}Count`,
];

/** What it cuts off is how many nodes these are; and things are asked for by how it stands with them, which is counted so. */
const COUNTED_OTHERWISE: Readonly<Record<string, string>> = {
  'Bridge.nodes': 'cutsOff',
  'Policy.things': 'failed, passed, excepted, unknown',
};

test('a list that is cut at first stands beside the number of all', () => {
  const uncounted = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(type => type !== schema.getQueryType())
    .flatMap(type =>
      Object.values(type.getFields())
        .filter(field => isListType(getNullableType(field.type)))
        .filter(({ args }) => args.some(({ name }) => name === 'first'))
        .filter(({ name }) => COUNTED_OTHERWISE[`${type.name}.${name}`] === undefined)
        .filter(({ name }) => !countsOf(name).some(count => type.getFields()[count]))
        .map(({ name }) => `${type.name}.${name}`),
    );
  expect(uncounted).toEqual([]);
});
