import { print, type DocumentNode } from 'graphql';
import { wholeAnswer } from './whole-answer';
import { PlanCache } from '../../src/engine/answer/plans';
import { unhurried } from '../support/unhurried';
import { Timing } from '../../src/engine/answer/request';
import { SamgrafError } from '../../src/engine/errors';
import { today } from '../../src/engine/model/scalars';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { Store } from '../../src/engine/store/store';
import { scopeOf } from '../oracle/traversal';
import { worldOf } from '../oracle/world';
import { randomModel, randomSchema } from '../support/random-model';
import { alone } from './alone';
import type { Case, Disagreement } from './check-read';
import { planCase } from './planned-case';

type Link = Readonly<{
  relation: string;
  direction: string;
  from: readonly Readonly<{ id: string }>[];
  to: readonly Readonly<{ id: string }>[];
}>;
type Edge = Readonly<{ relation: string; certainty: 'FACT'; from: string; to: string }>;
type Answered = Readonly<{
  root: Readonly<{ outcome: string; whyNot: Readonly<{ missing: readonly Link[] }> | null }>;
}>;

/** What is said to close a gap does, whichever of the pairs: not there yet, and assumed to be, there is a way. One store will do, since it is computed in memory. */
export const checkMissing = async (
  of: Case,
  [store]: readonly Store[],
  statistics: Statistics,
): Promise<Disagreement | undefined> => {
  if (!store) return undefined;
  const plans = new PlanCache({ schema: randomSchema, model: randomModel, statistics });
  const ask = async (document: DocumentNode, assuming: unknown): Promise<Answered['root']> => {
    const data = await wholeAnswer(
      { document, operationName: undefined, variables: { ...of.variables, first: 1, after: null, assuming } },
      { store, plans, model: randomModel, pace: unhurried(), timing: new Timing() },
    );
    return (data as unknown as Answered).root;
  };
  try {
    for (const document of questionsOf(of.operation.text)) {
      const visible = visibleEdges(document, of, statistics);
      for (const edge of ((await ask(document, null)).whyNot?.missing ?? []).flatMap(edgesLike)) {
        const { outcome } = visible.has(`${edge.relation} ${edge.from} ${edge.to}`)
          ? { outcome: 'it is there' }
          : await ask(document, { with: [edge] });
        if (outcome !== 'FOUND')
          return {
            what: `missing on ${store.name}: ${JSON.stringify(edge)} closes no gap: ${outcome}`,
            statements: {},
            answers: {},
          };
      }
    }
  } catch (error) {
    if (!(error instanceof SamgrafError)) throw error;
    // That it is refused to relate a node to itself is no answer to what would close a gap.
    if (/to itself/.test(error.message))
      return { what: `missing on ${store.name}: ${error.message}`, statements: {}, answers: {} };
  }
  return undefined;
};

const edgesLike = ({ relation, direction, from, to }: Link): readonly Edge[] =>
  from.flatMap(a =>
    to.map((b): Edge => ({
      relation,
      certainty: 'FACT',
      ...(direction === 'FORWARD' ? { from: a.id, to: b.id } : { from: b.id, to: a.id }),
    })),
  );

/** What there is for the question to see, today where it names no day. */
const visibleEdges = (
  document: DocumentNode,
  { graph, variables, operation }: Case,
  statistics: Statistics,
): ReadonlySet<string> => {
  const planned = planCase(
    { ...operation, text: print(document) },
    { ...variables, first: 1, after: null, assuming: null },
    statistics,
  );
  const [root] = planned.kind === 'planned' ? planned.plan.roots : [];
  if (planned.kind === 'refused' || root?.kind !== 'traversal') return new Set();
  return new Set(
    scopeOf(root, worldOf(randomModel, graph, { ...planned.bound, '@today': today() })).graph.edges.map(
      ({ relation, from, to }) => `${relation.name} ${from} ${to}`,
    ),
  );
};

const MISSING =
  'outcome whyNot { missing(first: 4) { relation direction from(first: 3) { id } to(first: 3) { id } } }';
/** Those along ways, with an assumption of its own. */
const questionsOf = (text: string): readonly DocumentNode[] =>
  alone(
    text,
    { paths: MISSING, connections: MISSING },
    { first: 'Int', after: 'String', assuming: 'Assuming' },
  );
