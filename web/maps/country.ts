import { feature } from 'topojson-client';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Certainty, ObligationLevel } from '../gql/graphql';
import type { CountryMap, Municipality, Use } from './country-query';
import drawn from './municipalities.json';

/** What a municipality has to do with a resource. Without a use there is nothing on record. */
export type ResourceStanding = Readonly<{ municipality: Municipality; use: Use | undefined }>;

export const standingsOf = ({ sharedResource, municipalities }: CountryMap): readonly ResourceStanding[] => {
  const uses = new Map(sharedResource?.usedBy.edges.map(use => [use.node.id, use]));
  return municipalities.nodes.map(municipality => ({ municipality, use: uses.get(municipality.id) }));
};

export type Obligation = ObligationLevel | 'NONE';
export const OBLIGATIONS: readonly Obligation[] = ['MANDATORY', 'RECOMMENDED', 'VOLUNTARY', 'NONE'];
export const obligationOf = ({ obligation }: Use): Obligation => obligation ?? 'NONE';

export const countOf = (
  standings: readonly ResourceStanding[],
  obligation: Obligation,
  certainty: Certainty,
): number =>
  standings.filter(({ use }) => use && obligationOf(use) === obligation && use.certainty === certainty)
    .length;

export type County = Readonly<{
  id: string;
  name: string;
  standings: readonly ResourceStanding[];
  users: number;
}>;

/** By county, in the order of the municipalities' numbers. */
export const countiesOf = (standings: readonly ResourceStanding[]): readonly County[] => {
  const counties = new Map<string, { name: string; standings: ResourceStanding[] }>();
  for (const standing of [...standings].sort((a, b) =>
    a.municipality.number < b.municipality.number ? -1 : 1,
  )) {
    const [county] = standing.municipality.partOf.nodes;
    const own = counties.get(county?.id ?? '') ?? { name: county?.name ?? '–', standings: [] };
    own.standings.push(standing);
    counties.set(county?.id ?? '', own);
  }
  return [...counties].map(([id, { name, standings: own }]) => ({
    id,
    name,
    standings: own,
    users: own.filter(({ use }) => use).length,
  }));
};

type Shape = Readonly<{ d: string }>;
let shapes: ReadonlyMap<string, Shape> | undefined;

const ring = (positions: readonly Position[]): string =>
  `M${positions
    .slice(0, -1)
    .map(([x = 0, y = 0]) => `${Math.round(x * 2) / 2} ${Math.round(y * 2) / 2}`)
    .join('L')}Z`;

/** The outline of each municipality by its number, as a path; decoded once. */
export const shapesByNumber = (): ReadonlyMap<string, Shape> => {
  if (shapes) return shapes;
  const topology = drawn as unknown as Topology<{ municipalities: GeometryCollection }>;
  shapes = new Map(
    feature(topology, topology.objects.municipalities).features.map(({ id, geometry }) => {
      const { coordinates } = geometry as Polygon | MultiPolygon;
      const rings = (geometry.type === 'Polygon' ? coordinates : coordinates.flat()) as readonly Position[][];
      return [String(id), { d: rings.map(ring).join('') }];
    }),
  );
  return shapes;
};

/** The size of the outlines in their own units. */
export const OUTLINES = {
  width: Math.ceil(drawn.bbox[2] ?? 0),
  height: Math.ceil(drawn.bbox[3] ?? 0),
} as const;
