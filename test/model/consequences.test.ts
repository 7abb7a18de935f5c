import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SamgrafError } from '../../src/engine/errors';
import { CHANGES, CONSEQUENCES, NEEDS } from '../../src/engine/model/consequences';
import { readModel } from '../../src/engine/model/read-model';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';

const base = ['core', 'directives'].map(name => ({
  name: `${name}.graphql`,
  text: readFileSync(join(PROJECT, 'core', `${name}.graphql`), 'utf8'),
}));

/** A domain of towns and tools, with a relation that says this. */
const domain = (said: string): string => `
enum Level { LOW HIGH }
interface Holder implements Entity @node(prefix: "holder") { a: Int }
type Town implements Holder @node(prefix: "town") { size: Int }
type Tool implements Entity @node(prefix: "tool") { size: Int }
type Uses @relation(name: "USES", from: ["Holder"], to: ["Tool"], forward: "uses", backward: "usedBy")
  ${said}
  @phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"}) { level: Level, note: String }
`;
const rulesOf = (said: string) =>
  readModel(
    [...base, { name: 'own.graphql', text: domain(said) }],
    RESERVED_NAMES,
    WRITTEN_AS_NATIONAL,
  ).relations.get('USES')?.consequences;
const faultOf = (said: string): string => {
  try {
    rulesOf(said);
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'BAD_SCHEMA') return error.message;
    throw error;
  }
  return 'no fault';
};

describe('what follows from a relation', () => {
  test('is read with what goes without saying', () => {
    expect(rulesOf('@consequence(loses: FROM, what: COVERAGE, because: "so")')).toEqual([
      {
        relation: 'USES',
        loses: 'FROM',
        what: 'COVERAGE',
        when: ['COVERAGE'],
        by: ['RETIRE', 'CHANGE'],
        of: undefined,
        given: [],
        says: undefined,
        needs: 'ONE',
        complete: false,
        carries: true,
        endangers: false,
        because: 'so',
      },
    ]);
  });

  test('may be several things, each with its conditions', () => {
    const said = `@consequence(loses: FROM, what: DUTY, when: [FUNCTION, DUTY], of: ["Holder"], needs: EACH, complete: true, because: "a")
      @consequence(loses: TO, what: FUNCTION, by: [CHANGE], given: [{fact: "level", isNot: [LOW]}, {fact: "level", isNot: [HIGH]}], says: {nb: "x", nn: "y", en: "z"}, carries: false, because: "b")`;
    expect(rulesOf(said)).toMatchObject([
      {
        what: 'DUTY',
        when: ['FUNCTION', 'DUTY'],
        of: ['Town'],
        needs: 'EACH',
        complete: true,
        carries: true,
      },
      {
        what: 'FUNCTION',
        by: ['CHANGE'],
        given: [
          { fact: 'level', is: undefined, isNot: ['LOW'] },
          { fact: 'level', is: undefined, isNot: ['HIGH'] },
        ],
        says: { nb: 'x', nn: 'y', en: 'z' },
        carries: false,
      },
    ]);
  });

  test.each([
    [
      'a kind of loss that there is not',
      'loses: FROM, what: SLEEP',
      /Uses: in @consequence, what is SLEEP; it takes FUNCTION, COVERAGE, DUTY or LEGAL_BASIS/,
    ],
    [
      'a risk to what rests on what is lost',
      'loses: TO, what: DUTY, needs: ALL, endangers: true',
      /endangers is for what may be only weakened, and needs is ALL; leave it out/,
    ],
    ['an end that there is not', 'loses: BOTH, what: DUTY', /loses is BOTH; it takes FROM or TO/],
    [
      'a trigger that there is not',
      'loses: TO, what: DUTY, when: [HUNGER]',
      /when is HUNGER; it takes FUNCTION, COVERAGE/,
    ],
    [
      'no trigger at all',
      'loses: TO, what: DUTY, when: []',
      /when is an empty list; leave it out, or say FUNCTION/,
    ],
    [
      'an event that there is not',
      'loses: TO, what: DUTY, by: [SALE]',
      /by is SALE; it takes RETIRE or CHANGE/,
    ],
    [
      'a need that there is not',
      'loses: TO, what: DUTY, needs: SOME',
      /needs is SOME; it takes ALL, EACH, ONE or NONE/,
    ],
    [
      'a kind at the other end',
      'loses: FROM, what: DUTY, of: ["Tool"]',
      /of names Tool, which is never at the end that loses; it takes kinds of Holder/,
    ],
    ['a kind that there is not', 'loses: FROM, what: DUTY, of: ["Ship"]', /of names Ship/],
    [
      'a fact that is no enum',
      'loses: FROM, what: DUTY, given: {fact: "note", is: ["a"]}',
      /given names note, which is not a single-valued enum field of the relation; it takes .*level/,
    ],
    [
      'a value that the fact has not',
      'loses: FROM, what: DUTY, given: {fact: "level", is: [SOME]}',
      /given level is SOME; it takes LOW or HIGH/,
    ],
    [
      'a fact without a value',
      'loses: FROM, what: DUTY, given: {fact: "level"}',
      /says both is and isNot, or neither; say the one or the other/,
    ],
    [
      'complete where nothing can be left',
      'loses: FROM, what: DUTY, needs: ALL, complete: true',
      /complete says nothing where needs is ALL; leave it out/,
    ],
  ])('is refused with %s', (_, said, expected) => {
    const fault = faultOf(`@consequence(${said}, because: "so")`);
    expect(fault).toMatch(expected);
    expect(fault).toMatch(/own\.graphql:7 /);
  });

  test.each([
    ['no reason', 'loses: FROM, what: DUTY', /needs the argument because/],
    [
      'an empty reason',
      'loses: FROM, what: DUTY, because: " "',
      /because is empty; give the reason that an expert would sign/,
    ],
  ])('is refused with %s', (_, said, expected) => {
    expect(faultOf(`@consequence(${said})`)).toMatch(expected);
  });
});

describe('the national model', () => {
  const model = readProjectModel();
  const rules = [...model.relations.values()].flatMap(({ consequences }) => consequences);

  test('says of each kind of loss how it comes about, and why', () => {
    expect(new Set(rules.map(({ what }) => what))).toEqual(new Set(CONSEQUENCES));
    expect(rules.filter(({ because }) => !/^[A-Z].{40,}\.$/.test(because))).toEqual([]);
  });

  test('lets nothing but a framework take a legal basis along, and a legal basis no function', () => {
    for (const { relation, what, when } of rules) {
      // An obligation of an act of the EU binds here by what makes the act national law.
      const alsoBy = relation === 'FOLLOWS_FROM' ? 'DUTY' : 'LEGAL_BASIS';
      if (what === 'LEGAL_BASIS') expect(['LEGAL_BASIS', alsoBy]).toEqual(expect.arrayContaining(when));
      if (what === 'FUNCTION') expect(when).toEqual(['FUNCTION']);
    }
  });

  test('lets what an actor uses take nothing along', () => {
    const uses = model.relations.get('USES')?.consequences ?? [];
    expect(uses.map(({ carries }) => carries)).toEqual([false]);
  });

  test('has the enums of the directive', () => {
    const valuesOf = (name: string) => model.enums.get(name)?.values.map(value => value.name);
    expect([valuesOf('Loss'), valuesOf('Event'), valuesOf('Need')]).toEqual([
      [...CONSEQUENCES],
      [...CHANGES],
      [...NEEDS],
    ]);
  });
});
