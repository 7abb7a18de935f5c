import type { Certainty, FlowMapQuery } from '../gql/graphql';
import { flows, type Words } from '../gql/labels';
import type { ThingRef } from '../model/answer';

/** Flows between wholes of those who act, counted from what the API gives of what goes between them. */

export type FlowWhole = Readonly<{
  thing: ThingRef;
  place: string;
  /** Ids of those that it is nested in. */ inside: readonly string[];
  /** Ids of those that it forms a part of. */ overlaps: readonly string[];
}>;
type Participant = Readonly<{ thing: ThingRef; certainty: Certainty }>;
export type Exchanged = Readonly<{
  thing: ThingRef;
  form: string;
  participants: readonly Participant[];
  hasUnnamed: boolean;
  /** Wholes that take part, by themselves or by someone who belongs to them, with the weakest of what says so. */
  wholes: ReadonlyMap<string, Certainty>;
}>;
export type Flow = Readonly<{
  /** Ids of two wholes in order; the same one twice is what goes on within it. */
  ends: readonly [string, string];
  exchanges: readonly Exchanged[];
  weakest: Certainty;
}>;

const WEAKEST_FIRST: readonly Certainty[] = ['UNCERTAIN', 'DEDUCTION', 'FACT'];
export const weaker = (a: Certainty, b: Certainty): Certainty =>
  WEAKEST_FIRST.find(of => of === a || of === b) ?? 'UNCERTAIN';
const stronger = (a: Certainty, b: Certainty): Certainty => (weaker(a, b) === a ? b : a);

export const wholesOf = ({ wholes }: FlowMapQuery): readonly FlowWhole[] =>
  wholes.nodes.map(thing => ({
    thing,
    place: thing.place ?? '',
    inside: ids(thing.inside),
    overlaps: ids(thing.overlaps),
  }));

export const isCore = ({ place }: Pick<FlowWhole, 'place'>): boolean => place === flows?.core;
export const isPart = ({ place }: Pick<FlowWhole, 'place'>): boolean => place === flows?.parts;

/** Which wholes a participant stands for. */
type Belonging = (id: string, belongs: readonly string[], members: readonly string[]) => readonly string[];

const belonging = ({ wholes: { nodes } }: FlowMapQuery): Belonging => {
  const places = new Map(nodes.map(({ id, place }) => [id, { place: place ?? '' }]));
  const parts = nodes.filter(({ place }) => isPart({ place: place ?? '' }));
  const partsOf = new Map<string, string[]>();
  for (const { id, belongs } of parts)
    for (const of of ids(belongs)) partsOf.set(of, [...(partsOf.get(of) ?? []), id]);
  const around = new Map(
    parts.map(({ id, inside }) => [
      id,
      ids(inside).filter(of => {
        const place = places.get(of);
        return place !== undefined && isCore(place);
      }),
    ]),
  );
  return (id, belongs, members) => {
    const own = [
      ...(places.has(id) ? [id] : []),
      ...members.filter(of => places.has(of)),
      ...belongs.flatMap(of => partsOf.get(of) ?? []),
    ];
    return [...new Set([...own, ...own.flatMap(of => around.get(of) ?? [])])];
  };
};

export const exchangedIn = (data: FlowMapQuery): readonly Exchanged[] => {
  const belongs = belonging(data);
  return data.exchanged.nodes.map(({ form, participants, ...rest }) => {
    const { unnamed, ...thing } = { unnamed: undefined, ...rest };
    const wholes = new Map<string, Certainty>();
    const all = participants.edges.map(({ certainty, node }): Participant => {
      const own = 'belongs' in node ? node : undefined;
      for (const id of belongs(node.id, ids(own?.belongs), ids(own?.members)))
        wholes.set(id, stronger(certainty, wholes.get(id) ?? certainty));
      return { thing: node, certainty };
    });
    return { thing, form: form ?? '', participants: all, hasUnnamed: unnamed ?? false, wholes };
  });
};

const ids = (of: Readonly<{ nodes: readonly Readonly<{ id: string }>[] }> | undefined): readonly string[] =>
  of?.nodes.map(({ id }) => id) ?? [];

/** How many participants stand for a whole is not asked: one exchange counts once in a flow. */
export const flowsOf = (wholes: readonly FlowWhole[], exchanges: readonly Exchanged[]): readonly Flow[] => {
  // What a part takes part in, the core does too, which is no flow between them.
  const inside = new Map(wholes.map(of => [of.thing.id, isPart(of) ? of.inside : []]));
  const between = new Map<string, Flow>();
  for (const exchange of exchanges) {
    const taking = [...exchange.wholes].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [i, [a, sureA]] of taking.entries())
      for (const [b, sureB] of taking.slice(i + 1)) {
        if (inside.get(a)?.includes(b) || inside.get(b)?.includes(a)) continue;
        const key = `${a}~${b}`;
        const before = between.get(key);
        const sure = weaker(sureA, sureB);
        between.set(key, {
          ends: [a, b],
          exchanges: [...(before?.exchanges ?? []), exchange],
          weakest: before ? weaker(before.weakest, sure) : sure,
        });
      }
  }
  return [...between.values()].sort(
    (a, b) => b.exchanges.length - a.exchanges.length || (a.ends.join() < b.ends.join() ? -1 : 1),
  );
};

export const flowKey = ({ ends }: Flow): string => ends.join('~');

export const FORMS: readonly string[] = flows?.forms.values ?? [];

type ListedKey = Extract<keyof FlowMapQuery, `listed${number}`>;
type ListedThings = Readonly<{ kind: string; of: Words; at: string; found: FlowMapQuery[ListedKey] }>;

/** What is told beside wholes, in the order of the model. */
export const listedIn = (data: FlowMapQuery): readonly ListedThings[] => {
  const keys = Object.keys(data).filter((key): key is ListedKey => /^listed\d+$/.test(key));
  return keys.sort().flatMap((key, i) => {
    const told = flows?.listed[i];
    return told ? [{ ...told, found: data[key] }] : [];
  });
};
