import type { Certainty, EcosystemKind, EcosystemMapQuery, ExchangeKind } from '../gql/graphql';
import type { ThingRef } from '../model/answer';

/** Flows between ecosystems, counted from the exchanges that the API gives. */

export type Ecosystem = Readonly<{
  thing: ThingRef;
  kind: EcosystemKind;
  /** Ids of those that it is nested in. */ inside: readonly string[];
  /** Ids of those that it forms a part of. */ overlaps: readonly string[];
}>;
type Participant = Readonly<{ thing: ThingRef; certainty: Certainty }>;
export type Exchange = Readonly<{
  thing: ThingRef;
  kind: ExchangeKind;
  participants: readonly Participant[];
  othersUnnamed: boolean;
  /** Ecosystems that take part, by themselves or by someone who belongs to them, with the weakest of what says so. */
  ecosystems: ReadonlyMap<string, Certainty>;
}>;
export type Flow = Readonly<{
  /** Ids of two ecosystems in order; the same one twice is what goes on within it. */
  ends: readonly [string, string];
  exchanges: readonly Exchange[];
  weakest: Certainty;
}>;

const WEAKEST_FIRST: readonly Certainty[] = ['UNCERTAIN', 'DEDUCTION', 'FACT'];
export const weaker = (a: Certainty, b: Certainty): Certainty =>
  WEAKEST_FIRST.find(of => of === a || of === b) ?? 'UNCERTAIN';
const stronger = (a: Certainty, b: Certainty): Certainty => (weaker(a, b) === a ? b : a);

export const ecosystemsOf = ({ ecosystems }: EcosystemMapQuery): readonly Ecosystem[] =>
  ecosystems.nodes.map(({ kind, nestedIn, overlaps, ...thing }) => ({
    thing,
    kind,
    inside: nestedIn.nodes.map(({ id }) => id),
    overlaps: overlaps.nodes.map(({ id }) => id),
  }));

/** Which ecosystems a participant stands for. */
type Belonging = (id: string, sectors: readonly string[], memberOf: readonly string[]) => readonly string[];

const belonging = ({ ecosystems: { nodes } }: EcosystemMapQuery): Belonging => {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const ofSector = new Map<string, string[]>();
  for (const { id, kind, sectors } of nodes)
    if (kind === 'SECTOR')
      for (const sector of sectors.nodes) ofSector.set(sector.id, [...(ofSector.get(sector.id) ?? []), id]);
  const around = new Map(
    nodes
      .filter(({ kind }) => kind === 'SECTOR')
      .map(({ id, nestedIn }) => [
        id,
        nestedIn.nodes.filter(of => kinds.get(of.id) === 'NATIONAL').map(of => of.id),
      ]),
  );
  return (id, sectors, memberOf) => {
    const own = [
      ...(kinds.has(id) ? [id] : []),
      ...memberOf.filter(of => kinds.has(of)),
      ...sectors.flatMap(sector => ofSector.get(sector) ?? []),
    ];
    return [...new Set([...own, ...own.flatMap(of => around.get(of) ?? [])])];
  };
};

export const exchangesOf = (data: EcosystemMapQuery): readonly Exchange[] => {
  const belongs = belonging(data);
  return data.exchanges.nodes.map(({ kind, othersUnnamed, participants, ...thing }) => {
    const ecosystems = new Map<string, Certainty>();
    const all = participants.edges.map(({ certainty, node }): Participant => {
      const actor = 'sectors' in node ? node : undefined;
      const { sectors, memberOf } = actor ?? {};
      for (const id of belongs(node.id, ids(sectors), ids(memberOf)))
        ecosystems.set(id, stronger(certainty, ecosystems.get(id) ?? certainty));
      return { thing: node, certainty };
    });
    return { thing, kind, participants: all, othersUnnamed: othersUnnamed ?? false, ecosystems };
  });
};

const ids = (of: Readonly<{ nodes: readonly Readonly<{ id: string }>[] }> | undefined): readonly string[] =>
  of?.nodes.map(({ id }) => id) ?? [];

/** How many participants of an exchange stand for an ecosystem is not asked: one flow is one exchange. */
export const flowsOf = (
  ecosystems: readonly Ecosystem[],
  exchanges: readonly Exchange[],
): readonly Flow[] => {
  // An exchange of a sector is one of the national ecosystem too, which is no flow between them.
  const inside = new Map(ecosystems.map(of => [of.thing.id, of.kind === 'SECTOR' ? of.inside : []]));
  const flows = new Map<string, Flow>();
  for (const exchange of exchanges) {
    const taking = [...exchange.ecosystems].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [i, [a, sureA]] of taking.entries())
      for (const [b, sureB] of taking.slice(i + 1)) {
        if (inside.get(a)?.includes(b) || inside.get(b)?.includes(a)) continue;
        const key = `${a}~${b}`;
        const before = flows.get(key);
        const sure = weaker(sureA, sureB);
        flows.set(key, {
          ends: [a, b],
          exchanges: [...(before?.exchanges ?? []), exchange],
          weakest: before ? weaker(before.weakest, sure) : sure,
        });
      }
  }
  return [...flows.values()].sort(
    (a, b) => b.exchanges.length - a.exchanges.length || (a.ends.join() < b.ends.join() ? -1 : 1),
  );
};

export const flowKey = ({ ends }: Flow): string => ends.join('~');

export const KINDS: readonly ExchangeKind[] = ['COLLABORATION', 'INTEROPERATION', 'SHARING', 'VALUE'];
export const isExchangeKind = (text: string | undefined): text is ExchangeKind =>
  KINDS.some(kind => kind === text);
