import { seesAll } from '../access/viewer';
import { SamgrafError, orList, required } from '../errors';
import { readTexts, textsProperty, type Model } from '../model/model';
import { dayBefore, type PolicyRule } from '../model/policy-rule';
import { freeze } from '../model/objects';
import { NONE, withAbsence, withoutClosed } from '../plan/absence';
import { BY_ID } from '../plan/plain-list';
import type { Statistics } from '../plan/statistics';
import { NO_SCOPE, POLICY_PLACES } from '../plan/cursor';
import { Narrowing, type Scope } from '../plan/narrow';
import {
  and,
  bind,
  bindMore,
  literal,
  not,
  TODAY,
  type Bound,
  type Column,
  type Listing,
  type ListRoot,
  type ObjectShape,
  type Plan,
  type PlannedPolicy,
  type PoliciesRoot,
  type PolicyRelation,
  type PolicyStanding,
  type Predicate,
  type RowMap,
} from '../plan/plan';
import { selectionsOf } from '../planner/collect';
import { pageSize } from '../planner/order';
import { planPolicy } from '../planner/policy';
import { givenOperand, readValue } from '../planner/read-input';
import { planObject } from '../planner/selection';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { verdictOf, type PolicyCounts } from '../graph/verdict';
import { explainVerdict } from '../words/policy';
import { list } from './listing';
import { shapeApart, type AskedField, type Reading, type Slice } from './slice';

type Asked = AskedField;

/** What the client selects of the things of each policy, wherever it does so. */
const thingsIn = ({ items }: ObjectShape): PoliciesRoot['things'] =>
  items.flatMap(({ field, args, shape }) => {
    if (field === 'things')
      return [
        {
          standing: args['standing'] as PolicyStanding,
          first: Number(args['first']),
          after: typeof args['after'] === 'string' ? args['after'] : undefined,
        },
      ];
    return shape?.kind === 'object' ? thingsIn(shape) : [];
  });

const planned = (asked: Asked, rules: readonly PolicyRule[], shape: ObjectShape) => {
  const { args, planning, key } = asked;
  const asOf = givenOperand(args['asOf']) ?? TODAY;
  const scope: Scope = {
    asOf,
    certainty: (readValue(args['certainty'], planning.variables) ?? 'UNCERTAIN') as Scope['certainty'],
    undated: readValue(args['undated'], planning.variables) as Scope['undated'],
    verdicts: readValue(args['verdicts'], planning.variables) as Scope['verdicts'],
  };
  const policies = rules.map(rule => planPolicy(rule, planning, scope));
  return { kind: 'policies', key, asOf, policies, things: thingsIn(shape), shape } as const;
};

const planPage = (asked: Asked): PoliciesRoot => {
  const { args, nodes, planning } = asked;
  const all = planning.model.policies;
  const before = POLICY_PLACES.after(readValue(args['after'], planning.variables)) ?? 0;
  const size = pageSize(readValue(args['first'], planning.variables), 'first');
  const shape = planObject('PolicyConnection', selectionsOf(nodes), planning);
  return {
    ...planned(asked, all.slice(before, before + size), shape),
    ...{ before, count: all.length, isOne: false },
  };
};

const planOne = (asked: Asked): PoliciesRoot => {
  const { args, nodes, planning } = asked;
  const id = readValue(args['id'], planning.variables);
  const { policies } = planning.model;
  const rule = policies.find(one => one.id === id);
  if (!rule)
    throw new SamgrafError(
      'NOT_FOUND',
      `There is no policy ${JSON.stringify(String(id).slice(0, 100))}.`,
      `Ask for one of \`policies\`, such as ${orList(policies.slice(0, 3).map(one => one.id))}.`,
    );
  const shape = planObject('Policy', selectionsOf(nodes), planning);
  return { ...planned(asked, [rule], shape), before: 0, count: 1, isOne: true };
};

/** Ids of those whom an exception stands for on the day: bound at each request. */
const exceptedBy = ({ id }: PolicyRule): string => `@excepted ${id}`;

const isAmong = (rule: PolicyRule): Predicate => ({
  kind: 'compare',
  on: 'node',
  property: 'id',
  operator: 'in',
  value: { kind: 'variable', name: exceptedBy(rule) },
  most: Math.max(1, rule.exceptions.length),
  label: undefined,
});

/** Any of these; undefined if there is none. */
const any = (...of: readonly (Predicate | undefined)[]): Predicate | undefined => {
  const said = of.filter(one => one !== undefined);
  return said.length > 1 ? { kind: 'or', of: said } : said[0];
};
const none = (...of: readonly (Predicate | undefined)[]): readonly Predicate[] =>
  of.flatMap(one => (one ? [not(one)] : []));

/** All that have to keep a policy. */
const allOf = ({ subjects, doubted }: PlannedPolicy): Predicate =>
  any(subjects, doubted.outlived) ?? subjects;

/** Those with a standing; undefined where none can have it. */
const standingOf = (policy: PlannedPolicy, standing: PolicyStanding): Predicate | undefined => {
  const { subjects, holds, broken, outlived, doubted, rule } = policy;
  const excepted = rule.exceptions.length > 0 ? isAmong(rule) : undefined;
  const passed = holds && and(holds, ...none(doubted.broken, doubted.outlived));
  const failed = any(broken && and(subjects, broken), outlived);
  switch (standing) {
    case 'PASSED':
      return passed && and(subjects, passed);
    case 'FAILED':
      return failed && and(failed, ...none(excepted));
    case 'EXCEPTED':
      return failed && excepted && and(failed, excepted);
    case 'UNKNOWN':
      return and(allOf(policy), ...none(broken, outlived, passed));
  }
};

const property = (name: string, column = name): Column => ({
  kind: 'property',
  column,
  on: 'node',
  property: name,
});
const THING: readonly Column[] = [property('id'), property('type'), property(textsProperty('name'), 'name')];

/** What is read of a list: its things by id, or only how many there are. */
const listing = (
  source: Listing['source'],
  where: Predicate,
  { size, columns }: Readonly<{ size: number | undefined; columns: readonly Column[] }>,
): Listing => ({
  source,
  where,
  mark: '',
  scope: NO_SCOPE,
  listed: size !== undefined,
  counted: size === undefined,
  cursors: false,
  order: BY_ID,
  page: { size: size ?? 1, backward: false, from: undefined },
  columns,
  shape: { typename: '', items: [] },
});

/** How many of what breaks it are told of each thing. */
const MOST_TOLD = 3;

/** The relations that are told of things with a standing: those that it is owed to; of the unknown all that are looked at. */
const relationsFor = ({ by }: PlannedPolicy, standing: PolicyStanding): readonly PolicyRelation[] => {
  if (standing === 'PASSED') return by.PASSED;
  return standing === 'UNKNOWN' ? [...by.PASSED, ...by.FAILED] : by.FAILED;
};

const byColumns = (policy: PlannedPolicy, standing: PolicyStanding): readonly Column[] =>
  relationsFor(policy, standing).map(({ end, of, where }, i) => ({
    kind: 'related',
    column: `by${i}`,
    kinds: undefined,
    listing: listing({ kind: 'end', end, of }, where, {
      size: MOST_TOLD,
      columns: [...THING, property('validTo')],
    }),
  }));

const COUNTED = { passed: 'PASSED', failed: 'FAILED', excepted: 'EXCEPTED' } as const;

/** What is read of a policy: counts, things, and those of its exceptions that the viewer sees. */
const readsOf = (policy: PlannedPolicy, things: PoliciesRoot['things']): readonly ListRoot[] => {
  const { of, rule, subjects, known } = policy;
  const source = { kind: 'kind', of } as const;
  const root = (
    column: string,
    where: Predicate | undefined,
    how: Parameters<typeof listing>[2],
  ): readonly ListRoot[] =>
    where ? [{ kind: 'list', key: '', column, listing: listing(source, where, how) }] : [];
  const count = (column: string, where: Predicate | undefined): readonly ListRoot[] =>
    root(column, where, { size: undefined, columns: [] });
  return [
    ...count('subjects', allOf(policy)),
    ...Object.entries(COUNTED).flatMap(([column, standing]) => count(column, standingOf(policy, standing))),
    ...count('known', known && and(subjects, known)),
    ...things.flatMap(({ standing, first, after }, i) => {
      const where = standingOf(policy, standing);
      return root(`things${i}`, where && and(where, afterId(after)), {
        size: first,
        columns: [...THING, ...byColumns(policy, standing)],
      });
    }),
    ...root('exceptions', rule.exceptions.length > 0 ? namedIn(rule) : undefined, {
      size: rule.exceptions.length,
      columns: THING,
    }),
  ];
};

const idIs = (operator: 'in' | 'gt', value: unknown): Predicate => ({
  kind: 'compare',
  on: 'node',
  property: 'id',
  operator,
  value: literal(value),
  label: undefined,
});
const afterId = (after: string | undefined): Predicate => (after === undefined ? and() : idIs('gt', after));
const namedIn = ({ exceptions }: PolicyRule): Predicate =>
  idIs('in', [...new Set(exceptions.map(({ of }) => of))]);

type Filters = Pick<PlannedPolicy, 'holds' | 'broken' | 'outlived' | 'doubted'>;

/** The filters of a policy, each made anew. */
const mapped = (
  { holds, broken, outlived, doubted }: Filters,
  make: (predicate: Predicate) => Predicate,
): Filters => ({
  holds: holds && make(holds),
  broken: broken && make(broken),
  outlived: outlived && make(outlived),
  doubted: {
    broken: doubted.broken && make(doubted.broken),
    outlived: doubted.outlived && make(doubted.outlived),
  },
});

/** Returns a policy of what the viewer may see. */
export const rewrittenPolicy = (
  policy: PlannedPolicy,
  { walk }: Parameters<Slice<PoliciesRoot>['rewrite']>[1],
): PlannedPolicy => {
  const { subjects, known, of, by } = policy;
  const seen = (predicate: Predicate): Predicate => and(walk.predicate(predicate), walk.node(of.name));
  const seenBy = (relations: readonly PolicyRelation[]): readonly PolicyRelation[] =>
    relations.map(({ end, where, ...far }) => ({
      ...far,
      end,
      where: and(walk.predicate(where), walk.hop(end)),
    }));
  return {
    ...policy,
    ...mapped(policy, seen),
    subjects: seen(subjects),
    known: known && seen(known),
    by: { PASSED: seenBy(by.PASSED), FAILED: seenBy(by.FAILED) },
  };
};

/** Tells whether the lists that a policy looks in are said to be complete on a day. */
const isDeclared = ({ complete }: PolicyRule, day: string): boolean =>
  complete !== undefined && complete.on <= day && (complete.until ?? day) >= day;

/** As whom a policy is read: what it concludes from what is not there differs. */
type ReadAs = Readonly<{ seesAll: boolean; isDeclared: boolean }>;

/** Nothing follows from what is not there, where no list is said to be complete, or some of it may be closed to the viewer. */
const concluding = (policy: PlannedPolicy, as: ReadAs): PlannedPolicy => {
  const concluded = (predicate: Predicate): Predicate => {
    if (!as.isDeclared) return withAbsence(predicate, () => NONE);
    return as.seesAll ? predicate : withoutClosed(predicate);
  };
  const { holds, broken, outlived } = mapped(policy, concluded);
  return { ...policy, holds, broken, outlived };
};

/** What a policy says of itself, for which nothing of the graph is read. */
const SAID: readonly string[] = ['id', 'name', 'note', 'owner', 'since', 'because', 'complete', 'on', 'kind'];

/** Tells whether anything is selected that depends on the graph. */
const isRead = ({ typename, items }: ObjectShape): boolean =>
  items.some(({ field, shape }) => {
    if (typename === 'Policy') return !SAID.includes(field) && field !== '__typename';
    return shape?.kind === 'object' && isRead(shape);
  });

type Things = PoliciesRoot['things'];

/** Returns what reading policies may cost at most. */
export const priceOfPolicies = (
  policies: readonly PlannedPolicy[],
  things: Things,
  statistics: Statistics,
  bound: Bound,
) =>
  policies
    .flatMap(policy => readsOf(policy, things))
    .map(root => list.price(root, statistics, bound))
    .reduce<{ rows: number; visits: number }>(
      (sum, { rows = 0, visits = 0 }) => ({ rows: sum.rows + rows, visits: sum.visits + visits }),
      { rows: policies.length, visits: 0 },
    );

const price = ({ policies, things, shape }: PoliciesRoot, statistics: Statistics, bound: Bound) =>
  priceOfPolicies(isRead(shape) ? policies : [], things, statistics, bound);

type ReadPolicy = Readonly<{ policy: PlannedPolicy; row: RowMap; day: string }>;

const read = async (roots: readonly PoliciesRoot[], reading: Reading): Promise<ReadonlyMap<string, Json>> => {
  const answers = new Map<string, Json>();
  for (const root of roots) {
    const day = String(bind(root.asOf, reading.bound));
    const told: RowMap[] = [];
    const { store, before } = reading;
    const by: PolicyReading = { ...reading, day, read: (plan, values) => before(store.read(plan, values)) };
    const needsRow = isRead(root.shape);
    for (const policy of root.policies) {
      const row = needsRow ? await readPolicy(policy, root.things, by) : {};
      told.push(toldPolicy({ policy, row, day }, root, reading.model));
    }
    const [only] = told;
    answers.set(
      root.key,
      shapeObject(root.shape, root.isOne ? required(only, 'a policy') : pageOf(root, told), {
        ...noParts,
        messages: reading.model.messages,
      }),
    );
  }
  return answers;
};

/** What is read of policies, kept so that each statement is compiled once. */
const statements = new WeakMap<PlannedPolicy, Map<string, Plan>>();

const statementOf = (policy: PlannedPolicy, things: Things, as: ReadAs): Plan => {
  const kept = statements.get(policy) ?? new Map<string, Plan>();
  statements.set(policy, kept);
  const key = JSON.stringify([as, things]);
  const before = kept.get(key);
  if (before) return before;
  const made: Plan = freeze({ kind: 'operation', roots: readsOf(concluding(policy, as), things) });
  kept.set(key, made);
  return made;
};

/** As whom, of which day and by what policies are read. */
export type PolicyReading = Pick<Reading, 'viewer' | 'bound'> &
  Readonly<{ day: string; read: (plan: Plan, values: Bound) => Promise<RowMap> }>;

/** Reads how it stands with a policy. */
export const readPolicy = async (
  policy: PlannedPolicy,
  things: Things,
  { viewer, bound, read: readBy, day }: PolicyReading,
): Promise<RowMap> => {
  const { rule } = policy;
  const inUse = rule.exceptions.filter(({ until }) => until >= day).map(({ of }) => of);
  const days = Object.fromEntries(rule.days.map(one => [one.name, dayBefore(day, one)]));
  const values = bindMore(bound, days, { [exceptedBy(rule)]: inUse });
  const as = { seesAll: seesAll(viewer), isDeclared: isDeclared(rule, day) };
  return readBy(statementOf(policy, things, as), values);
};

const rowsIn = (row: RowMap, column: string): readonly RowMap[] => (row[column] ?? []) as readonly RowMap[];

/** Returns how many there are of each standing, of what was read. */
export const countsOf = (row: RowMap): PolicyCounts => {
  const count = (column: string): number => Number(row[`${column}Total`] ?? 0);
  const [subjects, passed, failed, excepted] = (['subjects', 'passed', 'failed', 'excepted'] as const).map(
    count,
  );
  const all = { subjects: subjects ?? 0, passed: passed ?? 0, failed: failed ?? 0, excepted: excepted ?? 0 };
  const known = 'knownTotal' in row ? count('known') : all.passed + all.failed + all.excepted;
  return { ...all, known, unknown: all.subjects - all.passed - all.failed - all.excepted };
};

const toldPolicy = ({ policy, row, day }: ReadPolicy, root: PoliciesRoot, model: Model): RowMap => {
  const { rule, of } = policy;
  const counts = countsOf(row);
  const texts = (said: PolicyRule['name']) => (args: RowMap) =>
    model.messages.in(args['lang']).of(said) ?? null;
  const verdict = verdictOf(counts);
  const exceptions = toldExceptions(rule, rowsIn(row, 'exceptions'), day);
  const lapsed = exceptions.filter(({ stillHolds }) => stillHolds === false).length;
  return {
    ...{ id: rule.id, owner: rule.owner, since: rule.since, on: day, kind: of.name, verdict, ...counts },
    name: texts(rule.name),
    note: texts(rule.note),
    explanation: (args: RowMap) =>
      explainVerdict(
        { verdict, ...counts },
        { complete: rule.complete, lapsed },
        model.messages.in(args['lang']),
      ),
    because: rule.because.map(reason => ({ read: null, ...reason })),
    complete: rule.complete && {
      source: null,
      until: null,
      ...rule.complete,
      says: texts(rule.complete.says),
    },
    exceptions,
    things: (args: RowMap) => {
      const i = root.things.findIndex(
        one =>
          one.standing === args['standing'] &&
          one.first === args['first'] &&
          one.after === (args['after'] ?? undefined),
      );
      return toldThings(row, policy, { things: root.things, at: i }, { day, model });
    },
  };
};

/** Tells the things of a policy that were read at a place of what was asked of them. */
export const toldThings = (
  row: RowMap,
  policy: PlannedPolicy,
  asked: Readonly<{ things: Things; at: number }>,
  on: On,
): readonly RowMap[] => {
  const { standing, first } = required(asked.things[asked.at], 'it was asked');
  const relations = relationsFor(policy, standing);
  return rowsIn(row, `things${asked.at}`)
    .slice(0, first)
    .map(thing => toldThing(thing, relations, on));
};

/** Only of what the viewer sees. */
const toldExceptions = (
  { exceptions }: PolicyRule,
  rows: readonly RowMap[],
  day: string,
): readonly RowMap[] =>
  exceptions
    .filter(({ of }) => rows.some(({ id }) => id === of))
    .map(exception => ({ ...exception, stillHolds: exception.until >= day }));

type On = Readonly<{ day: string; model: Model }>;

const named = (row: RowMap, model: Model): RowMap => ({
  id: row['id'],
  kind: row['type'],
  name: (args: RowMap) => model.messages.in(args['lang']).of(readTexts(row['name'])) ?? null,
});

const toldThing = (row: RowMap, relations: readonly PolicyRelation[], { day, model }: On): RowMap => {
  const by = relations.flatMap(({ end }, i) =>
    rowsIn(row, `by${i}`)
      .slice(0, MOST_TOLD)
      .map(found => ({ found, relation: end.relation.name, key: `${end.name} ${String(found['id'])}` })),
  );
  const each = new Map(by.map(one => [one.key, one]));
  return {
    ...named(row, model),
    by: [...each.values()].map(({ found, relation }) => {
      const { validTo } = found;
      return {
        ...named(found, model),
        relation,
        endedOn: typeof validTo === 'string' && validTo <= day ? validTo : null,
      };
    }),
  };
};

const pageOf = ({ before, count }: PoliciesRoot, told: readonly RowMap[]): RowMap => {
  const cursors = told.map((_, i) => POLICY_PLACES.cursor(before + i + 1));
  return {
    nodes: told,
    edges: told.map((node, i) => ({ node, cursor: cursors[i] })),
    totalCount: count,
    pageInfo: {
      hasNextPage: before + told.length < count,
      hasPreviousPage: before > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors[cursors.length - 1] ?? null,
    },
  };
};

/**
 * The verdicts on the policies of the pack. Each is asked as lists of its kind are, with the viewer's day, certainty and access; all
 * that there are is counted, so that nothing is cut.
 */
export const policies: Slice<PoliciesRoot> = {
  plans: { policies: planPage, policy: planOne },
  // Each of its filters is narrowed by itself when it is planned.
  rewrite: (root, by) =>
    by instanceof Narrowing
      ? root
      : { ...root, policies: root.policies.map(policy => rewrittenPolicy(policy, by)) },
  price,
  advice: () => 'ask for fewer policies at once with `first`, or for one with `policy`',
  read,
  shape: shapeApart,
};
