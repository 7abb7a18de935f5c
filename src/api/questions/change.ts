import type { Traversal } from '../../plan/traversal';
import { lookedAt } from '../../traverse/around';
import { dependenciesOf, fullyKnown } from '../../traverse/dependencies';
import { armsAlong, edgesOf, hopsOf, isCapped, isOfKind, wholeTo, type Found } from '../../traverse/found';
import { footingOf } from '../../traverse/footing';
import { impactOf, substitutesFor, type Affected } from '../../traverse/impact';
import { levelsOf } from '../../traverse/reach';
import type { Sliced } from '../../traverse/sliced';
import { explainAffected } from '../explain-impact';
import type { RowMap } from '../shape';
import { nodesOf, pageOf, pathObject, truncation, type Computing, type Sentence } from './objects';

type Impact = Traversal['asked'] & { question: 'impact' };
const NONE: ReadonlySet<string> = new Set();
const kindOf = (found: Found, id: string): string => found.nodes.get(id)?.kind ?? '';

/** What follows from a change: who rests on it, whether anything is left, and what could take its place. */
export function* impact(asked: Impact, computing: Computing): Sliced<RowMap> {
  const { traversal, found, model } = computing;
  const of = found.sets.get('Of') ?? NONE;
  const arms = armsAlong(found, 'Dependents');
  const capped = isCapped(found, 'Dependents');
  const whole = wholeTo(found, asked.maxHops, 'Dependents');
  yield;
  const footing = footingOf(edgesOf(found, 'Dependents', 'Supports'), model.relations);
  yield;
  const all = impactOf(of, hopsOf(edgesOf(found, 'Dependents'), arms), footing, whole, !isCapped(found, 'Supports'))
    .filter(({ id }) => isOfKind(found, id, asked.kinds));
  yield;
  const substitutes = asked.substitutes ? substitutesFor(of, edgesOf(found, 'Alike'), id => found.nodes.get(id)?.kind) : [];
  return {
    ...pageOf(all, item => item.id, traversal, item => affectedObject(item, asked, computing)),
    of: [...of].sort(), counts: extentCounts(all, found),
    substitutes: substitutes.map(item => ({ ...item, node: item.id, lifecycle: found.nodes.get(item.id)?.facts[0] ?? null })),
    truncated: truncation(capped || isCapped(found, 'Supports', 'Alike') ? 'LAYER_CAP' : undefined, whole, found),
  };
}

const affectedObject = (item: Affected, asked: Impact, { model }: Computing): RowMap => ({
  node: item.id, distance: item.distance, extent: item.extent ?? null, lost: item.lost, left: item.left, standsOn: item.standsOn,
  path: pathObject(item.path, model), speaks: nodesOf(item.path),
  explanation: ((args, parts) => explainAffected(item, asked.change, args['lang'], parts.nodes, model)) satisfies Sentence,
});

const extentCounts = (all: readonly Affected[], found: Found): readonly RowMap[] => {
  const counts = new Map<string, { wholly: number; partly: number; unknown: number }>();
  for (const { id, extent } of all) {
    const count = counts.get(kindOf(found, id)) ?? { wholly: 0, partly: 0, unknown: 0 };
    counts.set(kindOf(found, id), count);
    count[extent === undefined ? 'unknown' : extent === 'WHOLLY' ? 'wholly' : 'partly'] += 1;
  }
  return [...counts].sort(([a, x], [b, y]) => y.wholly - x.wholly || y.partly - x.partly || y.unknown - x.unknown || (a < b ? -1 : 1)).map(([kind, count]) => ({ kind, ...count }));
};

/** Single points of failure. */
export function* dependencies(
  asked: Traversal['asked'] & { question: 'dependencies' }, { traversal, found, model, budget }: Computing,
): Sliced<RowMap> {
  const of = found.sets.get('Of') ?? NONE;
  const hops = hopsOf(edgesOf(found, 'Supports'), armsAlong(found, 'Supports'));
  yield;
  const capped = isCapped(found, 'Supports');
  const whole = wholeTo(found, asked.maxHops, 'Supports');
  const levels = levelsOf(hops, of, whole);
  const footing = footingOf([...lookedAt(hops, levels, whole).values()], model.relations);
  const where = found.marks.get('Where');
  const candidates = levels.flat().filter(id => (!where || where.has(id)) && isOfKind(found, id, asked.kinds));
  yield;
  const { all, cut } = yield* dependenciesOf(of, candidates, footing, fullyKnown(levels, whole), budget);
  return {
    ...pageOf(all, item => item.id, traversal, item => ({ node: item.id, dependents: item.dependents, dependentCount: item.dependents.length, partlyCount: item.partly, dominated: item.dominated, articulation: item.articulation })),
    truncated: truncation(capped ? 'LAYER_CAP' : cut ? 'PATH_LIMIT' : undefined, cut ? 0 : whole, found),
  };
}
