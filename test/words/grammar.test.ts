import type { Noun } from '../../src/engine/model/model';
import { counted, spelt } from '../../src/engine/words/grammar';
import { readProjectModel } from '../../src/doors/server/samgraf';

const model = readProjectModel();
const { messages } = model;
const kinds = [...model.kinds.values()];
const noun = (name: string): Noun => kinds.find(kind => kind.name === name)?.noun as Noun;
const SPEAKERS = ['nb', 'nn', 'en'].map(messages.in);
/** The number one, by the language and the gender of what is counted. */
const ONE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nb: { MASCULINE: 'én', FEMININE: 'én', NEUTER: 'ett' },
  nn: { MASCULINE: 'éin', FEMININE: 'éi', NEUTER: 'eitt' },
};

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
    expect(SPEAKERS.map(speaker => counted(n, noun(kind), speaker))).toEqual(expected);
  });

  test.each(kinds)('$name agrees in number and gender, whatever the count', ({ noun: of }) => {
    for (const speaker of SPEAKERS) {
      const [one, many] = [speaker.of(of.one) ?? '', speaker.of(of.many) ?? ''];
      expect(counted(0, of, speaker)).toBe(`${speaker.language === 'en' ? 'no' : 'ingen'} ${many}`);
      expect(counted(1, of, speaker)).toBe(
        `${ONE[speaker.language]?.[speaker.of(of.gender) ?? ''] ?? 'one'} ${one}`,
      );
      for (const n of [2, 21, 101]) expect(counted(n, of, speaker)).toBe(`${n} ${many}`);
    }
  });

  test('every kind of the national model has a plural in all three languages', () => {
    const alike = kinds.filter(({ noun: of }) => of.one.en === of.many.en).map(({ name }) => name);
    expect(alike).toEqual([]);
  });

  test('thousands are parted as the language parts them', () => {
    expect(SPEAKERS.map(speaker => spelt(1548, 'things', speaker))).toEqual([
      '1\u00a0548 ting',
      '1\u00a0548 ting',
      '1,548 things',
    ]);
  });

  test('what every model has is counted in words up to twelve, and agrees', () => {
    const said = SPEAKERS.map(speaker => [0, 1, 2, 12, 13].map(n => spelt(n, 'steps', speaker)));
    expect(said).toEqual([
      ['ingen ledd', 'ett ledd', 'to ledd', 'tolv ledd', '13 ledd'],
      ['ingen ledd', 'eitt ledd', 'to ledd', 'tolv ledd', '13 ledd'],
      ['no steps', 'one step', 'two steps', 'twelve steps', '13 steps'],
    ]);
  });
});

test('lists end as the language ends them', () => {
  expect(SPEAKERS.map(speaker => speaker.list(['A', 'B', 'C']))).toEqual([
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
  expect(messages.in('nb').capital(text)).toBe(expected);
});
