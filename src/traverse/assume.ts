import { SamgrafError, orList } from '../errors';
import { edgeKey, type Certainty, type Model } from '../model/model';
import type { AssumedEdge, Assuming } from '../plan/traversal';
import { assumedEdge, isTaken, type Found, type FoundEdge, type FoundNode } from './found';
import { weakness } from './subgraph';

/** What of a what-if can only be judged on the graph: relations that are there to be taken away, and kinds that may be related. */
export const checkAssuming = ({ withoutEdges, with: added }: Assuming, found: Found, model: Model): void => {
  for (const edge of withoutEdges) {
    const key = keyOf(edge);
    if (![...found.assumed].some(of => of === key || of.startsWith(`${key} `))) {
      throw new SamgrafError('NOT_FOUND', `assuming.without: there is no relation ${edge.relation.name} from ${edge.from} to ${edge.to}.`, 'Look at the relations of its ends, or leave it out.');
    }
  }
  for (const { relation, from, to } of added) {
    checkKind(relation.from, found.nodes.get(from), from, `${relation.name} starts from`, model);
    checkKind(relation.to, found.nodes.get(to), to, `${relation.name} leads to`, model);
  }
};

const checkKind = (kinds: readonly string[], node: FoundNode | undefined, id: string, what: string, model: Model): void => {
  if (!node || kinds.some(kind => model.kinds.get(kind)?.members.includes(node.kind))) return;
  throw new SamgrafError('BAD_INPUT', `assuming.with: ${what} ${orList(kinds)}; ${id} is a ${node.kind}.`, 'Name another relation, or other ends.');
};

const keyOf = ({ relation, from, to }: AssumedEdge): string => edgeKey(relation.name, from, to);

/** The nodes that are gone on a day. */
export const goneOn = (assuming: Assuming, day: string): ReadonlySet<string> => new Set([...assuming.withoutNodes, ...retiredOn(assuming, day)]);

const retiredOn = ({ retire }: Assuming, day: string): ReadonlySet<string> => new Set(retire.filter(({ on }) => on <= day).map(({ id }) => id));

/** The found part of the graph as if: without what is taken away, with what is added between nodes that are there, where it is certain enough. */
export const assume = (found: Found, assuming: Assuming | undefined, day: string, certainty: Certainty): Found => {
  if (!assuming) return found;
  const gone = goneOn(assuming, day);
  const taken = assuming.withoutEdges.map(keyOf);
  const stays = (edge: FoundEdge): boolean => !gone.has(edge.from) && !gone.has(edge.to) && !isTaken({ taken }, edge.key);
  const counts = (edge: FoundEdge): boolean => found.nodes.has(edge.from) && found.nodes.has(edge.to) && weakness(edge.certainty) <= weakness(certainty);
  const without = (ids: ReadonlySet<string>): ReadonlySet<string> => new Set([...ids].filter(id => !gone.has(id)));
  return {
    ...found, taken,
    sets: new Map([...found.sets].map(([name, ids]) => [name, without(ids)])),
    marks: new Map([...found.marks].map(([name, ids]) => [name, without(ids)])),
    nodes: new Map([...found.nodes].filter(([id]) => !gone.has(id))),
    expansions: new Map([...found.expansions].map(([name, e]) => [name, { ...e, levels: e.levels.map(level => level.filter(stays)) }])),
    added: assuming.with.map(edge => assumedEdge(edge, `${keyOf(edge)} assumed`, [])).filter(edge => stays(edge) && counts(edge)),
  };
};

/** The same whatever the day: what retires has ended by its day, and was there before. *Find* read validFrom and validTo of nodes first and second. */
export const assumeOnAnyDay = (found: Found, assuming: Assuming | undefined, certainty: Certainty): Found => {
  if (!assuming) return found;
  const as = assume(found, { ...assuming, retire: [] }, '', certainty);
  const ends = new Map(assuming.retire.map(({ id, on }) => [id, on]));
  const ended = (node: FoundNode): FoundNode => {
    const [on, [from, to, ...facts]] = [ends.get(node.id), node.facts];
    return on === undefined || (typeof to === 'string' && to <= on) ? node : { ...node, facts: [from, on, ...facts] };
  };
  return { ...as, nodes: new Map([...as.nodes].map(([id, node]) => [id, ended(node)])) };
};
