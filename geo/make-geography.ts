/**
 * Makes geo/norway.topojson, the municipalities and counties of 2024 in longitude and latitude for maps that others draw:
 *
 *     npx mapshaper@0.7.70 kommuner-2024.topojson -clean -o cleaned.topojson no-quantization format=topojson
 *     npx tsx geo/make-geography.ts cleaned.topojson
 *
 * The input is `Kommuner-S.topojson` of robhop/fylker-og-kommuner at ae87825, from Kartverket's open data, CC BY 4.0, in which 28
 * shapes cross themselves: mapshaper mends them, and the borders that they share with others. It is simplified to what a picture of
 * the country shows; each shape has the id and the name that its municipality or county has in the graph.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Properties = Readonly<{ kommunenummer: string; kommunenavn: string }>;

/** Square degrees that a corner must take up to stay. */
const LEAST_CORNER = 0.00002;
const GRID = 1e5;

/** What the seed calls the counties, which the input does not name. */
const COUNTIES = new Map(
  readFileSync(join(__dirname, '..', 'seed', 'counties.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Readonly<{ id: string; name: Readonly<{ nb: string }> }>)
    .map(({ id, name }) => [id, name.nb]),
);

const make = (input: string): string => {
  const source = JSON.parse(readFileSync(input, 'utf8')) as Topology<
    Record<string, GeometryCollection<Properties>>
  >;
  const [collection] = Object.values(source.objects);
  if (!collection) throw new Error('There are no shapes in it.');
  const { features } = feature(source, collection);
  const municipalities = features
    .map(({ geometry, properties: { kommunenummer: number, kommunenavn: name } }) => ({
      type: 'Feature' as const,
      id: `municipality:${number}`,
      properties: { number, name },
      geometry,
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
  const joined = topology({ municipalities: { type: 'FeatureCollection', features: municipalities } }, 1e6);
  const simple = simplify(presimplify(joined), LEAST_CORNER) as Topology<{
    municipalities: GeometryCollection;
  }>;
  const drawn = topology({ municipalities: feature(simple, simple.objects.municipalities) }, GRID);
  const { geometries } = drawn.objects['municipalities'] as GeometryCollection<Readonly<{ number: string }>>;
  const numberOf = (one: (typeof geometries)[number]): string =>
    one.properties && 'number' in one.properties ? one.properties.number.slice(0, 2) : '';
  const numbers = [...new Set(geometries.map(numberOf))];
  const counties = numbers.map(number => ({
    ...mergeArcs(
      drawn,
      geometries.filter(one => numberOf(one) === number) as Parameters<typeof mergeArcs>[1],
    ),
    id: `county:${number}`,
    properties: { number, name: COUNTIES.get(`county:${number}`) },
  }));
  const objects = { ...drawn.objects, counties: { type: 'GeometryCollection', geometries: counties } };
  return `${JSON.stringify({ ...drawn, copyright: 'Kartverket, CC BY 4.0; robhop/fylker-og-kommuner', objects })}\n`;
};

const [input] = process.argv.slice(2);
if (!input) throw new Error('Name the TopoJSON to make the map of.');
const text = make(input);
writeFileSync(join(__dirname, 'norway.topojson'), text);
process.stdout.write(`${text.length} bytes\n`);
