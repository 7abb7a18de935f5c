import type { ON_DAYS, Traversal } from '../plan/traversal';
import { assume } from './assume';
import type { Found, FoundEdge, FoundExpansion, FoundNode } from './found';
import { inTurns, type Sliced } from './sliced';
import { weakness } from './subgraph';
import { holdsOn } from './validity';

/** What was found, restricted to the first or the second day, with the what-if applied as of that day. */
export function* foundOn<S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  [which, day]: readonly [(typeof ON_DAYS)[number], string],
  { assuming, certainty }: Pick<Traversal, 'assuming' | 'certainty'>,
): Sliced<Found<S, H, F>> {
  const nodes = new Map<string, FoundNode>();
  yield* inTurns(found.nodes, ([id, node]) => {
    if (holdsOn(node, day) && weakness(node.certainty) <= weakness(certainty)) nodes.set(id, node);
  });
  const stands = (edge: FoundEdge): boolean =>
    holdsOn(edge, day) && nodes.has(edge.from) && nodes.has(edge.to);
  const present = (name: string, ids: ReadonlySet<string>): ReadonlySet<string> => {
    const then = found.tests.get(`${which}${name}`);
    return new Set([...ids].filter(id => nodes.has(id) && (then?.has(id) ?? true)));
  };
  const expansions = new Map<string, FoundExpansion>();
  for (const [name, expansion] of found.expansions) {
    const levels: FoundEdge[][] = [];
    for (const level of expansion.levels) {
      const standing: FoundEdge[] = [];
      yield* inTurns(level, edge => stands(edge) && standing.push(edge));
      levels.push(standing);
    }
    expansions.set(name, { ...expansion, levels });
  }
  const seeds = new Map([...found.seeds].map(([name, ids]) => [name, present(name, ids)]));
  const tests = new Map([...found.tests].map(([name, ids]) => [name, present(name, ids)]));
  return assume({ ...found, nodes, seeds, tests, expansions }, assuming, day, certainty);
}
