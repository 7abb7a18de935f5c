import { boundOf, type Viewer } from '../access/viewer';
import { required } from '../errors';
import { today } from '../model/scalars';
import { verdictOf } from '../graph/verdict';
import { authorise } from '../plan/authorise';
import type { PolicyShift } from '../plan/change';
import {
  bindMore,
  TODAY,
  type Bound,
  type ObjectShape,
  type PlannedPolicy,
  type PoliciesRoot,
  type RowMap,
} from '../plan/plan';
import { MARKS } from '../plan/statistics';
import type { PlanContext } from '../planner/collect';
import { planPolicy } from '../planner/policy';
import { Variables } from '../planner/read-input';
import type { Price } from '../plan/cost';
import type { Store, Writing } from '../store/store';
import {
  countsOf,
  priceOfPolicies,
  readPolicy,
  rewrittenPolicy,
  toldThings,
  type PolicyReading,
} from './policies';

/** Things that break a policy, of which it is told whether they did before. */
const MOST_WEIGHED = 1_000;
/** Some of those, with what they break it by. */
const MOST_TOLD = 20;

const NO_THINGS: PoliciesRoot['things'] = [];
const FAILING: PoliciesRoot['things'] = [{ standing: 'FAILED', first: MOST_WEIGHED, after: undefined }];

/** Tells whether what is selected of a report has policies in it. */
export const asksForPolicies = ({ typename, items }: ObjectShape): boolean =>
  items.some(({ field, shape }) =>
    typename === 'ChangeReport' ? field === 'policies' : shape?.kind === 'object' && asksForPolicies(shape),
  );

const planned = new WeakMap<PlanContext, readonly PlannedPolicy[]>();

/** Plans all policies, once for a state of what plans are made with. */
const policiesOf = (context: PlanContext): readonly PlannedPolicy[] => {
  const before = planned.get(context);
  if (before) return before;
  const { model, access } = context;
  const planning = { ...context, fragments: new Map(), variables: new Variables({}) };
  const scope = { asOf: TODAY, certainty: 'UNCERTAIN', undated: undefined } as const;
  const authorised = access && authorise(access, planning);
  const policies = model.policies.map(rule => {
    const policy = planPolicy(rule, planning, scope);
    return authorised ? rewrittenPolicy(policy, authorised) : policy;
  });
  planned.set(context, policies);
  return policies;
};

/** Returns what it costs at most to weigh changes by all policies. */
export const priceOfWeighing = (context: PlanContext, bound: Bound): Price => {
  const { rows, visits } = priceOfPolicies(policiesOf(context), NO_THINGS, context.statistics, bound);
  return { rows: 2 * rows, visits: 2 * visits };
};

type Stood = Readonly<{
  policy: PlannedPolicy;
  counts: ReturnType<typeof countsOf>;
  failing: readonly RowMap[];
}>;

/** Returns how it stands with each policy; who breaks it is read where anyone does. */
const standing = async (context: PlanContext, by: PolicyReading): Promise<readonly Stood[]> => {
  const all: Stood[] = [];
  for (const policy of policiesOf(context)) {
    const counts = countsOf(await readPolicy(policy, NO_THINGS, by));
    const failing =
      counts.failed === 0
        ? []
        : toldThings(
            await readPolicy(policy, FAILING, by),
            policy,
            { things: FAILING, at: 0 },
            { day: by.day, model: context.model },
          );
    all.push({ policy, counts, failing });
  }
  return all;
};

const readingAs = (viewer: Viewer, graph: Pick<Writing, 'read'>, more: Bound): PolicyReading => {
  const day = today();
  const bound = bindMore({ '@today': day }, boundOf(viewer), more);
  return { viewer, bound, day, read: (plan, values) => graph.read(plan, values) };
};

/**
 * Looks at changes by the policies: how it stands before they are written and after, as a viewer sees it. What they themselves date or
 * close is known by then, or is their own. @throws OutOfDate where the plans are older than what is marked in the graph
 */
export const weigh = async (
  context: PlanContext,
  viewer: Viewer,
  graph: Pick<Writing, 'read'>,
  write: () => Promise<void>,
): Promise<readonly PolicyShift[]> => {
  const before = await standing(context, readingAs(viewer, graph, { [MARKS]: context.statistics.marks }));
  await write();
  const after = await standing(context, readingAs(viewer, graph, {}));
  return after.flatMap((now, i) => shiftOf(required(before[i], 'it stood before'), now));
};

/** Has a store that plans slowly plan what weighing reads, while nobody waits for a turn to write. */
export const readyToWeigh = async (context: PlanContext, viewer: Viewer, store: Store): Promise<void> => {
  if (store.plansSlowly)
    await standing(context, readingAs(viewer, store, { [MARKS]: context.statistics.marks }));
};

/** Tells what has changed of a policy; nothing where the same break it, and its verdict is what it was. */
const shiftOf = (was: Stood, is: Stood): readonly PolicyShift[] => {
  const { rule } = is.policy;
  const newly = without(is.failing, was.failing);
  const isWhole = [was, is].every(({ counts }) => counts.failed <= MOST_WEIGHED);
  const more = is.counts.failed - was.counts.failed;
  const shift = {
    ...{ policy: rule.id, name: rule.name },
    ...{ before: verdictOf(was.counts), after: verdictOf(is.counts) },
    breaks: isWhole ? newly.length : Math.max(0, more),
    mends: isWhole ? without(was.failing, is.failing).length : Math.max(0, -more),
    broken: isWhole ? newly.slice(0, MOST_TOLD) : [],
  };
  return shift.before === shift.after && shift.breaks === 0 && shift.mends === 0 ? [] : [shift];
};

/** Those of a list whose ids are not in another. */
const without = (some: readonly RowMap[], others: readonly RowMap[]): readonly RowMap[] => {
  const ids = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !ids.has(id));
};
