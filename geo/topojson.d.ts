/** What the script that makes the map uses of two packages that have no types. */
declare module 'topojson-server' {
  import type { GeoJSON } from 'geojson';
  import type { Topology } from 'topojson-specification';
  export const topology: (objects: Readonly<Record<string, GeoJSON>>, grid: number) => Topology;
}
declare module 'topojson-simplify' {
  import type { Topology } from 'topojson-specification';
  export const presimplify: (topology: Topology) => Topology;
  export const simplify: (topology: Topology, leastArea: number) => Topology;
}
