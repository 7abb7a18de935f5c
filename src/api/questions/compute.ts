import { UnreachableCase } from '../../errors';
import type { Model } from '../../model/model';
import { BOUNDS, type Bounds } from '../../plan/bounds';
import type { Statistics } from '../../plan/statistics';
import type { Traversal } from '../../plan/traversal';
import { bind } from '../../plan/variables';
import { assume, checkAssuming } from '../../traverse/assume';
import { checkCircles } from '../../traverse/circles';
import { foundRow, readFound } from '../../traverse/found';
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

/** Computes a question on what *find* read, as if what it assumes were so. */
export const computeTraversal = (traversal: Traversal, row: RowMap, variables: Readonly<Record<string, unknown>>, { model, statistics }: Known, bounds: Bounds = BOUNDS): Computed => {
  const read = readFound(traversal, foundRow(traversal, row), bounds);
  const { assuming, asked } = traversal;
  if (assuming) checkAssuming(assuming, read, model);
  const day = String(bind(traversal.asOf, variables));
  const found = asked.question === 'difference' ? read : assume(read, assuming, day, traversal.certainty);
  if (assuming) checkCircles(found, model);
  const { value, among } = answerOf({ traversal, read, found, model, statistics, day });
  return { traversal, value: { ...value, assumed: assumptions(traversal, read, day, model) }, among, visited: read.visited };
};

const answerOf = (computing: Computing): Readonly<{ value: RowMap; among: readonly string[] }> => {
  const { asked } = computing.traversal;
  if (asked.question === 'neighbourhood') return neighbourhood(asked, computing);
  return { value: valueOf(asked, computing), among: [] };
};

const valueOf = (asked: Traversal['asked'], computing: Computing): RowMap => {
  switch (asked.question) {
    case 'connections': case 'paths': return connect(asked, computing);
    case 'reach': return reach(asked, computing);
    case 'common': return common(asked, computing);
    case 'history': return history(computing);
    case 'difference': return difference(asked, computing);
    case 'impact': return impact(asked, computing);
    case 'dependencies': return dependencies(asked, computing);
    case 'coverage': return coverage(asked, computing);
    case 'gaps': return gaps(asked, computing);
    case 'comparable': return comparable(asked, computing);
    case 'adoption': return adoption(asked, computing);
    case 'neighbourhood': throw new Error('Invariant broken: a neighbourhood reads its relations in fetch');
    default: throw new UnreachableCase(asked);
  }
};
