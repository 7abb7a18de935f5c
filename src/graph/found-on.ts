import type { ON_DAYS, Traversal } from '../plan/traversal';
import { assume } from './assume';
import type { Found, FoundEdge } from './found';
import { weakness } from './subgraph';
import { holdsOn } from './validity';

/** What was found, restricted to the first or the second day, with the what-if applied as of that day. */
export const foundOn = <S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  [which, day]: readonly [(typeof ON_DAYS)[number], string],
  { assuming, certainty }: Pick<Traversal, 'assuming' | 'certainty'>,
): Found<S, H, F> => {
  const nodes = new Map(
    [...found.nodes].filter(
      ([, node]) => holdsOn(node, day) && weakness(node.certainty) <= weakness(certainty),
    ),
  );
  const stands = (edge: FoundEdge): boolean =>
    holdsOn(edge, day) && nodes.has(edge.from) && nodes.has(edge.to);
  const present = (name: string, ids: ReadonlySet<string>): ReadonlySet<string> => {
    const then = found.tests.get(`${which}${name}`);
    return new Set([...ids].filter(id => nodes.has(id) && (then?.has(id) ?? true)));
  };
  return assume(
    {
      ...found,
      nodes,
      seeds: new Map([...found.seeds].map(([name, ids]) => [name, present(name, ids)])),
      tests: new Map([...found.tests].map(([name, ids]) => [name, present(name, ids)])),
      expansions: new Map(
        [...found.expansions].map(([name, e]) => [
          name,
          { ...e, levels: e.levels.map(level => level.filter(stands)) },
        ]),
      ),
    },
    assuming,
    day,
    certainty,
  );
};
