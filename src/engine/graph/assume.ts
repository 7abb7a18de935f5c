import { SamgrafError, orList } from '../errors';
import { edgeKey, type Certainty, type Model } from '../model/model';
import type { Assumed, AssumedEdge } from '../plan/traversal';
import { assumedEdge, isTaken, type Found, type FoundEdge, type FoundNode, type Standing } from './found';
import { weakness } from './found';
import { holdsOn } from './validity';

/**
 * The checks of a what-if that need the graph: the relations to remove must exist, and the kinds must be
 * allowed at the ends of the added ones.
 */
export const checkAssuming = (
  { withoutEdges, with: added, retire }: Assumed,
  found: Pick<Found, 'nodes' | 'named'>,
  model: Model,
): void => {
  for (const { id, on } of retire) checkRetired(id, on, found.named.nodes.get(id));
  for (const edge of withoutEdges) {
    if (periodsOf(edge, found).length === 0) {
      throw new SamgrafError(
        'NOT_FOUND',
        `assuming.without: there is no relation ${edge.relation.name} from ${edge.from} to ${edge.to}.`,
        'Check the relations of its ends, or leave it out.',
      );
    }
  }
  for (const { relation, from, to } of added) {
    checkKind(relation.from, found.nodes.get(from), from, `${relation.name} starts from`, model);
    checkKind(relation.to, found.nodes.get(to), to, `${relation.name} leads to`, model);
  }
};

/** A node cannot end before it began. */
const checkRetired = (id: string, on: string, node: Standing | undefined): void => {
  const begun = node?.facts[0];
  if (typeof begun !== 'string' || on > begun) return;
  throw new SamgrafError(
    'BAD_INPUT',
    `assuming.retire: ${id} holds from ${begun}, so it cannot end on ${on}.`,
    'Name a later day, or remove it with `without`.',
  );
};

const checkKind = (
  kinds: readonly string[],
  node: FoundNode | undefined,
  id: string,
  what: string,
  model: Model,
): void => {
  if (!node || kinds.some(kind => model.kinds.get(kind)?.members.includes(node.kind))) return;
  throw new SamgrafError(
    'BAD_INPUT',
    `assuming.with: ${what} ${orList(kinds)}; ${id} is a ${node.kind}.`,
    'Name another relation, or other ends.',
  );
};

const keyOf = ({ relation, from, to }: AssumedEdge): string => edgeKey(relation.name, from, to);

/** The periods in which a relation named by a what-if already exists. */
const periodsOf = (edge: AssumedEdge, { named }: Pick<Found, 'named'>): readonly Standing[] =>
  [...named.edges].flatMap(([key, of]) => (isTaken({ taken: [keyOf(edge)] }, key) ? [of] : []));

/** What counts: what holds on the day, with at least the certainty asked for. */
export type Moment = Readonly<{ day: string; certainty: Certainty }>;

/** Which parts of a what-if change anything, each list in the order in which the parts were given. */
type Effects = Readonly<Record<keyof Assumed, readonly boolean[]>>;

export const effectsOf = (found: Pick<Found, 'named'>, assuming: Assumed, at: Moment): Effects => {
  const isThere = (id: string): boolean => counts(found.named.nodes.get(id), at);
  const retired = retiredOn(assuming, at.day);
  return {
    withoutNodes: assuming.withoutNodes.map(isThere),
    withoutEdges: assuming.withoutEdges.map(edge => countingPeriods(edge, found, at).length > 0),
    with: assuming.with.map(
      edge =>
        [edge.from, edge.to].every(id => isThere(id) && !retired.has(id)) &&
        isSure(edge.certainty, at) &&
        countingPeriods(edge, found, at).every(of => weakness(of.certainty) > weakness(edge.certainty)),
    ),
    retire: assuming.retire.map(({ id, on }) => on <= at.day && isThere(id)),
  };
};

const isSure = (certainty: Certainty, at: Moment): boolean => weakness(certainty) <= weakness(at.certainty);
const counts = (of: Standing | undefined, at: Moment): boolean =>
  of !== undefined && holdsOn(of, at.day) && isSure(of.certainty, at);
const countingPeriods = (edge: AssumedEdge, found: Pick<Found, 'named'>, at: Moment): readonly Standing[] =>
  [edge.from, edge.to].every(id => counts(found.named.nodes.get(id), at))
    ? periodsOf(edge, found).filter(of => counts(of, at))
    : [];

const retiredOn = ({ retire }: Assumed, day: string): ReadonlySet<string> =>
  new Set(retire.filter(({ on }) => on <= day).map(({ id }) => id));

/** What is removed and what is added: nodes by id, edges by key or by a prefix of it. */
type Change = Readonly<{
  /** The day on which it is; any if undefined. */
  day?: string;
  gone: ReadonlySet<string>;
  taken: readonly string[];
  added: readonly AssumedEdge[];
}>;

const changed = <S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  { gone, taken, added, day }: Change,
): Found<S, H, F> => {
  const isLeft = (edge: FoundEdge): boolean => !gone.has(edge.from) && !gone.has(edge.to);
  const without = (ids: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...ids].filter(id => !gone.has(id)));
  return {
    ...found,
    taken: [...found.taken, ...taken],
    seeds: new Map([...found.seeds].map(([name, ids]) => [name, without(ids)])),
    tests: new Map([...found.tests].map(([name, ids]) => [name, without(ids)])),
    nodes: new Map([...found.nodes].filter(([id]) => !gone.has(id))),
    expansions: new Map(
      [...found.expansions].map(([name, e]) => [
        name,
        {
          ...e,
          levels: e.levels.map(level => level.filter(edge => isLeft(edge) && !isTaken({ taken }, edge.key))),
        },
      ]),
    ),
    added: [
      ...found.added.filter(({ period = [] }) => day === undefined || holdsOn({ facts: period }, day)),
      ...added.map(edge => assumedEdge(edge, `${keyOf(edge)} assumed`, [])),
    ].filter(isLeft),
  };
};

/**
 * The found part of the graph with the what-if applied: removed parts are left out, and edges are added if
 * both endpoints exist and the edge is certain enough. A relation that already exists counts once: the added
 * edge replaces it only if it is more certain.
 */
export const assume = <S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  assuming: Assumed | undefined,
  day: string,
  certainty: Certainty,
): Found<S, H, F> => {
  if (!assuming) return found;
  const at: Moment = { day, certainty };
  const effects = effectsOf(found, assuming, at);
  const added = assuming.with.filter((_, i) => effects.with[i]);
  return changed(found, {
    day,
    added,
    gone: new Set([...assuming.withoutNodes, ...retiredOn(assuming, day)]),
    taken: [
      ...assuming.withoutEdges,
      ...added.filter(edge => countingPeriods(edge, found, at).length > 0),
    ].map(keyOf),
  });
};

/**
 * Assumes for any day: a retired node ends on its day and existed before it. *Find* read validFrom and
 * validTo as the first two facts of a node.
 */
export const assumeOnAnyDay = <S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  assuming: Assumed | undefined,
  certainty: Certainty,
): Found<S, H, F> => {
  if (!assuming) return found;
  const added = assuming.with.filter(
    edge =>
      found.nodes.has(edge.from) &&
      found.nodes.has(edge.to) &&
      isSure(edge.certainty, { day: '', certainty }),
  );
  const as = changed(found, {
    added,
    gone: new Set(assuming.withoutNodes),
    taken: assuming.withoutEdges.map(keyOf),
  });
  const ends = new Map(assuming.retire.map(({ id, on }) => [id, on]));
  const ended = (node: FoundNode): FoundNode => {
    const [on, [from, to, ...facts]] = [ends.get(node.id), node.facts];
    return on === undefined || (typeof to === 'string' && to <= on)
      ? node
      : { ...node, facts: [from, on, ...facts] };
  };
  return { ...as, nodes: new Map([...as.nodes].map(([id, node]) => [id, ended(node)])) };
};
