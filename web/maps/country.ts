import { feature } from 'topojson-client';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { compared } from '../gql/labels';
import type { Certainty, CountryMapQuery } from '../gql/graphql';
import type { ThingRef } from '../model/answer';
import { outlines } from './outlines';

type Uses = NonNullable<CountryMapQuery['used']>['users']['edges'];
type Use = Uses[number];

/** One of those that are compared, with its key, by which it has an outline. */
export type Placed = ThingRef &
  Readonly<{ number?: string; within?: Readonly<{ nodes: readonly ThingRef[] }> }>;

/** What one of them has to do with a resource. Without a use there is nothing on record. */
export type ResourceStanding = Readonly<{ of: Placed; use: Use | undefined }>;

export const standingsOf = ({ used, all }: CountryMapQuery): readonly ResourceStanding[] => {
  const uses = new Map(used?.users.edges.map(use => [use.node.id, use]));
  return all.nodes.map(of => ({ of, use: uses.get(of.id) }));
};

/** By what use is a duty, the most binding first, as the model has it; and by nothing that is on record. */
export const NO_LEVEL = 'NONE';
export const levelsIn = (): readonly string[] => [...(compared?.levels?.values ?? []), NO_LEVEL];
export const levelOf = (use: Use): string => ('obligation' in use ? use.obligation : null) ?? NO_LEVEL;

export const countOf = (
  standings: readonly ResourceStanding[],
  level: string,
  certainty: Certainty,
): number =>
  standings.filter(({ use }) => use && levelOf(use) === level && use.certainty === certainty).length;

export type Region = Readonly<{
  id: string;
  name: string;
  standings: readonly ResourceStanding[];
  users: number;
}>;

const keyOf = ({ number = '' }: Placed): string => number;

/** By what they are part of, in the order of their keys. */
export const regionsOf = (standings: readonly ResourceStanding[]): readonly Region[] => {
  const regions = new Map<string, { name: string; standings: ResourceStanding[] }>();
  for (const standing of [...standings].sort((a, b) => (keyOf(a.of) < keyOf(b.of) ? -1 : 1))) {
    const [region] = standing.of.within?.nodes ?? [];
    const own = regions.get(region?.id ?? '') ?? { name: region?.name ?? '–', standings: [] };
    own.standings.push(standing);
    regions.set(region?.id ?? '', own);
  }
  return [...regions].map(([id, { name, standings: own }]) => ({
    id,
    name,
    standings: own,
    users: own.filter(({ use }) => use).length,
  }));
};

type Shape = Readonly<{ d: string }>;
/** The outlines as they are drawn: a path by each key, in a room of their own units. */
type Drawn = Readonly<{ shapes: ReadonlyMap<string, Shape>; width: number; height: number }>;
let drawn: Drawn | undefined;

const ring = (positions: readonly Position[]): string =>
  `M${positions
    .slice(0, -1)
    .map(([x = 0, y = 0]) => `${Math.round(x * 2) / 2} ${Math.round(y * 2) / 2}`)
    .join('L')}Z`;

const draw = (text: string): Drawn => {
  const topology = JSON.parse(text) as Topology<Readonly<Record<string, GeometryCollection>>>;
  const [, , width = 0, height = 0] = topology.bbox ?? [];
  const shapes = Object.values(topology.objects).flatMap(of =>
    feature(topology, of).features.map(({ id, geometry }) => {
      const { coordinates } = geometry as Polygon | MultiPolygon;
      const rings = (geometry.type === 'Polygon' ? coordinates : coordinates.flat()) as readonly Position[][];
      return [String(id), { d: rings.map(ring).join('') }] as const;
    }),
  );
  return { shapes: new Map(shapes), width: Math.ceil(width), height: Math.ceil(height) };
};

/** Tells whether the pack has outlines of what it compares; without, there is no map of it. */
export const hasOutlines = (): boolean => outlines !== undefined;

/** Returns the outlines of the pack, decoded once. */
export const outlinesOf = (): Drawn =>
  (drawn ??= outlines === undefined ? { shapes: new Map(), width: 0, height: 0 } : draw(outlines));
