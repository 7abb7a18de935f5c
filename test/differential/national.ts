import type { DocumentNode } from 'graphql';
import { fc } from '../support/drawn';
import { answer } from '../support/answer';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { PlanCache } from '../../src/engine/answer/plans';
import { unhurried } from '../support/unhurried';
import { Timing } from '../../src/engine/answer/request';
import { readProjectModel } from '../../src/doors/server/samgraf';
import type { Store } from '../../src/engine/store/store';
import { asItStood } from '../oracle/as-it-stood';
import { changedBy, once, type Supposed } from '../oracle/naive/what-if';
import type { Graph } from '../oracle/world';
import { COVERAGE_DAY } from '../support/random-coverage';
import { Draw } from '../support/random-draw';
import { difference } from './difference';
import type { Stores } from './stores';

export const nationalModel = readProjectModel();
const schema = buildSchema(nationalModel);

/** A question of the national model, asked of a random graph; what is expected is worked out on the graph as it stood and as assumed. */
export type NationalCase = Readonly<{
  graph: Graph;
  supposed: Supposed | undefined;
  query: DocumentNode;
  variables: Readonly<Record<string, unknown>>;
  expected: (graph: Graph) => unknown;
}>;

/** So many random graphs are answered as expected by every store; what has no order of its own is put in one by `inOrder`. */
export const checkNational = async (
  stores: Stores,
  graphs: number,
  seed: number,
  drawCase: (draw: Draw, i: number) => NationalCase,
  inOrder: (answer: unknown) => unknown = same => same,
): Promise<void> => {
  const draws = fc
    .sample(fc.array(fc.nat(1 << 20), { minLength: 600, maxLength: 600 }), { seed, numRuns: graphs })
    .map(entropy => new Draw(entropy));
  for (const [i, draw] of draws.entries()) {
    const { graph, supposed, query, variables, expected } = drawCase(draw, i);
    const wanted = inOrder(
      expected(once(asItStood(changedBy(supposed ?? {}, graph, nationalModel), COVERAGE_DAY, 'UNCERTAIN'))),
    );
    await stores.load(graph);
    for (const store of stores.all()) {
      const found = difference(
        inOrder(await answerOf(store, query, { ...variables, day: COVERAGE_DAY, assuming: supposed })),
        wanted,
      );
      if (found)
        throw new Error(
          `graph ${i} on ${store.name}, ${JSON.stringify(variables)}, assuming ${JSON.stringify(supposed)}: ${found}\n${said(graph)}`,
        );
    }
  }
};

const answerOf = async (
  store: Store,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const plans = new PlanCache({ schema, model: nationalModel, statistics: await store.statistics() });
  const { data, errors } = await answer(
    { document, operationName: undefined, variables },
    { store, plans, model: nationalModel, pace: unhurried(), timing: new Timing() },
  );
  if (errors.length > 0) throw new Error(errors.map(error => error.message).join('\n'));
  return JSON.parse(JSON.stringify(data)) as unknown;
};

const said = ({ edges }: Graph): string =>
  edges
    .map(edge =>
      [edge.key, edge.properties['certainty'], edge.properties['obligation'], edge.properties['validTo']]
        .filter(part => part !== undefined)
        .join(' '),
    )
    .join('\n');
