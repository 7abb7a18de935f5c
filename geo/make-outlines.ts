/**
 * Makes outlines.json, the map that pages draw, from a TopoJSON of the municipalities in longitude and latitude:
 *
 *     npx tsx geo/make-outlines.ts kommuner-2024.topojson
 *
 * The input is `Kommuner-S.topojson` of robhop/fylker-og-kommuner at ae87825, from Kartverket's open data, CC BY 4.0.
 * It is projected, simplified and put on a grid of pixels, so that nothing but decoding is left for a page to do.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The size of the map in its own units; a page scales it. */
const HEIGHT = 1400;
/** Square units that a corner must take up to stay, and an island to be drawn. */
const LEAST_CORNER = 1.6;
const LEAST_ISLAND = 5;

type Properties = Readonly<{ kommunenummer: string }>;
type Shapes = FeatureCollection<Polygon | MultiPolygon, Properties>;

const RADIANS = Math.PI / 180;
/** Transverse Mercator on a sphere, around the meridian of UTM zone 33: as Norway is most often drawn. */
const project = ([longitude = 0, latitude = 0]: Position): Position => {
  const [l, p] = [(longitude - 15) * RADIANS, latitude * RADIANS];
  const b = Math.cos(p) * Math.sin(l);
  return [Math.atanh(b), -Math.atan2(Math.tan(p), Math.cos(l))];
};

const mapped = (shapes: Shapes, change: (at: Position) => Position): Shapes => ({
  ...shapes,
  features: shapes.features.map(({ geometry, ...rest }): Shapes['features'][number] => ({
    ...rest,
    geometry:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: geometry.coordinates.map(ring => ring.map(change)) }
        : {
            type: 'MultiPolygon',
            coordinates: geometry.coordinates.map(part => part.map(ring => ring.map(change))),
          },
  })),
});

const positions = (shapes: Shapes): readonly Position[] =>
  shapes.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
  );

/** Fills the height, from the upper left corner. */
const fitted = (shapes: Shapes): Shapes => {
  const all = positions(shapes);
  const least = (i: 0 | 1): number => all.reduce((min, at) => Math.min(min, at[i] ?? 0), Infinity);
  const [left, top] = [least(0), least(1)];
  const bottom = all.reduce((max, at) => Math.max(max, at[1] ?? 0), -Infinity);
  const scale = HEIGHT / (bottom - top);
  return mapped(shapes, ([x = 0, y = 0]) => [(x - left) * scale, (y - top) * scale]);
};

const numbered = (shapes: Shapes): Shapes => ({
  ...shapes,
  features: shapes.features
    .map(({ geometry, properties }): Feature<Polygon | MultiPolygon, Properties> => ({
      type: 'Feature',
      id: properties.kommunenummer,
      properties,
      geometry,
    }))
    .sort((a, b) => String(a.id).localeCompare(String(b.id))),
});

const areaOf = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], i) => {
      const [u = 0, v = 0] = ring[(i + 1) % ring.length] ?? [];
      return sum + x * v - u * y;
    }, 0) / 2,
  );
const partsOf = ({ geometry }: Shapes['features'][number]): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
const byArea = (a: readonly Position[][], b: readonly Position[][]): number =>
  areaOf(b[0] ?? []) - areaOf(a[0] ?? []);

/** Without islands that are too small to see; a municipality that is no more than that keeps its largest one, as it was. */
const withoutSpecks = (shapes: Shapes, whole: Shapes): Shapes => ({
  ...shapes,
  features: shapes.features.map((one, i): Shapes['features'][number] => {
    const large = partsOf(one).filter(part => areaOf(part[0] ?? []) >= LEAST_ISLAND);
    const before = whole.features[i];
    const [main = []] = before ? [...partsOf(before)].sort(byArea) : [];
    return { ...one, geometry: { type: 'MultiPolygon', coordinates: large.length > 0 ? large : [main] } };
  }),
});

const featuresOf = (of: Topology): Shapes => {
  const { municipalities } = of.objects as Readonly<{ municipalities: GeometryCollection<Properties> }>;
  return feature(of, municipalities) as Shapes;
};

const make = (input: string): string => {
  const source = JSON.parse(readFileSync(input, 'utf8')) as Topology<{
    Kommuner: GeometryCollection<Properties>;
  }>;
  const shapes = fitted(numbered(mapped(feature(source, source.objects.Kommuner) as Shapes, project)));
  const joined = topology({ municipalities: shapes }, 1e5);
  const simple = featuresOf(simplify(presimplify(joined), LEAST_CORNER));
  const drawn = topology({ municipalities: withoutSpecks(simple, featuresOf(joined)) }, 2 * HEIGHT);
  // What a municipality is called comes from the graph.
  const text = JSON.stringify(drawn, (key, value: unknown) => (key === 'properties' ? undefined : value));
  return `${text}\n`;
};

const [input] = process.argv.slice(2);
if (!input) throw new Error('Name the TopoJSON to make the map of.');
const text = make(input);
writeFileSync(join(__dirname, 'outlines.json'), text);
process.stdout.write(`${text.length} bytes\n`);
