import { speaksOfRelations } from '../../plan/as-assumed';
import { PATH_STEPS } from '../../plan/cost-questions';
import type { Traversal } from '../../plan/traversal';
import { assumeOnAnyDay } from '../../traverse/assume';
import type { Found } from '../../traverse/found';
import { findPaths, type FoundPath } from '../../traverse/paths';
import { findPivots, type Pivot } from '../../traverse/pivots';
import type { Sliced } from '../../traverse/sliced';
import { subgraphOf } from '../../traverse/subgraph';
import { whyNot, type WhyNot } from '../../traverse/why-not';
import { explainHidden, explainWhyNot } from '../explain-absence';
import { Later, type RowMap } from '../shape';
import { digest, pageOf, pathObject, truncation, type Computing, type Sentence } from './objects';

type Asked = Traversal['asked'] & { question: 'connections' | 'paths' };

/** `connections` and `paths`: what leads from the one to the other. */
export function* connect(asked: Asked, computing: Computing): Sliced<RowMap> {
  const { traversal, found, model, budget } = computing;
  const graph = subgraphOf(found, asked.ways);
  yield;
  const all = yield* findPaths(graph, asked.ways, budget.part(PATH_STEPS));
  const items = asked.question === 'connections'
    ? pageOf(yield* findPivots(all.paths, graph.via), pivot => pivot.via, traversal, pivot => pivotObject(pivot, computing))
    : pageOf(all.paths, digest, traversal, path => pathObject(path, model));
  const outcome = Number(items['totalCount']) > 0 ? 'FOUND' : all.cut ? 'NOT_FOUND_WITHIN_BOUNDS' : 'PROVED_ABSENT';
  return {
    ...items, outcome, truncated: truncation(all.cut, all.completeTo, found),
    whyNot: asked.whyNot && outcome !== 'FOUND' ? yield* whyNotObject(outcome, asked, computing) : null,
  };
}

const pivotObject = (pivot: Pivot, { model }: Computing): RowMap => ({
  via: pivot.via, targets: pivot.targets, targetCount: pivot.targets.length, pathCount: pivot.paths.length,
  length: pivot.length, certainty: pivot.certainty, paths: new Later(pivot.paths, (path: FoundPath) => pathObject(path, model)),
});

function* whyNotObject(
  outcome: string, { question, ways }: Asked, { traversal, read, found, day, model, statistics, budget }: Computing,
): Sliced<RowMap> {
  const { assuming, certainty } = traversal;
  const related = [...traversal.sets, ...traversal.marks].some(({ selector }) => selector.kind === 'where' && speaksOfRelations(selector.where));
  const byId = traversal.sets.flatMap(({ selector, wide }) => (selector.kind === 'ids' && !wide ? selector.ids : []));
  const asked = byId.flatMap(id => read.nodes.get(id) ?? []);
  const scope = { day, certainty, least: question === 'connections' ? 2 : 1, related, asked };
  const why = yield* whyNot(found, assumeOnAnyDay(read, assuming, 'UNCERTAIN'), ways, scope, { model, edges: statistics.edges }, budget);
  return {
    outcome,
    reachedFrom: frontiers(why.from), reachedTo: frontiers(why.to),
    missing: why.missing.map(({ relation, ...link }) => ({ ...link, relation: relation.name })),
    hiddenBy: why.hiddenBy.map(hidden => ({ ...hidden, message: ((args: RowMap) => explainHidden(hidden, args['lang'])) satisfies Sentence })),
    speaks: spokenOf(why, found),
    explanation: ((args, parts) => explainWhyNot(why, { outcome, ways, from: ends(found, 'From'), to: ends(found, 'To') }, args['lang'], parts.nodes, model)) satisfies Sentence,
  };
}

const frontiers = (levels: WhyNot['from']): readonly RowMap[] => levels.map((ids, distance) => ({ distance, count: ids.length }));
const ends = (found: Found, name: string): readonly string[] => [...found.sets.get(name) ?? []].sort();
/** Ends are named when they are few. */
const spokenOf = (why: WhyNot, found: Found): readonly string[] => [...ends(found, 'From').slice(0, 1), ...ends(found, 'To').slice(0, 1), ...why.missing.slice(0, 1).flatMap(link => [link.from[0] ?? '', link.to[0] ?? ''])];
