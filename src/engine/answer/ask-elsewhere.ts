import type { AnsweredElsewhere, FoundElsewhere } from '../graph/union';
import { required } from '../errors';
import {
  isElsewhere,
  type AskedElsewhere,
  type ScopeElsewhere,
  type ShownElsewhere,
  type ToldElsewhere,
} from '../plan/elsewhere';
import { bind, type Bound } from '../plan/plan';
import { idsOf, type Across, type Traversal } from '../plan/traversal';
import { shownElsewhere, type Computed } from '../questions/fetch';
import type { PricesElsewhere, Step } from './request';

/** Of the time that is left, a graph may take so much: what it answers is still to be computed on and told. */
const SHARE = 0.6;
/** And so much to say what a question would take, before it is asked. */
const SHARE_TO_PRICE = 0.3;

/** Asks the other graphs what each question of an operation would take there, all at once. */
export const askPrices = async (
  traversals: readonly Traversal[],
  bound: Bound,
  { deadline, plans }: Pick<Step, 'deadline' | 'plans'>,
): Promise<PricesElsewhere> => {
  const elsewhere = required(plans.current.elsewhere, 'other graphs');
  const until = shareOf(deadline, SHARE_TO_PRICE);
  const priced = await Promise.all(
    traversals.flatMap(traversal => {
      const { across } = traversal;
      if (!across) return [];
      const asked = askedOf(traversal, namedElsewhere(traversal, across, bound), bound, across);
      return [elsewhere.price(asked, across.meeting, until).then(prices => [traversal, prices] as const)];
    }),
  );
  return new Map(priced);
};

const shareOf = (deadline: number, share: number): number => {
  const now = performance.now();
  return now + (deadline - now) * share;
};

/** Asks the other graphs what they have, for all questions of an operation at once. */
export const askElsewhere = async (
  traversals: readonly Traversal[],
  bound: Bound,
  { deadline, plans, prices }: Step,
): Promise<ReadonlyMap<Traversal, AnsweredElsewhere>> => {
  const elsewhere = required(plans.current.elsewhere, 'other graphs');
  const until = shareOf(deadline, SHARE);
  const answered = await Promise.all(
    traversals.flatMap(traversal => {
      const { across } = traversal;
      if (!across) return [];
      const named = namedElsewhere(traversal, across, bound);
      const asked = askedOf(traversal, named, bound, across);
      return [
        elsewhere
          .ask(asked, across.meeting, prices.get(traversal) ?? [], until)
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
  traversal: Traversal,
  named: AnsweredElsewhere['named'],
  bound: Bound,
  { meeting, goesOn }: Across,
): AskedElsewhere => {
  const ids = [...new Set([...named.values()].flat())];
  return {
    ...goesOn,
    ...scopeOf(traversal, bound),
    ...(goesOn.whole ? { certainty: 'UNCERTAIN' } : {}),
    ends: new Map(
      meeting.graphs.map(({ graph }) => [
        graph,
        ids.filter(id => isElsewhere(id, [{ graph }])).map(id => id.slice(graph.length + 1)),
      ]),
    ),
  };
};

const scopeOf = ({ asOf, certainty, undated }: Traversal, bound: Bound): ScopeElsewhere => ({
  asOf: String(bind(asOf, bound)),
  certainty,
  undated: undated.from === 'ALWAYS' ? 'INCLUDE' : undated.from === 'NEVER' ? 'EXCLUDE' : undefined,
});

/** Has the other graphs tell what the pages show of them. */
export const tellElsewhere = async (
  computed: readonly Computed[],
  bound: Bound,
  { deadline, plans }: Step,
): Promise<ReadonlyMap<Traversal, ToldElsewhere>> => {
  const elsewhere = required(plans.current.elsewhere, 'other graphs');
  const until = shareOf(deadline, SHARE);
  const told = await Promise.all(
    computed.flatMap(of => {
      const { traversal, elsewhere: found } = of;
      if (!found) return [];
      const shown: ShownElsewhere = {
        ...shownElsewhere(of, found),
        ...scopeOf(traversal, bound),
        sequences: sequencesOf(found),
      };
      return [elsewhere.tell(shown, found.meeting, until).then(all => [traversal, all] as const)];
    }),
  );
  return new Map(told);
};

const sequencesOf = ({ answers }: FoundElsewhere): ShownElsewhere['sequences'] =>
  new Map(
    answers.flatMap(({ graph, sequence }) => (sequence === undefined ? [] : [[graph, sequence] as const])),
  );
