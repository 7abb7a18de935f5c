import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SamgrafError } from '../../src/engine/errors';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { readModel } from '../../src/engine/model/read-model';
import { type SdlFile } from '../../src/engine/model/sdl';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';

const base = ['core', 'directives'].map(name => ({
  name: `${name}.graphql`,
  text: readFileSync(join(PROJECT, 'core', `${name}.graphql`), 'utf8'),
}));

const said = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'BAD_SCHEMA') return error.message;
    throw error;
  }
  return 'no fault';
};
const faultsOf = (text: string, more: readonly SdlFile[] = []): string =>
  said(() =>
    readModel([...base, ...more, { name: 'own.graphql', text }], RESERVED_NAMES, WRITTEN_AS_NATIONAL),
  );

const THING = 'type Thing implements Entity @node(prefix: "thing") { size: Int }';
const RELATION =
  '@relation(name: "RESTS_ON", from: ["Thing"], to: ["Thing"], forward: "restsOn", backward: "carries")';
const PHRASE = '@phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"})';

describe('faults of the SDL', () => {
  test.each<[string, string, ...RegExp[]]>([
    ['a syntax error', 'type A {', /own\.graphql:1 .*Syntax Error/],
    [
      'a directive that is not there',
      `${THING}\ntype B implements Entity @nod(prefix: "b") { a: Int }`,
      /own\.graphql:2 .*@nod/,
    ],
    [
      'an argument that is not there',
      'type B implements Entity @node(prefiks: "b") { a: Int }',
      /own\.graphql:1 .*prefiks/,
    ],
    [
      'an argument that is missing',
      `${THING}\ntype R @relation(name: "R", from: ["Thing"], to: ["Thing"], forward: "r") ${PHRASE} { a: Int }`,
      /own\.graphql:2 .*backward/,
    ],
    ['a name twice', `${THING}\n${THING}`, /own\.graphql:2 .*Thing is defined twice/],
    [
      'a field twice',
      'type B implements Entity @node(prefix: "b") {\n  a: Int\n  a: Int\n}',
      /own\.graphql:3 .*B\.a is declared twice/,
    ],
    [
      'a field of a kind',
      `${THING}\ntype B implements Entity @node(prefix: "b") {\n  thing: Thing\n}`,
      /own\.graphql:3 .*B\.thing has the type Thing/,
    ],
    [
      'an interface that is none',
      'type B implements Entity & Nothing @node(prefix: "b") { a: Int }',
      /own\.graphql:1 .*Nothing.*not an interface/,
    ],
    [
      'a pattern that is none',
      'type B implements Entity @node(prefix: "b") {\n  a: String @key(pattern: "(")\n}',
      /own\.graphql:2 .*B\.a.*regular expression/,
    ],
    [
      'a relation of no kind',
      `type R @relation(name: "R", from: ["Nothing"], to: ["Source"], forward: "r", backward: "s") ${PHRASE} { a: Int }`,
      /own\.graphql:1 .*Nothing, which is not a kind/,
    ],
    [
      'a relation without a phrase',
      `${THING}\ntype R ${RELATION} { a: Int }`,
      /own\.graphql:2 .*R needs @phrase/,
    ],
    [
      'a relation with two phrases for the same edges',
      `${THING}\ntype R ${RELATION} ${PHRASE} ${PHRASE} { a: Int }`,
      /own\.graphql:2 .*R has two @phrase without given/,
    ],
    [
      'a phrase that asks about no fact of the relation',
      `${THING}\ntype R ${RELATION} ${PHRASE} ${PHRASE.replace(')', ', given: {fact: "a", is: ["x"]})')} { a: Int }`,
      /own\.graphql:2 .*R: in @phrase, given names a, which is not a single-valued enum field/,
    ],
    [
      'a relation field that another has',
      `${THING}\ntype R ${RELATION} ${PHRASE} { a: Int }\ntype S ${RELATION.replace('RESTS_ON', 'S')} ${PHRASE} { a: Int }`,
      /own\.graphql:3 .*restsOn/,
    ],
    [
      'two relations of one name',
      `${THING}\ntype R ${RELATION} ${PHRASE} { a: Int }\ntype S ${RELATION.replace('restsOn', 'x').replace('carries', 'y')} ${PHRASE} { a: Int }`,
      /Two relations have the same name/,
    ],
    [
      'a relation called as a field',
      `${THING}\ntype R ${RELATION.replace('restsOn', 'size')} ${PHRASE} { a: Int }`,
      /own\.graphql:2 .*Thing has a field called size, and so has R/,
    ],
    [
      'a name that no query can hold',
      `${THING}\ntype R ${RELATION.replace('restsOn', 'rests-on')} ${PHRASE} { a: Int }`,
      /own\.graphql:2 .*rests-on/,
    ],
    [
      'several at once',
      'type B implements Nothing @nod { a: Int }\n\ntype B { a: Int }',
      /B is defined twice/,
      /own\.graphql:1 .*@nod/,
      /2 fault/,
    ],
  ])('%s', (_, text, ...expected) => {
    const message = faultsOf(text);
    for (const pattern of expected) expect(message).toMatch(pattern);
  });

  test('of several files are told together', () => {
    const message = faultsOf('type B @nod { a: Int }', [{ name: 'other.graphql', text: 'type A {' }]);
    expect(message).toMatch(/other\.graphql:1/);
    expect(message).toMatch(/own\.graphql:1/);
  });

  test('are none in a right one', () => {
    expect(faultsOf(`${THING}\ntype R ${RELATION} ${PHRASE} { a: Int }`)).toBe('no fault');
  });
});

describe('the model of the project', () => {
  const model = readProjectModel();

  test('is frozen', () => {
    expect(Object.isFrozen(model)).toBe(true);
  });

  test("gives every concrete kind a prefix of its own, or its interface's", () => {
    for (const kind of model.kinds.values())
      expect([kind.name, /^[a-z][a-z-]*$/.test(kind.prefix), kind.plural !== kind.singular]).toEqual([
        kind.name,
        true,
        true,
      ]);
  });

  test('names each lookup and list once', () => {
    const names = [...model.kinds.values()].flatMap(kind => [kind.singular, kind.plural]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('says everything in three languages', () => {
    const ofFields = new Set(
      [...model.kinds.values(), ...model.relations.values()]
        .flatMap(({ fields }) => [...fields.values()])
        .flatMap(({ type }) => (type.kind === 'enum' ? [type.name] : [])),
    );
    const phrases = [
      ...[...model.kinds.values()].map(kind => [kind.name, kind.label] as const),
      ...[...model.relations.values()].flatMap(
        r =>
          [
            [r.name, r.phrase.forward],
            [r.name, r.phrase.backward],
            ...r.phrases.flatMap(of => [[r.name, of.forward] as const, [r.name, of.backward] as const]),
          ] as const,
      ),
      // Those of directives are for who writes SDL.
      ...[...model.enums.values()]
        .filter(e => ofFields.has(e.name))
        .flatMap(e => e.values.map(value => [`${e.name}.${value.name}`, value.label] as const)),
    ];
    expect(
      phrases.filter(([, phrase]) => !phrase.nb || !phrase.nn || !phrase.en).map(([name]) => name),
    ).toEqual([]);
  });
});
