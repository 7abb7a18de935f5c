import type { Noun } from '../../src/model/model';
import {
  NODE,
  PATH,
  RELATION,
  STEP,
  capitalised,
  counted,
  listed,
  oneOf,
  type Spoken,
} from '../../src/words/grammar';
import { readProjectModel } from '../../src/server/samgraf';

const kinds = [...readProjectModel().kinds.values()];
const noun = (name: string): Noun => kinds.find(kind => kind.name === name)?.noun as Noun;
const SPOKEN: readonly Spoken[] = ['nb', 'nn', 'en'];

describe('what is counted', () => {
  test.each([
    ['Goal', 1, ['ett mål', 'eitt mål', 'one goal']],
    ['Goal', 21, ['21 mål', '21 mål', '21 goals']],
    ['PublicService', 1, ['én offentlig tjeneste', 'éi offentleg teneste', 'one public service']],
    ['PublicService', 2, ['2 offentlige tjenester', '2 offentlege tenester', '2 public services']],
    ['Municipality', 0, ['ingen kommuner', 'ingen kommunar', 'no municipalities']],
    ['Municipality', 357, ['357 kommuner', '357 kommunar', '357 municipalities']],
    ['Framework', 1, ['én rammebetingelse', 'eitt rammevilkår', 'one framework']],
    ['Dataset', 2, ['2 datasett eller registre', '2 datasett eller register', '2 datasets or registers']],
  ] as const)('%s, %i', (kind, n, expected) => {
    expect(SPOKEN.map(spoken => counted(n, noun(kind), spoken))).toEqual(expected);
  });

  const nouns = [
    ...kinds.map(kind => [kind.name, kind.noun] as const),
    ['node', NODE],
    ['relation', RELATION],
    ['path', PATH],
    ['step', STEP],
  ] as const;
  test.each(nouns)('%s agrees in number and gender, whatever the count', (_, of) => {
    for (const spoken of SPOKEN) {
      expect(counted(0, of, spoken)).toMatch(spoken === 'en' ? /^no / : /^ingen /);
      expect(counted(1, of, spoken)).toBe(`${oneOf(of, spoken)} ${of.one[spoken]}`);
      for (const n of [2, 21, 101]) expect(counted(n, of, spoken)).toBe(`${n} ${of.many[spoken]}`);
    }
    expect(of.gender.nb === 'NEUTER').toBe(counted(1, of, 'nb').startsWith('ett '));
  });

  test('every kind of the national model has a plural in all three languages', () => {
    const alike = kinds.filter(({ noun: of }) => of.one.en === of.many.en).map(({ name }) => name);
    expect(alike).toEqual([]);
  });

  test('thousands are parted as the language parts them', () => {
    expect(counted(1548, NODE, 'en')).toBe('1,548 things');
    expect(counted(1548, NODE, 'nb')).toMatch(/^1\s548 ting$/);
  });
});

test('lists end as the language ends them', () => {
  expect(SPOKEN.map(spoken => listed(['A', 'B', 'C'], spoken))).toEqual([
    'A, B og C',
    'A, B og C',
    'A, B, and C',
  ]);
});

test.each([
  ['forskrift om IKT', 'Forskrift om IKT'],
  ['eIDAS gjelder', 'eIDAS gjelder'],
  ['øst', 'Øst'],
])('%s begins a sentence as %s', (text, expected) => {
  expect(capitalised(text)).toBe(expected);
});
