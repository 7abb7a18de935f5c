import { parse, print } from 'graphql';
import { madeOf } from '../../src/doors/server/explorer-operations';
import type { FoundPath } from '../../src/engine/graph/paths';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { explainPath } from '../../src/engine/words/path';
import { LANGUAGES } from '../support/language-sentences';
import { pathOf } from '../support/language-templates';

const model = readProjectModel();

const told = (relation: string, facts: Readonly<Record<string, string>>): readonly string[] => {
  const path = pathOf([['A', relation, 'B']]);
  const hops = path.hops.map(hop => ({ ...hop, edge: { ...hop.edge, facts: Object.values(facts) } }));
  const withFacts: FoundPath = { ...path, hops };
  return LANGUAGES.map(lang => explainPath(withFacts, lang, new Map(), model, { facts: Object.keys(facts) }));
};

test('a relation is said by what a fact of it says', () => {
  expect(told('FULFILS', { criticality: 'x', role: 'OFFERS' })).toEqual([
    'A tilbyr tjenester etter B.',
    'A tilbyr tenester etter B.',
    'A offers services under B.',
  ]);
  expect(told('FULFILS', { role: 'SUPPORTS' })[0]).toBe('A støtter opp under B.');
  expect(told('GOVERNED_BY', { role: 'ESTABLISHED' })[0]).toBe('A er opprettet ved B.');
});

test('and by the words for all where the fact says something else, or was not read', () => {
  for (const facts of [{ role: 'REQUIRED' }, {}, { other: 'OFFERS' }])
    expect(told('FULFILS', facts)[0]).toBe('A bidrar til å oppfylle B.');
});

test('no two relations are said in the same words, so that an absence never contradicts itself', () => {
  const words = [...model.relations.values()].map(({ phrase }) => phrase.forward);
  for (const lang of LANGUAGES)
    expect(words.map(of => of[lang]).filter((of, i, all) => all.indexOf(of) !== i)).toEqual([]);
});

test('the explorer asks for each fact that says a relation in other words', () => {
  const asked = print(parse(madeOf(model).get('Phrased') ?? ''));
  for (const { type, forward, phrases } of model.relations.values())
    for (const { given } of phrases)
      expect(asked).toMatch(
        new RegExp(`\\.\\.\\. on ${type}Step \\{[^}]*\\b${forward}_${given.fact}: ${given.fact}\\s`),
      );
});
