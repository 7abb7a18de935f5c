import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Objects, Topology } from 'topojson-specification';
import { represent } from './represent';

/** Works from both src/ and dist/. */
const FILE = path.join(__dirname, '..', '..', 'geo', 'norway.topojson');

const COLLECTIONS = ['municipalities', 'counties'] as const;

/**
 * The municipalities and counties for maps that others draw: /geo/norway.topojson, and each collection as GeoJSON. A shape's
 * id is that of the graph. From Kartverket's open data, CC BY 4.0 (web/maps/make-geography.ts).
 */
export const geography = (app: FastifyInstance): void => {
  let read: Promise<string> | undefined;
  const text = (): Promise<string> => (read ??= readFile(FILE, 'utf8'));
  app.get('/geo/norway.topojson', async (request, reply) => {
    void reply.type('application/json; charset=utf-8');
    return represent(request, reply, await text());
  });
  for (const name of COLLECTIONS)
    app.get(`/geo/${name}.geojson`, async (request, reply) => {
      const { feature } = await import('topojson-client');
      const shapes = JSON.parse(await text()) as Topology<Objects>;
      void reply.type('application/geo+json; charset=utf-8');
      const shape = shapes.objects[name];
      return represent(request, reply, shape ? JSON.stringify(feature(shapes, shape)) : '');
    });
};
