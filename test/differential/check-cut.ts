import { getNamedType, print, type DocumentNode } from 'graphql';
import { SamgrafError } from '../../src/engine/errors';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { Store } from '../../src/engine/store/store';
import { randomModel, randomSchema } from '../support/random-model';
import { alone } from './alone';
import { UNCUT, answerWithin, planQuestion, type Answered, type Asked, type Within } from './answer-within';
import type { Case, Disagreement } from './check-read';
import { falseClaim } from './claims';
import { everythingOf } from './everything-of';
import { validDocument } from './planned-case';
import { QUESTIONS } from '../../src/engine/questions/list';

/**
 * Layers of which most are cut, and searches that end early: in a comparison of two days, which have other relations, each
 * ends somewhere else.
 */
const TIGHT: readonly Within[] = [
  ...[2, 4, 9].map(layerCap => ({ ...UNCUT, layerCap })),
  ...[6, 20, 70].map(budget => ({ ...UNCUT, budget })),
];

const roots = randomSchema.getQueryType()?.getFields() ?? {};
const EVERYTHING = Object.fromEntries(
  QUESTIONS.flatMap(({ name }) => {
    const field = roots[name];
    return field ? [[name, everythingOf(getNamedType(field.type), randomSchema)]] : [];
  }),
);

/** Whatever was left out, nothing is claimed in any field of an answer that the whole answer does not say; the reference has checked that one. */
export const checkCut = async (
  of: Case,
  stores: readonly Store[],
  statistics: Statistics,
): Promise<Disagreement | undefined> => {
  for (const document of alone(of.operation.text, EVERYTHING)) {
    for (const [i, store] of stores.entries()) {
      // How a search ends early is the same whatever store it searches what is from.
      const tight = i === 0 ? TIGHT : TIGHT.slice(1, 2);
      const what = await falseWithin(document, of, store, statistics, tight);
      if (what) return { what, statements: {}, answers: {} };
    }
  }
  return undefined;
};

const falseWithin = async (
  document: DocumentNode,
  of: Case,
  store: Store,
  statistics: Statistics,
  tight: readonly Within[],
): Promise<string | undefined> => {
  const graph = { schema: randomSchema, model: randomModel, statistics };
  const text = print(document);
  const asked = await unlessRefused(() => planQuestion(validDocument(text), of.variables, graph));
  const whole = asked && (await answerUnlessRefused(asked, store, UNCUT));
  if (!asked || !whole || whole['truncated'] !== null) return undefined;
  for (const within of tight) {
    const cut = await answerUnlessRefused(asked, store, within);
    const claim = cut?.['truncated'] ? falseClaim(cut, whole) : undefined;
    if (claim) return `${store.name} within ${JSON.stringify(within)}, ${asked.traversal.question}: ${claim}`;
  }
  return undefined;
};

const answerUnlessRefused = (asked: Asked, store: Store, within: Within): Promise<Answered | undefined> =>
  unlessRefused(() => answerWithin(asked, store, within));

const unlessRefused = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SamgrafError) return undefined;
    throw error;
  }
};
