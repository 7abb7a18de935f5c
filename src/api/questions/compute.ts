import { UnreachableCase } from '../../errors';
import type { Model } from '../../model/model';
import type { Bounds } from '../../plan/bounds';
import type { Statistics } from '../../plan/statistics';
import type { Traversal } from '../../plan/traversal';
import { bind } from '../../plan/variables';
import { assume, checkAssuming } from '../../traverse/assume';
import { checkCircles } from '../../traverse/circles';
import { foundRow, readFound } from '../../traverse/found';
import type { Budget } from '../../traverse/budget';
import type { Sliced } from '../../traverse/sliced';
import { assumptions } from '../explain-impact';
import type { RowMap } from '../shape';
import { coverage, gaps } from './capabilities';
import { adoption, comparable } from './municipalities';
import { common, neighbourhood, reach } from './around';
import { dependencies, impact } from './change';
import { connect } from './connect';
import type { Computed } from './fetch';
import type { Computing } from './objects';
import { difference, history } from './time';

/** What is known of the domain, and of the graph as a whole. */
export type Known = Readonly<{ model: Model; statistics: Statistics }>;

/** Bounds of what was found, and steps that may be taken in memory. */
export type Within = Readonly<{ bounds: Bounds; budget: Budget }>;

/** Computes a question on what *find* read, as if what it assumes were so. */
export function* computeTraversal(traversal: Traversal, row: RowMap, variables: RowMap, { model, statistics }: Known, { bounds, budget }: Within): Sliced<Computed> {
  const read = yield* readFound(traversal, foundRow(traversal, row), bounds);
  yield;
  const { assuming, asked } = traversal;
  if (assuming) checkAssuming(assuming, read, model);
  const day = String(bind(traversal.asOf, variables));
  const found = asked.question === 'difference' ? read : assume(read, assuming, day, traversal.certainty);
  yield;
  if (assuming) checkCircles(found, model);
  const { value, among } = yield* answerOf({ traversal, read, found, model, statistics, day, budget });
  return { traversal, value: { ...value, assumed: assumptions(traversal, read, day, model) }, among, visited: read.visited };
}

function* answerOf(computing: Computing): Sliced<Readonly<{ value: RowMap; among: readonly string[] }>> {
  const { asked } = computing.traversal;
  if (asked.question === 'neighbourhood') return neighbourhood(asked, computing);
  return { value: yield* valueOf(asked, computing), among: [] };
}

function* valueOf(asked: Traversal['asked'], computing: Computing): Sliced<RowMap> {
  switch (asked.question) {
    case 'connections': case 'paths': return yield* connect(asked, computing);
    case 'reach': return reach(asked, computing);
    case 'common': return common(asked, computing);
    case 'history': return history(computing);
    case 'difference': return yield* difference(asked, computing);
    case 'impact': return yield* impact(asked, computing);
    case 'dependencies': return yield* dependencies(asked, computing);
    case 'coverage': return yield* coverage(asked, computing);
    case 'gaps': return yield* gaps(asked, computing);
    case 'comparable': return comparable(asked, computing);
    case 'adoption': return adoption(asked, computing);
    case 'neighbourhood': throw new Error('Invariant broken: a neighbourhood reads its relations in fetch');
    default: throw new UnreachableCase(asked);
  }
}
