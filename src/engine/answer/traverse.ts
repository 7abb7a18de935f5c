import { SamgrafError, required } from '../errors';
import { foundRow, readFound } from '../graph/read-found';
import { ENTITY, type Model } from '../model/model';
import { bind, isAll, type Bound, type Operand, type RowMap } from '../plan/plan';
import { joinMarks, scopeMark } from '../plan/cursor';
import type { AskedQuestion } from '../questions/question';
import { BOUNDS, bindAssuming, idsOf, type Bounds, type Traversal } from '../plan/traversal';
import { unionOf, type AnsweredElsewhere } from '../graph/union';
import type { Computed } from '../questions/fetch';
import { withRelations } from '../questions/going-on';
import { asksForSuggestions } from '../questions/why-not';
import { before } from './turns';
import type { PlannedRequest, Step } from './request';
import { MOST_SUGGESTED, lookingBy, suggestFor, unknownIds } from './suggest';
import { assume, checkAssuming } from '../graph/assume';
import { follow, type Following } from '../graph/follow';
import { beginningWith, followAssumed, type Followings } from './follow-assumed';
import type { Budget, Sliced } from '../graph/sliced';
import { checkCircles } from '../graph/circles';
import { undatedCount } from '../graph/validity';
import { VIEWER } from '../plan/authorise';
import type { Statistics } from '../plan/statistics';
import { assumptions } from '../words/assumptions';
import { QUESTIONS } from '../questions/list';

/**
 * The row that questions are computed from, and the errors of those that cannot be computed, each an error of its
 * own field.
 */
type Found = Readonly<{ row: RowMap; refused: Refused; followings: Followings; elsewhere: Elsewheres }>;

/** What other graphs answered, by question. */
type Elsewheres = ReadonlyMap<Traversal, AnsweredElsewhere>;
const NOTHING_ELSEWHERE: Elsewheres = new Map();
type Refused = ReadonlyMap<Traversal, SamgrafError>;

/** Reads what all traversals of the operation are computed from, in one statement: only keys and certainties. */
const find = async ({ planned, bound }: PlannedRequest, step: Step): Promise<Found> => {
  const { traversals } = planned;
  const refused = new Map<Traversal, SamgrafError>();
  step.timing.enter('find');
  const followings = await before(step.deadline, followAssumed(traversals, bound, step), step.running);
  const begun = beginningWith(traversals, followings, bound);
  const asking = traversals.some(({ across }) => across) ? askElsewhere(traversals, bound, step) : undefined;
  const row = await before(step.deadline, step.store.find(begun, bound, BOUNDS), step.running);
  const elsewhere = asking ? await before(step.deadline, asking, step.running) : NOTHING_ELSEWHERE;
  for (const traversal of traversals) {
    const suggested = refused.size < MOST_SUGGESTED;
    const unknown = await unknownEnd(
      traversal,
      { row, of: elsewhere.get(traversal) },
      bound,
      step,
      suggested,
    );
    if (unknown) refused.set(traversal, unknown);
  }
  return { row, refused, followings, elsewhere };
};

/** Every id given to a question must exist. */
const unknownEnd = async (
  traversal: Traversal,
  { row, of }: Readonly<{ row: RowMap; of: AnsweredElsewhere | undefined }>,
  bound: Bound,
  step: Step,
  suggested: boolean,
): Promise<SamgrafError | undefined> => {
  const { seeds } = foundRow(traversal, row);
  for (const [i, { argument, selector }] of traversal.seeds.entries()) {
    const found = new Set(seeds[i]);
    const absent = idsOf(selector, bound).filter(id => !found.has(id) && !(of && mayBeElsewhere(id, of)));
    if (absent.length === 0) continue;
    const entity = required(step.model.kinds.get(ENTITY), 'kind Entity');
    return unknownIds(absent, argument, entity, lookingBy(bound, step), suggested);
  }
  return undefined;
};

/** Asks the other graphs while ours is read. The code of it is loaded where something is asked. */
const askElsewhere = async (
  traversals: readonly Traversal[],
  bound: Bound,
  step: Step,
): Promise<Elsewheres> => (await import('./ask-elsewhere.js')).askElsewhere(traversals, bound, step);

/** Whether an id may be of another graph: it is there, or that graph was not heard. */
const mayBeElsewhere = (id: string, { answers }: AnsweredElsewhere): boolean =>
  answers.some(
    ({ graph, unheard, things }) =>
      id.startsWith(`${graph}:`) && (unheard !== undefined || things.some(thing => thing.id === id)),
  );

/** What was found and could be computed, and the errors of what could not. */
export type Traversed = Answers & Readonly<{ row: RowMap }>;
type Answers = Readonly<{ computed: readonly Computed[]; refused: Refused }>;

/** Computes the answers to the questions in memory, from what *find* read, taking turns with other operations. */
const compute = async ({ planned, bound }: PlannedRequest, found: Found, step: Step): Promise<Answers> => {
  const { timing, model, plans, pace, deadline, budget } = step;
  timing.enter('compute');
  const { statistics } = plans.current;
  // Answers say nothing of the graph as a whole but what is public.
  const graph = { model, statistics: statistics.open ?? statistics };
  const [computed, refused]: [Computed[], Map<Traversal, SamgrafError>] = [[], new Map(found.refused)];
  const allowance = { left: MOST_SUGGESTED };
  for (const traversal of planned.traversals) {
    if (refused.has(traversal)) continue;
    const following = found.followings.get(traversal);
    const work = computeTraversal(traversal, found.row, bound, graph, {
      bounds: BOUNDS,
      budget,
      following,
      elsewhere: found.elsewhere.get(traversal),
    });
    try {
      const done = await pace.turns.run(work, deadline);
      if (asksForSuggestions(traversal.shape)) await suggestFor(done, lookingBy(bound, step), allowance);
      computed.push(done);
    } catch (error) {
      if (!(error instanceof SamgrafError) || OF_THE_REQUEST.includes(error.code)) throw error;
      refused.set(traversal, error);
    }
  }
  return { computed, refused };
};

/** Errors that end the whole request, whichever question hits them first. */
const OF_THE_REQUEST: readonly string[] = ['TIMEOUT', 'OVERLOADED'];

export const NOTHING_FOUND: Traversed = { row: {}, computed: [], refused: new Map() };

/** Answers the questions of the operation: finds what they rest on, in one statement, and computes in memory. */
export const traverse = async (asked: PlannedRequest, step: Step): Promise<Traversed> => {
  const found = await find(asked, step);
  return { row: found.row, ...(await compute(asked, found, step)) };
};

/** Whether access narrowed the question; that of a viewer who sees everything hides nothing. */
const hidesFrom = (variables: RowMap, { access }: Traversal): boolean =>
  !(isAll(access.node) && isAll(access.edge)) && variables[VIEWER.all.name] !== true;

/** A question with the values that it was asked with, as its answer tells them. */
const askedOf = (traversal: Traversal, variables: RowMap): AskedQuestion => {
  const of = (operand: Operand): unknown => bind(operand, variables);
  const { question, scope, page, days, assuming } = traversal;
  return {
    ...traversal,
    assuming: assuming && bindAssuming(assuming, variables),
    hash: joinMarks(question, scopeMark(scope, of)),
    after: page.from?.map(of)[0],
    compares: days && [String(of(days[0])), String(of(days[1]))],
  };
};

/** What is known about the domain, and about the graph as a whole. */
export type KnownGraph = Readonly<{ model: Model; statistics: Statistics }>;

/** The bounds of what was found, and the steps that may be taken in memory. */
export type Within = Readonly<{
  bounds: Bounds;
  budget: Budget;
  following?: Following | undefined;
  elsewhere?: AnsweredElsewhere | undefined;
}>;

const BY_NAME = new Map(QUESTIONS.map(question => [question.name, question]));

/**
 * Computes a question on what *find* read, with the what-if applied. A question that compares days applies it
 * to each day itself.
 */
export function* computeTraversal(
  traversal: Traversal,
  row: RowMap,
  variables: RowMap,
  { model, statistics }: KnownGraph,
  { bounds, budget, following, elsewhere }: Within,
): Sliced<Computed> {
  const counts = undatedCount(traversal.undated, variables);
  const whole = yield* readFound(traversal, foundRow(traversal, row), bounds, counts);
  yield;
  const asked = askedOf(traversal, variables);
  const { assuming, certainty } = asked;
  const read = following ? follow(whole, following, certainty) : whole;
  if (assuming) checkAssuming(assuming, read, model);
  const day = String(bind(traversal.asOf, variables));
  const own = assuming && !traversal.days ? assume(read, assuming, day, certainty) : read;
  const found = elsewhere ? unionOf(own, elsewhere, certainty) : own;
  const across = found.elsewhere ? { elsewhere: found.elsewhere } : {};
  yield;
  if (assuming) yield* checkCircles(own, model);
  const { compute } = required(BY_NAME.get(traversal.question), `the question ${traversal.question}`);
  const { among = [], ...value } = yield* compute(
    traversal.asked,
    found,
    {
      ...{ traversal: asked, statistics, day, bound: variables, budget, ...across },
      model: elsewhere ? withRelations(model, elsewhere.across.meeting) : model,
      hides: hidesFrom(variables, traversal),
    },
    elsewhere ? unionOf(read, elsewhere) : read,
  );
  return {
    traversal,
    value: { ...value, assumed: assuming ? assumptions(asked, assuming, read, day, model) : [] },
    among,
    visited: read.visited,
    ...across,
  };
}
