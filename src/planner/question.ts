import type { SelectionSetNode } from 'graphql';
import { Arguments } from './arguments';
import { checkFilters } from '../plan/as-assumed';
import { chainsOf } from './chains';
import type { Planning } from './collect';
import { decodeCursor, joinMarks, scopeMark } from '../plan/cursor';
import { argumentScope } from './scope';
import { ALL, type ObjectShape, type Page } from '../plan/plan';
import { planAssuming } from './what-if';
import { asksFor, planAnswer } from './answer-shape';
import { pageSize } from './order';
import { VALIDITY, type QuestionPlan } from './layout';
import type { Input } from './read-input';
import { TODAY } from '../plan/today';
import { NAMED, type Assuming, type Seeds, type Traversal } from '../plan/traversal';

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
  const answer = planAnswer(typename, selections, planning);
  const assuming = planAssuming(read);
  const laid = layout(read, field => asksFor(answer.shape, field), assuming);
  checkFilters([...laid.seeds, ...(laid.tests ?? [])], assuming);
  return {
    kind: 'traversal',
    key,
    column,
    question: name,
    ...planWalk(laid, assuming, planning),
    edgeFacts: factsOf(laid, answer.shape, read.has('asOf')),
    ...UNSCOPED,
    ...planPage(
      name,
      laid.pageSize,
      read,
      () => scopeMark(argumentScope(args), operand => planning.variables.valueOf(operand)),
      CURSORS.some(field => asksFor(answer.shape, field)),
    ),
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
  | 'hash'
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
  const assumed = assuming ? endsOfAssumed(assuming) : [];
  const named = assuming ? allNamed(assuming) : [];
  const chains = assuming ? chainsOf(assuming, planning.statistics) : { seeds: [], expansions: [] };
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
    seeds: [...laid.seeds, ...assumed, ...chains.seeds, ...named, ...tests.flatMap(thatMustBeThere)],
    tests,
    expansions: [...expansions, ...chains.expansions],
    nodeFacts: laid.nodeFacts ?? (assuming ? [] : undefined),
    assuming,
  };
};

const ASSUMED = 'Assumed';
const seedsByIds = (name: string, ids: Iterable<string>, unscoped: boolean): Seeds => ({
  name,
  argument: 'assuming',
  selector: { kind: 'ids', ids: [...new Set(ids)] },
  unscoped,
});
const endsOf = (edges: Assuming['with']): readonly string[] => edges.flatMap(({ from, to }) => [from, to]);

/** An assumed relation may be the only path to its endpoints, so they are seeds too. */
const endsOfAssumed = ({ with: added }: Assuming): readonly Seeds[] =>
  added.length > 0 ? [seedsByIds(ASSUMED, endsOf(added), false)] : [];

/** All nodes that a what-if names, whatever the day: to check that they exist, and when they hold. */
const allNamed = ({ withoutNodes, withoutEdges, retire, with: added }: Assuming): readonly Seeds[] => [
  seedsByIds(
    NAMED,
    [...withoutNodes, ...retire.map(({ id }) => id), ...endsOf(added), ...endsOf(withoutEdges)],
    true,
  ),
];
/**
 * Whether steps have dates is needed for `undated`, and for an explanation about a day other than today. An
 * explanation also needs the facts that its words depend on.
 */
const factsOf = (
  { edgeFacts = [], expansions }: ReturnType<QuestionPlan['layout']>,
  shape: ObjectShape,
  ofADay: boolean,
): readonly string[] => {
  const explained = asksFor(shape, 'explanation');
  const dates = asksFor(shape, 'undated') || (ofADay && explained) ? VALIDITY : [];
  return [...new Set([...edgeFacts, ...dates, ...(explained ? factsInWords(expansions) : [])])];
};

const factsInWords = (expansions: ReturnType<QuestionPlan['layout']>['expansions']): readonly string[] =>
  expansions
    .flatMap(({ levels }) => levels.flat())
    .flatMap(({ relations }) => relations)
    .flatMap(({ phrases }) => phrases.map(({ given }) => given.fact));

/** Ids that are only tested are looked up as well, since an id that does not exist is an error. */
const thatMustBeThere = (mark: Seeds): readonly Seeds[] =>
  mark.selector.kind === 'ids' && !mark.unscoped
    ? [{ ...mark, name: `Named${mark.name}`, unscoped: true }]
    : [];

/** The reach of a question that looks no further than its own steps. */
const NEAR = { argument: '', hops: 1 };

/**
 * A hash ties the plan to the values of the arguments, so it is made only if a cursor is given or selected.
 */
const planPage = (
  question: string,
  size: number | undefined,
  read: Arguments,
  scope: () => string,
  marked: boolean,
): Pick<Traversal, 'page' | 'hash'> => ({
  page: pageOf(question, size, read, scope),
  hash: marked ? joinMarks(question, scope()) : question,
});
const CURSORS = ['cursor', 'startCursor', 'endCursor'];

const pageOf = (question: string, size: number | undefined, read: Arguments, scope: () => string): Page => ({
  size: size ?? pageSize(read.value('first'), 'first'),
  backward: false,
  from: read.has('after')
    ? decodeCursor(read.value('after'), { mark: question, scope: scope() }, 1, 'after').values
    : undefined,
});
