import { readProjectModel } from '../../src/doors/server/samgraf';
import type { Ways } from '../../src/engine/plan/traversal';
import { explainWhyNot } from '../../src/engine/words/absence';
import { explainCut, explainUndated } from '../../src/engine/words/cut';
import { spelt } from '../../src/engine/words/grammar';
import { nounOf } from '../../src/engine/words/names';
import { explainPath } from '../../src/engine/words/path';
import { rulesOf } from '../../src/engine/words/title-rules';
import { faultsIn } from '../support/language-faults';
import { LANGUAGES, type Spoken } from '../support/language-sentences';
import { pathOf } from '../support/language-templates';
import { whole } from '../support/whole';

const model = readProjectModel();
const usual = [...model.relations.values()].filter(({ traverse }) => traverse);
const COUNTS = [0, 1, 2, 21];
/** The widest kind of each prefix: what ids are counted as. */
const prefixes = [...new Set([...model.kinds.values()].map(kind => kind.prefix))];
const idsOf = (prefix: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `${prefix}:${i}`);

const absent = (from: readonly string[], to: readonly string[], spoken: Spoken): string => {
  const why = { from: [[], from], to: [[], to], missing: [], hiddenBy: [] };
  return explainWhyNot(
    why,
    {
      outcome: 'ABSENT_IN_GRAPH',
      ways: { relations: usual, maxHops: Math.max(from.length, 1) } as unknown as Ways,
      from,
      to,
      recorded: 16,
      unmatched: [],
      reach: whole(why),
    },
    spoken,
    new Map(),
    model,
  );
};

describe.each(prefixes)('sentences that count %s', prefix => {
  test.each(COUNTS)('agree with %i', n => {
    const ids = idsOf(prefix, n);
    const of = nounOf(ids, model);
    for (const spoken of LANGUAGES) {
      const text = absent(ids, ids, spoken);
      if (n > 0) expect(text).toContain(spelt(n, of, model.messages.in(spoken)));
      if (n === 1 && typeof of !== 'string')
        expect(text).toMatch(new RegExp(`(?:ett|én|eitt|éin|éi|one) ${of.one[spoken]}`));
      expect(faultsIn(text.replaceAll(/\b[\w-]+:\d+/g, 'A'), spoken, [])).toEqual([]);
    }
  });

  test('ids are counted as what they are, of mixed kinds as things', () => {
    const other = prefix === 'source' ? 'sector' : 'source';
    const english = model.messages.in('en');
    expect(spelt(2, nounOf(idsOf(prefix, 2), model), english)).not.toBe('two things');
    expect(spelt(2, nounOf([`${prefix}:1`, `${other}:1`], model), english)).toBe('two things');
  });
});

describe.each(COUNTS)('%i of what has no date, and of what was cut', n => {
  test.each(LANGUAGES)('agrees in %s', spoken => {
    const speaker = model.messages.in(spoken);
    const all = [
      explainUndated(n, 'steps', speaker),
      explainUndated(whole(n), 'difference', speaker),
      explainUndated(whole(n), 'history', speaker),
      explainCut({ reason: 'GROUP_LIMIT', groups: n }, null, speaker),
      explainCut({ reason: 'LAYER_CAP', layerCap: 10_000, visited: n }, n, speaker),
      explainCut({ reason: 'PATH_LIMIT' }, n, speaker),
    ];
    for (const text of all) expect([text, faultsIn(text, spoken, [])]).toEqual([text, []]);
  });
});

test('the verb of the rest of a sentence goes with its number', () => {
  expect([1, 2, 21].map(n => explainUndated(n, 'steps', model.messages.in('nb')))).toEqual([
    'Ett ledd er uten dato, så det er ikke kjent om det gjelder den dagen.',
    'To ledd er uten dato, så det er ikke kjent om de gjelder den dagen.',
    '21 ledd er uten dato, så det er ikke kjent om de gjelder den dagen.',
  ]);
  expect(absent(['goal:1'], ['service:1', 'service:2'], 'en')).toMatch(
    /reaches one goal, and two public services lead/,
  );
  expect(absent(['service:1', 'service:2'], ['goal:1'], 'nn')).toMatch(
    /nå to offentlege tenester, og eitt mål fører/,
  );
});

test.each([
  ['nb', 'Fra goal:1 kommer man ikke videre, og ingenting fører til country:NO.'],
  ['nn', 'Frå goal:1 kjem ein ikkje vidare, og ingenting fører til country:NO.'],
  ['en', 'A search from goal:1 reaches nothing, and nothing leads to country:NO.'],
] as const)('an end is not among what is reached from it, in %s', (spoken, said) => {
  const why = { from: [['goal:1']], to: [['country:NO']], missing: [], hiddenBy: [] };
  const ways = { relations: usual, maxHops: 4 } as unknown as Ways;
  const question = {
    outcome: 'ABSENT_IN_GRAPH',
    ways,
    from: ['goal:1'],
    to: ['country:NO'],
    recorded: 16,
    unmatched: [],
    reach: whole(why),
  };
  const text = explainWhyNot(why, question, spoken, new Map(), model);
  expect(text).toContain(said);
});

describe('every relation, both ways', () => {
  test.each([...model.relations.values()].map(of => [of.name, of] as const))('%s has its phrase', (_, of) => {
    for (const spoken of LANGUAGES) {
      const verbs = [of.phrase.forward[spoken], of.phrase.backward[spoken]];
      for (const verb of verbs) expect(faultsIn(`A ${verb} B.`, spoken, [])).toEqual([]);
      expect(explainPath(pathOf([['A', of.name, 'B']]), spoken, new Map(), model)).toBe(
        `A ${verbs[0] ?? ''} B.`,
      );
    }
  });
});

test.each([
  ['nb', 'har medlemmet', 'har medlemmene', 'kommune', undefined],
  ['nn', 'har medlemmen', 'har medlemmene', 'kommune', undefined],
  ['nn', 'har spesialiseringa', 'har spesialiseringane', 'kapabilitet', undefined],
  ['nn', 'omfattar tenesta', 'omfattar tenestene', 'offentleg teneste', undefined],
  ['nb', 'arbeider for å nå målet', 'arbeider for å nå målene', 'mål', 'arbeider for å nå'],
  ['en', 'pursues the goal', 'pursues the goals', 'goal', 'pursues'],
  ['en', 'uses', 'uses', 'resource', 'uses'],
  ['nb', 'er brukt av', 'er brukt av', 'aktør', 'er brukt av'],
] as const)('in %s, «%s» before several is «%s»', (lang, one, several, noun, counted) => {
  const { beforeNames, beforeNumber } = rulesOf(model.messages.in(lang));
  expect([beforeNames(one), beforeNumber(one, noun)]).toEqual([several, counted]);
});
