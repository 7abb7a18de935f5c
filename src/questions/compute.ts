import { required } from '../errors';
import { assume, checkAssuming } from '../graph/assume';
import type { Budget } from '../graph/budget';
import { checkCircles } from '../graph/circles';
import { foundRow, readFound } from '../graph/read-found';
import type { Sliced } from '../graph/sliced';
import { undatedCount } from '../graph/validity';
import type { Model } from '../model/model';
import { isAll, type RowMap, bind } from '../plan/plan';
import { VIEWER } from '../plan/authorise';
import type { Statistics } from '../plan/statistics';
import type { Traversal, Bounds } from '../plan/traversal';
import { assumptions } from '../words/assumptions';
import type { Computed } from './fetch';
import { QUESTIONS } from './list';

/** Whether access narrowed the question; that of a viewer who sees everything hides nothing. */
const hidesFrom = (variables: RowMap, { access }: Traversal): boolean =>
  !(isAll(access.node) && isAll(access.edge)) && variables[VIEWER.all.name] !== true;

/** What is known about the domain, and about the graph as a whole. */
export type Known = Readonly<{ model: Model; statistics: Statistics }>;

/** The bounds of what was found, and the steps that may be taken in memory. */
export type Within = Readonly<{ bounds: Bounds; budget: Budget }>;

const BY_NAME = new Map(QUESTIONS.map(question => [question.name, question]));

/**
 * Computes a question on what *find* read, with the what-if applied. A question that compares days applies it
 * to each day itself.
 */
export function* computeTraversal(
  traversal: Traversal,
  row: RowMap,
  variables: RowMap,
  { model, statistics }: Known,
  { bounds, budget }: Within,
): Sliced<Computed> {
  const counts = undatedCount(traversal.undated, variables);
  const read = yield* readFound(traversal, foundRow(traversal, row), bounds, counts);
  yield;
  const { assuming, certainty } = traversal;
  if (assuming) checkAssuming(assuming, read, model);
  const day = String(bind(traversal.asOf, variables));
  const found = traversal.days ? read : assume(read, assuming, day, certainty);
  yield;
  if (assuming) yield* checkCircles(found, model);
  const { compute } = required(BY_NAME.get(traversal.question), `the question ${traversal.question}`);
  const { among = [], ...value } = yield* compute(
    traversal.asked,
    found,
    { traversal, model, statistics, day, budget, hides: hidesFrom(variables, traversal) },
    read,
  );
  return {
    traversal,
    value: { ...value, assumed: assumptions(traversal, read, day, model) },
    among,
    visited: read.visited,
  };
}
