import type { Derivation } from '../../src/engine/model/derivations';
import { CERTAINTIES, type Model } from '../../src/engine/model/model';
import type { Properties, StoredEdge } from '../../src/engine/plan/write';
import type { Graph } from './world';

/** What must hold between two ends on a day, for those who see what is open to some. */
export type Claim = Readonly<{
  from: string;
  to: string;
  certainty: string;
  conditional: boolean;
  /** To whom it is open; none: to all. */
  open: readonly string[] | undefined;
  undated: boolean;
}>;

type Way = Readonly<{ from: string; to: string; all: readonly Properties[]; conditional: boolean }>;

/**
 * What follows by a rule on a day, worked out anew by trying each chain of relations there is; slow, and without the code
 * under test. The edges of the graph that are derived already are left out.
 */
export const claimsOn = (rule: Derivation, graph: Graph, model: Model, day: string): readonly Claim[] => {
  const ways = waysBy(rule, graph, model);
  const pairs = new Map<string, Way[]>();
  for (const way of ways)
    pairs.set(`${way.from} ${way.to}`, [...(pairs.get(`${way.from} ${way.to}`) ?? []), way]);
  return [...pairs.values()].flatMap(all => audiencesOf(all).flatMap(open => claimOf(all, day, open)));
};

const claimOf = (all: readonly Way[], day: string, open: readonly string[] | undefined): readonly Claim[] => {
  const own = all.filter(way => isSame(openTo(way), open) && !isToldToAll(way, all));
  const dated = own.filter(isDated);
  const undated = own.filter(way => !isDated(way));
  const claimedOn = (one: string): readonly Claim[] => {
    const now = dated.filter(way => holdsOn(way, one));
    return now.length > 0 ? [claim([...now, ...undated], open, false)] : [];
  };
  const changes = dated.flatMap(way => [beginOf(way), endOf(way)].flatMap(one => one ?? []));
  /** Where one way ends on the day on which another begins, the same may hold at all times. */
  const isAlways = ['', ...changes].every(one => isSame(claimedOn(one), claimedOn(day)));
  const claims = claimedOn(day).map(one => ({ ...one, undated: isAlways }));
  if (undated.length > 0 && dated.every(way => endOf(way) !== undefined))
    claims.push(claim(undated, open, true));
  return claims;
};

const claim = (ways: readonly Way[], open: readonly string[] | undefined, undated: boolean): Claim => {
  const sure = ways.some(({ conditional }) => !conditional);
  const best = ways.filter(({ conditional }) => conditional !== sure);
  const { from, to } = ways[0] as Way;
  return {
    from,
    to,
    certainty: CERTAINTIES[Math.min(...best.map(weakest))] ?? '',
    conditional: !sure,
    open,
    undated,
  };
};

/** What is closed and says no more than what all see is not told again. */
const isToldToAll = (way: Way, all: readonly Way[]): boolean =>
  openTo(way) !== undefined &&
  all.some(
    other =>
      openTo(other) === undefined &&
      isDated(other) === isDated(way) &&
      (beginOf(other) ?? '') <= (beginOf(way) ?? '') &&
      (endOf(other) ?? '~') >= (endOf(way) ?? '~') &&
      weakest(other) <= weakest(way) &&
      (!other.conditional || way.conditional),
  );

const audiencesOf = (ways: readonly Way[]): readonly (readonly string[] | undefined)[] => {
  const all = ways.map(openTo);
  return all.filter((one, i) => all.findIndex(other => isSame(other, one)) === i);
};
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const openTo = ({ all }: Way): readonly string[] | undefined => {
  const closed = all.filter(({ access }) => access !== 'PUBLIC');
  if (closed.length === 0) return undefined;
  const level = closed.some(({ access }) => access === 'NON_PUBLIC') ? 'NON_PUBLIC' : 'RESTRICTED';
  const lists = closed.map(({ restrictedTo }) => (restrictedTo ?? []) as readonly string[]);
  const each = new Set(lists.flat());
  return [level, ...[...each].filter(id => lists.every(list => list.includes(id))).sort()];
};

const weakest = ({ all }: Way): number =>
  Math.max(1, ...all.map(({ certainty }) => CERTAINTIES.findIndex(one => one === certainty)));
const beginOf = ({ all }: Way): string | undefined =>
  all
    .flatMap(({ validFrom }) => (typeof validFrom === 'string' ? [validFrom] : []))
    .sort()
    .pop();
const endOf = ({ all }: Way): string | undefined =>
  all.flatMap(({ validTo }) => (typeof validTo === 'string' ? [validTo] : [])).sort()[0];
const isDated = (way: Way): boolean => beginOf(way) !== undefined || endOf(way) !== undefined;
const holdsOn = ({ all }: Way, day: string): boolean =>
  all.every(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || String(validFrom) <= day) &&
      (validTo === undefined || day < String(validTo)),
  );
const everHolds = (way: Way): boolean => (beginOf(way) ?? '') < (endOf(way) ?? '~');

const waysBy = (rule: Derivation, { nodes, edges }: Graph, model: Model): readonly Way[] => {
  const properties = new Map(nodes.map(node => [node.id, node.properties]));
  const of = (name: string): readonly StoredEdge[] => edges.filter(({ relation }) => relation.name === name);
  const asks = (name: string, said: Properties): boolean =>
    rule.given
      .filter(one => one.in === name)
      .every(({ given: { fact, is, isNot } }) => {
        const value = String(said[fact] ?? '');
        return (is === undefined || is.includes(value)) && isNot?.includes(value) !== true;
      });
  const kinds = model.kinds.get(rule.of)?.members ?? [];
  const starts = model.kinds.get(rule.binds)?.members ?? [];
  /** What leads to the node between: relations; or, to the mark of the rule, each that says of itself what is asked. */
  const binding: readonly Pick<StoredEdge, 'from' | 'to' | 'properties'>[] =
    rule.mark === undefined
      ? of(rule.binds)
      : nodes
          .filter(({ properties: { type } }) => starts.includes(String(type)))
          .map(node => ({ from: node.id, to: rule.mark ?? '', properties: node.properties }));
  const chains = (
    from: string,
    to: string,
    passed: readonly string[] = [],
  ): readonly (readonly StoredEdge[])[] => [
    ...(from === to ? [[]] : []),
    ...(passed.length < 4
      ? rule.memberships
          .flatMap(of)
          .filter(edge => edge.from === from && from !== to && !passed.includes(edge.to) && edge.to !== from)
          .flatMap(edge => chains(edge.to, to, [...passed, from]).map(rest => [edge, ...rest]))
      : []),
  ];
  return of(rule.meets)
    .filter(edge => asks(rule.meets, edge.properties))
    .flatMap(meet =>
      binding
        .filter(bind => bind.to === meet.to && asks(rule.binds, bind.properties))
        .flatMap(bind => {
          const middle = properties.get(meet.to);
          if (!middle || !asks(rule.of, middle) || !kinds.includes(String(middle['type']))) return [];
          return nodes.flatMap(({ id }) =>
            chains(id, bind.from).map((chain): Way => {
              const between = [...new Set([...chain.map(({ to }) => to), meet.to])];
              const conditions = [middle, bind.properties, meet.properties].map(
                ({ [rule.condition ?? '']: said }) => said,
              );
              return {
                from: id,
                to: meet.from,
                all: [
                  ...[...chain, bind, meet].map(({ properties: said }) => said),
                  ...between.map(one => properties.get(one) ?? {}),
                ],
                conditional: conditions.some(said => said !== undefined),
              };
            }),
          );
        }),
    )
    .filter(everHolds);
};
