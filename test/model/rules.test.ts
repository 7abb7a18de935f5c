import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { SamgrafError } from '../../src/engine/errors';
import { readModel } from '../../src/engine/model/read-model';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { BASE } from './faults-of';

type Said = Readonly<{ relation?: string; kind?: string; shared?: string; more?: string }>;

/** A domain of towns and tools, with directives on a relation, on a kind and on an interface. */
const domain = ({ relation = '', kind = '', shared = '', more = '' }: Said): string => `
interface Holder implements Entity @node(prefix: "holder") ${shared} { rank: Int }
type Town implements Holder @node(prefix: "town") ${kind} { size: Int, open: Boolean, note: String @text, at: DateTime, days: [Date!] }
type Tool implements Entity @node(prefix: "tool") { size: Int, rank: Float }
type Uses @relation(name: "USES", from: ["Holder"], to: ["Tool"], forward: "uses", backward: "usedBy" ${more})
  ${relation}
  @phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"}) { note: String }
`;
const read = (said: Said) =>
  readModel([...BASE, { name: 'own.graphql', text: domain(said) }], RESERVED_NAMES, WRITTEN_AS_NATIONAL);
const faultOf = (said: Said): string => {
  try {
    read(said);
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'BAD_SCHEMA') return error.message;
    throw error;
  }
  return 'no fault';
};

describe('rules of the SDL', () => {
  test('are read', () => {
    const model = read({
      relation:
        '@deeper(field: "rank", because: "r.") @atLeast(end: FROM, count: 3, because: "s") @circles(because: "t")',
      kind: '@unique(fields: ["size"], relations: ["USES"], because: "u") @unique(relations: "USES", because: "v")',
    });
    expect(model.relations.get('USES')?.rules).toEqual({
      deeper: [{ field: 'rank', because: 'r' }],
      atLeast: [{ end: 'FROM', count: 3, unnamed: undefined, because: 's' }],
      circles: { because: 't' },
    });
    expect(model.kinds.get('Town')?.unique).toEqual([
      { fields: ['size'], relations: ['USES'], because: 'u' },
      { fields: [], relations: ['USES'], because: 'v' },
    ]);
    expect(model.kinds.get('Tool')?.unique).toEqual([]);
  });

  test.each<[string, Said, RegExp]>([
    [
      'a field that no kind has',
      { relation: '@deeper(field: "depth", because: "r")' },
      /own\.graphql:6 {2}Uses: in @deeper, depth is no field of Town that holds an Int or a Float; it takes .*rank/,
    ],
    [
      'a field that is no number',
      { relation: '@deeper(field: "note", because: "r")' },
      /note is no field of Town that holds an Int or a Float/,
    ],
    ['no reason', { relation: '@deeper(field: "rank")' }, /@deeper needs the argument because/],
    [
      'an empty reason',
      { relation: '@circles(because: " ")' },
      /in @circles, because is empty; give the reason/,
    ],
    [
      'another end',
      { relation: '@atLeast(end: NEAR, count: 2, because: "r")' },
      /in @atLeast, end is NEAR; it takes FROM or TO/,
    ],
    [
      'none at least',
      { relation: '@atLeast(end: TO, count: 0, because: "r")' },
      /count is 0; it takes a whole/,
    ],
    [
      'a part of one',
      { relation: '@atLeast(end: TO, count: 1.5, because: "r")' },
      /count is 1\.5; it takes a whole/,
    ],
    [
      'unnamed ones by a number',
      { relation: '@atLeast(end: FROM, count: 2, unnamed: "size", because: "r")' },
      /in @atLeast, size is no field of Town that holds a Boolean; it takes open/,
    ],
    [
      'unnamed ones at the other end',
      { relation: '@atLeast(end: TO, count: 2, unnamed: "open", because: "r")' },
      /open is no field of Tool that holds a Boolean; there is no such field/,
    ],
    [
      'circles that are told, of none',
      { relation: '@circles(because: "r")', more: 'acyclic: true' },
      /circles are told of a relation that is acyclic/,
    ],
    [
      'an unknown field',
      { kind: '@unique(fields: ["colour"], relations: ["USES"], because: "r")' },
      /own\.graphql:3 {2}Town: in @unique, colour is no field of Town/,
    ],
    ...['note', 'at', 'days'].map((field): [string, Said, RegExp] => [
      `the field ${field}`,
      { kind: `@unique(fields: ["${field}"], relations: ["USES"], because: "r")` },
      new RegExp(`${field} is no field of Town that holds a single value that is no text`),
    ]),
    [
      'a relation that does not go from it',
      { kind: '@unique(relations: ["KNOWS"], because: "r")' },
      /relations names KNOWS, which does not go from Town; it takes USES/,
    ],
    ['no relation', { kind: '@unique(relations: [], because: "r")' }, /relations is empty/],
    [
      'a rule of relations on a kind',
      { kind: '@atLeast(end: TO, count: 2, because: "r")' },
      /Town: @atLeast stands on a relation only/,
    ],
    [
      'a rule of kinds on a relation',
      { relation: '@unique(relations: ["USES"], because: "r")' },
      /Uses: @unique stands on a kind of node only/,
    ],
    [
      'on an interface',
      { shared: '@unique(relations: ["USES"], because: "r")' },
      /Holder: @unique stands on a concrete kind only/,
    ],
  ])('%s is a fault', (_, said, expected) => {
    expect(faultOf(said)).toMatch(expected);
  });

  test('of the project', () => {
    const { relations, kinds } = readProjectModel();
    expect(
      [...relations.values()].flatMap(({ name, rules }) => [
        ...rules.deeper.map(({ field }) => `${name} deeper ${field}`),
        ...rules.atLeast.map(({ end, count }) => `${name} at least ${count} at ${end}`),
        ...(rules.circles ? [`${name} circles`] : []),
      ]),
    ).toEqual(['AGGREGATES deeper level', 'PARTICIPATES_IN at least 2 at TO', 'DEPENDS_ON circles']);
    expect([...kinds.values()].flatMap(({ name, unique }) => unique.map(() => name))).toEqual(['Assessment']);
  });
});
