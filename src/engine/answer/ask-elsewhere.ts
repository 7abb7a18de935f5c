import type { AnsweredElsewhere } from '../graph/union';
import { required } from '../errors';
import { isElsewhere, type AskedElsewhere } from '../plan/elsewhere';
import { bind, type Bound } from '../plan/plan';
import { idsOf, type Across, type Traversal } from '../plan/traversal';
import type { Step } from './request';

/** Of the time that is left, a graph may take so much: what it answers is still to be computed on and told. */
const SHARE = 0.6;

/** Asks the other graphs what they have, for all questions of an operation at once. */
export const askElsewhere = async (
  traversals: readonly Traversal[],
  bound: Bound,
  { deadline, plans }: Step,
): Promise<ReadonlyMap<Traversal, AnsweredElsewhere>> => {
  const elsewhere = required(plans.current.elsewhere, 'other graphs');
  const now = performance.now();
  const until = now + (deadline - now) * SHARE;
  const answered = await Promise.all(
    traversals.flatMap(traversal => {
      const { across } = traversal;
      if (!across) return [];
      const named = namedElsewhere(traversal, across, bound);
      const asked = askedOf(traversal, named, bound, across);
      return [
        elsewhere
          .ask(asked, across.meeting, until)
          .then(answers => [traversal, { across, answers, named }] as const),
      ];
    }),
  );
  return new Map(answered);
};

/** The ids of other graphs that the question names, by seeds and tests. */
const namedElsewhere = (
  { seeds, tests }: Traversal,
  { meeting }: Across,
  bound: Bound,
): AnsweredElsewhere['named'] =>
  new Map(
    [...seeds, ...tests].flatMap(({ name, selector }) => {
      const ids = idsOf(selector, bound).filter(id => isElsewhere(id, meeting.graphs));
      return ids.length > 0 ? [[name, ids] as const] : [];
    }),
  );

const askedOf = (
  { asOf, certainty, undated, reach }: Traversal,
  named: AnsweredElsewhere['named'],
  bound: Bound,
  { meeting }: Across,
): AskedElsewhere => {
  const ids = [...new Set([...named.values()].flat())];
  return {
    ends: new Map(
      meeting.graphs.map(({ graph }) => [
        graph,
        ids.filter(id => isElsewhere(id, [{ graph }])).map(id => id.slice(graph.length + 1)),
      ]),
    ),
    // Each stretch there is between two of what is asked about, and every relation among what is found is told.
    hops: Math.max(1, Math.floor(reach.hops / 2)),
    asOf: String(bind(asOf, bound)),
    certainty,
    undated: undated.from === 'ALWAYS' ? 'INCLUDE' : undated.from === 'NEVER' ? 'EXCLUDE' : undefined,
  };
};
