import { isObjectType, type SelectionSetNode } from 'graphql';
import { Arguments, VALIDITY, type QuestionPlan, expansion, named, naming, planAssuming } from './arguments';
import { checkFilters } from '../plan/as-assumed';
import { type Planning, collect, fieldOf, selectionsOf, withPath, meaningOf } from './collect';
import { NO_SCOPE } from '../plan/cursor';
import {
  ALL,
  type ObjectShape,
  type Operand,
  TODAY,
  type Item,
  type ObjectItem,
  type StepShape,
} from '../plan/plan';
import { pageSize, placeOf } from './order';
import { argumentScope, givenOperand, readArguments, readValue, type Input } from './read-input';
import {
  ASSUMED,
  NAMED,
  type Assuming,
  type Seeds,
  type Traversal,
  CHAINS,
  type AssumingEdge,
  type Expansion,
  type StepDirection,
} from '../plan/traversal';
import { required } from '../errors';
import { DRAFT_OF, ENTITY, textsProperty, type Kind, type Relation } from '../model/model';
import { SAME_STEP, STEP_ELSEWHERE, THING_ELSEWHERE } from '../plan/elsewhere';
import type { Roles } from '../model/roles';
import { planObject, type PlanPart } from './selection';
import { planNode, planValue, Columns } from './selection';
import type { Statistics } from '../plan/statistics';

/** Plans a question: where it starts, what it follows, how far, and what the client selects of the answer. */
export const planTraversal = (
  { name, typename, layout }: QuestionPlan,
  key: string,
  column: string,
  args: Record<string, Input>,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Traversal => {
  const read = new Arguments(args, planning);
  const assuming = planAssuming(read);
  const isAcross = planning.elsewhere !== undefined && read.has('across');
  const answer = planAnswer(typename, selections, planning, isAcross);
  const laid = layout(read, field => asksFor(answer.shape, field), assuming);
  if (assuming) checkFilters([...laid.seeds, ...(laid.tests ?? [])], assuming);
  return {
    kind: 'traversal',
    key,
    column,
    question: name,
    ...planWalk(laid, assuming, planning),
    edgeFacts: factsOf(laid, answer.shape, { ofADay: read.has('asOf'), roles: planning.model.roles }),
    ...UNSCOPED,
    scope: CURSORS.some(field => asksFor(answer.shape, field)) ? argumentScope(args) : NO_SCOPE,
    page: planPage(name, laid.pageSize, args, planning),
    ...answer,
  };
};

/** A question is planned as if everything were visible and it were alone; rewrites of the plan narrow it. */
const UNSCOPED = {
  asOf: TODAY,
  certainty: 'UNCERTAIN',
  undated: { from: 'ALWAYS' },
  verdicts: undefined,
  access: { node: ALL, edge: ALL },
  edgeWhere: ALL,
  nodeWhere: ALL,
  ahead: false,
} as const;

type Walk = Omit<
  Traversal,
  | 'kind'
  | 'key'
  | 'column'
  | 'question'
  | 'page'
  | 'scope'
  | 'shape'
  | 'parts'
  | 'edgeFacts'
  | keyof typeof UNSCOPED
>;

/** Where the question starts and what it follows, including what a what-if adds to both. */
const planWalk = (
  laid: ReturnType<QuestionPlan['layout']>,
  assuming: Assuming | undefined,
  planning: Planning,
): Walk => {
  const tests = laid.tests ?? [];
  const assumed = assuming ? endsOfAssumed(assuming, planning) : [];
  const named = assuming ? allNamed(assuming, planning) : [];
  const chains = assuming ? chainsOf(assuming, planning) : { seeds: [], expansions: [] };
  const expansions = laid.expansions.map(e => ({
    ...e,
    levels: e.levels.map(arms => arms.filter(arm => arm.relations.length > 0)),
    from: assumed.length > 0 ? [...e.from, ASSUMED] : e.from,
  }));
  return {
    asked: laid.asked,
    days: laid.days,
    reach: laid.reach ?? NEAR,
    steps: laid.steps ?? 0,
    repeats: laid.repeats ?? false,
    among: laid.among ?? false,
    ...(laid.across ? { across: laid.across } : {}),
    seeds: [...laid.seeds, ...assumed, ...chains.seeds, ...named, ...tests.flatMap(thatMustBeThere)],
    tests,
    expansions: [...expansions, ...chains.expansions],
    nodeFacts: laid.nodeFacts ?? (assuming ? [] : undefined),
    assuming,
  };
};

const seedsByIds = (name: string, ids: readonly Operand[], unscoped: boolean, planning: Planning): Seeds =>
  named(name, 'assuming', naming(ids, planning), unscoped);
const endsOf = (edges: Assuming['with']): readonly Operand[] => edges.flatMap(({ from, to }) => [from, to]);

/** An assumed relation may be the only path to its endpoints, so they are seeds too. */
const endsOfAssumed = ({ with: added }: Assuming, planning: Planning): readonly Seeds[] =>
  added.length > 0 ? [seedsByIds(ASSUMED, endsOf(added), false, planning)] : [];

/** All nodes that a what-if names, whatever the day: to check that they exist, and when they hold. */
const allNamed = (
  { withoutNodes, withoutEdges, retire, with: added }: Assuming,
  planning: Planning,
): readonly Seeds[] => [
  seedsByIds(
    NAMED,
    [...withoutNodes, ...retire.map(({ id }) => id), ...endsOf(added), ...endsOf(withoutEdges)],
    true,
    planning,
  ),
];
/**
 * Whether steps have dates is needed for `undated`, and for an explanation about a day other than today. An
 * explanation also needs the facts that its words depend on.
 */
const factsOf = (
  { edgeFacts = [], expansions }: ReturnType<QuestionPlan['layout']>,
  shape: ObjectShape,
  { ofADay, roles }: Readonly<{ ofADay: boolean; roles: Roles }>,
): readonly string[] => {
  const explained = asksFor(shape, 'explanation');
  const dates = asksFor(shape, 'undated') || (ofADay && explained) ? VALIDITY : [];
  return [
    ...new Set([...edgeFacts, ...dates, ...(explained ? factsInWords(expansions, roles.condition) : [])]),
  ];
};

const factsInWords = (
  expansions: ReturnType<QuestionPlan['layout']>['expansions'],
  condition: string | undefined,
): readonly string[] =>
  expansions
    .flatMap(({ levels }) => levels.flat())
    .flatMap(({ relations }) => relations)
    .flatMap(({ phrases, fields }) => [
      ...phrases.map(({ given }) => given.fact),
      ...(fields.has(DRAFT_OF) ? [DRAFT_OF] : []),
      ...(condition !== undefined && fields.has(condition) ? [textsProperty(condition)] : []),
    ]);

/** Ids that are only tested are looked up as well, since an id that does not exist is an error. */
const thatMustBeThere = (mark: Seeds): readonly Seeds[] =>
  mark.selector.kind === 'ids' && !mark.unscoped
    ? [{ ...mark, name: `Named${mark.name}`, unscoped: true }]
    : [];

/** The reach of a question that looks no further than its own steps. */
const NEAR = { argument: '', hops: 1 };

const CURSORS = ['cursor', 'startCursor', 'endCursor'];

const planPage = (
  question: string,
  size: number | undefined,
  args: Readonly<Record<string, Input>>,
  planning: Planning,
): Traversal['page'] => {
  const cursor = givenOperand(args['after']);
  const whole = {
    size: size ?? pageSize(readValue(args['first'], planning.variables), 'first'),
    backward: false,
    from: undefined,
  };
  if (!cursor) return whole;
  const of = { cursor, argument: 'after', mark: question, scope: argumentScope(args), length: 1 };
  return { ...whole, ...placeOf({ ...of, check: () => undefined }, planning.variables) };
};

/** The columns of nodes and edges are collected over the whole answer, so that each is fetched once. */
const planAnswer = (
  typename: string,
  selections: readonly SelectionSetNode[],
  planning: Planning,
  isAcross: boolean,
): Pick<Traversal, 'shape' | 'parts'> => {
  const nodes = new Columns();
  const edges = new Columns();
  const part: PlanPart = (typeName, fieldName, below) => {
    const means = meaningOf(fieldOf(typeName, fieldName, planning));
    if (means.kind === 'entity')
      return planNode(below, isAcross ? orElsewhere(means.of) : means.of, nodes, planning);
    return means.kind === 'steps' ? planSteps(below, nodes, edges, planning, isAcross) : undefined;
  };
  const shape = planObject(typename, selections, planning, part);
  const explained = isWorded(shape);
  nodes.property('node', 'id');
  const worded = explained ? ['name', planning.model.roles.condition] : [];
  for (const field of worded) if (field !== undefined) nodes.property('node', textsProperty(field));
  return { shape, parts: { explained, nodeColumns: nodes.all(), edgeColumns: edges.all() } };
};

const asksFor = (shape: ObjectShape, field: string): boolean =>
  shape.items.some(
    item =>
      item.field === field ||
      item.countOf === field ||
      (item.shape?.kind === 'object' && asksFor(item.shape, field)),
  );

const isWorded = (shape: ObjectShape): boolean =>
  shape.items.some(item => item.worded || (item.shape?.kind === 'object' && isWorded(item.shape)));

const STEP = 'Step';

/** The language that a step is to be told in. */
const langOf = (
  type: string,
  [node]: Parameters<typeof selectionsOf>[0],
  planning: Planning,
): Readonly<{ lang?: unknown }> => {
  if (!node || node.name.value === '__typename') return {};
  const { lang } = readArguments(fieldOf(type, node.name.value, planning), node, planning.variables);
  return { lang: readValue(lang, planning.variables) };
};

const entityOf = ({ model }: Planning): Kind => required(model.kinds.get(ENTITY), 'kind Entity');

/** What may be of another graph too. */
const orElsewhere = (kind: Kind): Kind => ({ ...kind, members: [...kind.members, THING_ELSEWHERE] });

const planSteps = (
  selections: readonly SelectionSetNode[],
  nodes: Columns,
  edges: Columns,
  planning: Planning,
  isAcross: boolean,
): StepShape => {
  const relationOf = new Map<string, string>([
    ...[...planning.model.relations.values()].map(
      relation => [`${relation.type}Step`, relation.name] as const,
    ),
    ...(isAcross ? [STEP_ELSEWHERE, SAME_STEP].map(({ type, relation }) => [type, relation] as const) : []),
  ]);
  // A view has one type of them, and no relation of its own.
  const steps = planning.schema.getType(STEP);
  const classes = collect(selections, isObjectType(steps) ? [STEP] : [...relationOf.keys()], planning);
  return {
    kind: 'step',
    variants: classes.map(({ types, fields }) => ({
      types:
        classes.length === 1
          ? undefined
          : types.map(type => required(relationOf.get(type), `relation of ${type}`)),
      items: [...fields].map(([key, fieldNodes]) =>
        withPath(key, fieldNodes, () =>
          planStepField(
            key,
            fieldNodes,
            { type: required(types[0], 'a class has a member'), isAcross },
            nodes,
            edges,
            planning,
          ),
        ),
      ),
    })),
  };
};

const planStepField = (
  key: string,
  fieldNodes: Parameters<typeof selectionsOf>[0],
  { type, isAcross }: Readonly<{ type: string; isAcross: boolean }>,
  nodes: Columns,
  edges: Columns,
  planning: Planning,
): ObjectItem | Item => {
  const name = required(fieldNodes[0], 'a collected field').name.value;
  const ofStep = (shape: ObjectItem['shape']): ObjectItem => ({
    key,
    field: name,
    list: false,
    worded: false,
    args: isAcross ? langOf(type, fieldNodes, planning) : {},
    shape,
  });
  if (name === '__typename') return type === STEP ? { kind: 'typename', key } : ofStep(undefined);
  const means = meaningOf(fieldOf(type, name, planning));
  if (means.kind === 'entity')
    return ofStep(
      planNode(
        selectionsOf(fieldNodes),
        isAcross ? orElsewhere(entityOf(planning)) : entityOf(planning),
        nodes,
        planning,
      ),
    );
  if (means.kind === 'plain') return ofStep(undefined);
  return planValue(key, fieldNodes, type, means, 'edge', edges, planning);
};

/** The longest chains of the national graph have five relations. */
const LEVELS = 8;

type Way = keyof typeof CHAINS;

/**
 * Follows acyclic relations that a what-if adds, from the added edges: forward, or backward if the
 * degrees are lower that way. All added edges are starting points, since several of them may close a cycle
 * together.
 */
const chainsOf = (
  { with: added }: Assuming,
  planning: Planning,
): Readonly<{ seeds: readonly Seeds[]; expansions: readonly Expansion[] }> => {
  const acyclic = added.filter(edge => edge.relation.acyclic);
  const ways = (['FORWARD', 'BACKWARD'] as const)
    .map(way => ({ way, edges: acyclic.filter(edge => lighter(edge.relation, planning.statistics) === way) }))
    .filter(({ edges }) => edges.length > 0);
  return {
    seeds: ways.map(({ way, edges }) =>
      named(
        startOf(way),
        'assuming',
        naming(
          edges.map(edge => (way === 'FORWARD' ? edge.to : edge.from)),
          planning,
        ),
      ),
    ),
    expansions: ways.map(({ way, edges }) => chain(way, edges)),
  };
};

const startOf = (way: Way): string => `${CHAINS[way]}Start`;
const chain = (way: Way, edges: readonly AssumingEdge[]): Expansion =>
  expansion(CHAINS[way], [startOf(way)], LEVELS, [
    { relations: [...new Set(edges.map(edge => edge.relation))], direction: way satisfies StepDirection },
  ]);

const lighter = ({ name }: Relation, { edges }: Statistics): Way => {
  const degrees = edges.get(name);
  return degrees && degrees.maxIn < degrees.maxOut ? 'BACKWARD' : 'FORWARD';
};
