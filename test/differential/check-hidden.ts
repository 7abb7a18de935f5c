import type { DocumentNode } from 'graphql';
import { wholeAnswer } from './whole-answer';
import { PlanCache } from '../../src/engine/answer/plans';
import { unhurried } from '../support/unhurried';
import { Timing } from '../../src/engine/answer/request';
import { SamgrafError } from '../../src/engine/errors';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { Store } from '../../src/engine/store/store';
import { randomModel, randomSchema } from '../support/random-model';
import { alone } from './alone';
import type { Case, Disagreement } from './check-read';

type Hidden = Readonly<{ by: string; on: string | null; relations: readonly string[] }>;
type Answered = Readonly<{
  root: Readonly<{
    outcome: string;
    over: readonly string[];
    whyNot: Readonly<{ hiddenBy: readonly Hidden[] }> | null;
  }>;
}>;
type Values = Readonly<Record<string, unknown>>;

/** What is asked instead, where an argument is said to hide a way; and the types of those that become variables. */
const INSTEAD: Readonly<Record<string, (of: Hidden, over: readonly string[]) => Values>> = {
  AS_OF: ({ on }) => ({ asOf: on }),
  CERTAINTY: () => ({ certainty: 'UNCERTAIN' }),
  AS_OF_AND_CERTAINTY: ({ on }) => ({ asOf: on, certainty: 'UNCERTAIN' }),
  UNDATED: () => ({ undated: 'INCLUDE' }),
  VIA: () => ({ via: null }),
  AVOID: () => ({ avoid: null }),
  RELATIONS: ({ relations }, over) => ({ relations: [...over, ...relations], duty: null }),
  CHAINS: (_, over) => ({ relations: over, duty: null }),
  MIN_HOPS: () => ({ minHops: 1 }),
};
const TYPES: Readonly<Record<string, string>> = {
  asOf: 'Date',
  certainty: 'Certainty',
  undated: 'UndatedRelations',
  via: 'EntitySelector',
  avoid: 'EntitySelector',
  relations: '[RelationName!]',
  duty: 'Boolean',
  minHops: 'Int',
};

/** What is said to hide a way does: the same question without it, word for word, finds one. One store will do, since it is computed in memory. */
export const checkHidden = async (
  of: Case,
  [store]: readonly Store[],
  statistics: Statistics,
): Promise<Disagreement | undefined> => {
  if (!store) return undefined;
  const plans = new PlanCache({ schema: randomSchema, model: randomModel, statistics });
  const ask = async (document: DocumentNode, more: Values): Promise<Answered['root']> => {
    const data = await wholeAnswer(
      { document, operationName: undefined, variables: { ...of.variables, ...more } },
      { store, plans, model: randomModel, pace: unhurried(), timing: new Timing() },
    );
    return (data as unknown as Answered).root;
  };
  for (const [i, document] of questionsOf(of.operation.text).entries()) {
    const { over, hidden } = await hiddenIn(() => ask(document, {}));
    // What is joined directly is no answer of the same question: the oracle tells whether it is.
    for (const one of hidden.filter(({ by }) => by !== 'DIRECT')) {
      const { by, on } = one;
      const more = INSTEAD[by]?.(one, over) ?? {};
      const [without] = questionsOf(of.operation.text, Object.keys(more)).slice(i);
      const { outcome } = without ? await ask(without, more) : { outcome: 'not asked' };
      if (outcome !== 'FOUND')
        return {
          what: `hidden on ${store.name}: ${by} ${on ?? ''} hides no way: ${outcome}`,
          statements: {},
          answers: {},
        };
    }
  }
  return undefined;
};

/** Of a question that is refused nothing is told. */
const hiddenIn = async (
  ask: () => Promise<Answered['root']>,
): Promise<Readonly<{ over: readonly string[]; hidden: readonly Hidden[] }>> => {
  try {
    const { over, whyNot } = await ask();
    return { over, hidden: whyNot?.hiddenBy ?? [] };
  } catch (error) {
    if (error instanceof SamgrafError) return { over: [], hidden: [] };
    throw error;
  }
};

const HIDDEN = 'outcome over whyNot { hiddenBy { by on relations } }';
/** Those along ways, with some arguments as variables. */
const questionsOf = (text: string, replaced: readonly string[] = []): readonly DocumentNode[] =>
  alone(
    text,
    { paths: HIDDEN, connections: HIDDEN },
    Object.fromEntries(replaced.map(name => [name, TYPES[name] ?? ''])),
  );
