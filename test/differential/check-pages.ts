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
import { difference } from './difference';

const PAGE = 3;
/** Larger answers are not paged through. */
const MOST = 60;
/** What tells the items of a question apart. */
const ITEMS = {
  paths: 'steps { relation direction from { id } to { id } }',
  connections: 'via { id } pathCount',
  reach: 'node { id } distance',
  common: 'node { id } total',
  impact: 'node { id } extent',
  dependencies: 'node { id } dominated',
  history: 'date change other { id } step { relation }',
};
const PAGES = Object.fromEntries(
  Object.entries(ITEMS).map(([name, item]) => [
    name,
    `totalCount edges { cursor node { ${item} } } pageInfo { hasNextPage hasPreviousPage endCursor }`,
  ]),
);

type Page = Readonly<{
  totalCount: number;
  edges: readonly Readonly<{ cursor: string; node: unknown }>[];
  pageInfo: Readonly<{ hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }>;
}>;

/** The pages of a traversal one after the other are the whole, each item once; one store will do, since pages are made in memory. */
export const checkPages = async (
  of: Case,
  [store]: readonly Store[],
  statistics: Statistics,
): Promise<Disagreement | undefined> => {
  if (!store) return undefined;
  const plans = new PlanCache({ schema: randomSchema, model: randomModel, statistics });
  for (const document of alone(of.operation.text, PAGES, { first: 'Int', after: 'String' })) {
    const read = async (first: number, after: string | null): Promise<Page> => {
      const variables = { ...of.variables, first, after };
      const data = await wholeAnswer(
        { document, operationName: undefined, variables },
        { store, plans, model: randomModel, pace: unhurried(), timing: new Timing() },
      );
      return data['root'] as unknown as Page;
    };
    try {
      const whole = await read(MOST, null);
      if (whole.totalCount > MOST) continue;
      const wrong = difference(await pageByPage(read), whole.edges);
      if (wrong) return { what: `pages on ${store.name}: ${wrong}`, statements: {}, answers: { whole } };
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
    }
  }
  return undefined;
};

const pageByPage = async (
  read: (first: number, after: string | null) => Promise<Page>,
): Promise<Page['edges']> => {
  const edges: Page['edges'][number][] = [];
  for (let after: string | null = null; ;) {
    const page: Page = await read(PAGE, after);
    if (page.pageInfo.hasPreviousPage !== (after !== null))
      throw new Error(`hasPreviousPage is ${page.pageInfo.hasPreviousPage} after ${after}`);
    edges.push(...page.edges);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return edges;
    if (page.edges.length !== PAGE) throw new Error('A page that is not the last is not full');
  }
};
