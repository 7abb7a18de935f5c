import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Objects, Topology } from 'topojson-specification';
import { SamgrafError, quoted } from '../../engine/errors';
import { inPack, type Pack } from '../../pack/pack';
import { onceEach } from './explorer';
import { represent } from './represent';

/**
 * The shapes of a pack for maps that others draw: its geo/NAME.topojson at that address, and each collection of it as
 * GeoJSON. A shape's id is that of the graph. A pack without shapes has no such addresses.
 */
export const geography = (app: FastifyInstance, pack: Pack): void => {
  const folder = inPack(pack, 'geo');
  if (folder === undefined) return;
  const textOf = onceEach(async name => readFile(path.join(folder, name), 'utf8'));
  const files = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter(name => name.endsWith('.topojson'));
  app.get<{ Params: { file: string } }>('/geo/:file', async (request, reply) => {
    const { file } = request.params;
    const { name, ext } = path.parse(file);
    const known = await files();
    if (known.includes(file)) {
      void reply.type('application/json; charset=utf-8');
      return represent(request, reply, await textOf(file));
    }
    for (const one of ext === '.geojson' ? known : []) {
      const collection = await collectionIn(await textOf(one), name);
      if (collection === undefined) continue;
      void reply.type('application/geo+json; charset=utf-8');
      return represent(request, reply, collection);
    }
    throw new SamgrafError(
      'NOT_FOUND',
      `There are no shapes at /geo/${quoted(file.slice(0, 80))}.`,
      `There is ${known.map(one => `/geo/${one}`).join(', ')}, and each collection in it as /geo/NAME.geojson.`,
    );
  });
};

const collectionIn = async (text: string, name: string): Promise<string | undefined> => {
  const shapes = JSON.parse(text) as Topology<Objects>;
  const shape = Object.hasOwn(shapes.objects, name) ? shapes.objects[name] : undefined;
  if (shape === undefined) return undefined;
  const { feature } = await import('topojson-client');
  return JSON.stringify(feature(shapes, shape));
};
