import type { FastifyInstance } from 'fastify';
import type { Viewer } from '../../src/engine/access/viewer';
import { exportThings, kindsNamed } from '../../src/files/exports/export';
import { Losses, type FileFormat } from '../../src/files/exports/writing';
import type { ImportReport } from '../../src/files/imports/report';
import type { Query } from '../../src/files/imports/changes';
import { queryAs, importFile } from '../../src/doors/server/import-route';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { required } from '../../src/engine/errors';
import { DERIVED } from '../../src/engine/model/derivations';
import { edgeKey, type Field } from '../../src/engine/model/model';
import { storedNode, storedProperties, type NativeFields } from '../../src/engine/model/stored';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import type { Graph } from '../oracle/world';
import { SEED, fc } from '../support/drawn';
import { fieldsOf, graphOn } from '../support/random-graph';

const GRAPHS = process.env.SAMGRAF_CASES ? 500 : 6;
const model = readProjectModel();
const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const by = { request: { id: 'round-trip', ip: '' }, viewer: OPERATOR };

const fileOf = async (
  format: FileFormat,
  names: readonly string[],
  query: Query,
): Promise<Readonly<{ file: Buffer; losses: Losses }>> => {
  const losses = new Losses();
  const parts: Buffer[] = [];
  const wanted = { format, kinds: kindsNamed(names, model), title: 'Round trip' };
  const uses = { model, query, origin: 'https://samgraf.example', losses };
  for await (const part of exportThings(wanted, uses)) parts.push(Buffer.from(part));
  return { file: Buffer.concat(parts), losses };
};

/** What a file would change where it comes from: the source that it is, and nothing else. */
const changedBy = async (app: FastifyInstance, file: Buffer, kind?: string): Promise<ImportReport> =>
  importFile(
    file,
    {
      kind,
      source: 'source:round-trip',
      title: 'Round trip',
      certainty: 'FACT',
      dryRun: true,
    },
    { askAs: app.askAs, model, by },
  );

const sumOf = ({ changes, refused, notUnderstood, rows }: ImportReport): unknown => ({
  created: changes.created,
  changed: changes.changed,
  refused: refused.slice(0, 3),
  notUnderstood: notUnderstood.slice(0, 3),
  rows: rows
    .filter(
      ({ status, relations }) =>
        status !== 'UNCHANGED' || Object.keys(relations).some(of => of !== 'UNCHANGED'),
    )
    .slice(0, 3),
});
const NOTHING = { created: 1, changed: 0, refused: [], notUnderstood: [], rows: [] };

const KEPT = {
  certainty: 'UNCERTAIN',
  access: 'PUBLIC',
  sources: ['source:law'],
  version: 1,
  recordedAt: '2026-11-25T00:00:00Z',
};
const LAW = { ...KEPT, name: { nb: 'Lov' }, title: 'Lov', standing: 'LAW', sources: [] };
/** Fields whose values depend on others, and those that the others' rules are about. */
const LEFT = /^(?:validFrom|validTo|restrictedTo|generalKnowledge|verdict.*|standing)$/;

/** Values of a random graph, of those that a record may hold: composed (NFC), and of no form of their own. */
const nativeOf = (fields: ReadonlyMap<string, Field>, seed: number): NativeFields => {
  const [drawn = {}] = fc.sample(fieldsOf(fields), { seed, numRuns: 1 });
  const kept = Object.entries(drawn).filter(([name]) => {
    const field = fields.get(name);
    const isId = field?.type.kind === 'scalar' && field.type.name === 'ID';
    const hasForm =
      isId ||
      field?.url === true ||
      field?.past === true ||
      Boolean(field?.key ?? field?.within ?? field?.carries);
    return !hasForm && !LEFT.test(name) && field?.declaredBy !== DERIVED;
  });
  const composed = JSON.parse(JSON.stringify(Object.fromEntries(kept)).normalize('NFC')) as NativeFields;
  // Linked data has no list with the same value twice.
  const once = Object.entries(composed).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set(value as readonly string[])] : value,
  ]);
  return { ...(Object.fromEntries(once) as NativeFields), ...KEPT };
};

/** The keys that a thing cannot be without. */
const keysOf = (kind: string, i: number): NativeFields => {
  if (kind === 'Municipality') return { number: `${1000 + i}` };
  if (kind === 'Survey') return { surveyedOn: '2020-01-01' };
  if (kind === 'County') return { number: `${10 + i}` };
  return kind === 'Country' ? { code: `A${String.fromCharCode(65 + i)}` } : {};
};

/** Which things there are, and what leads where, as in a random graph. */
const valid = (graph: Graph, seed: number): Graph => {
  const source = required(model.kinds.get('Source'), 'Source');
  const ids = new Map(graph.nodes.map(({ id, kind }, i) => [id, `${kind.prefix}:n${i}`]));
  const idOf = (id: string): string => required(ids.get(id), id);
  const nodes = graph.nodes.map(({ id, kind }, i) => {
    const fields = { ...nativeOf(kind.fields, seed + i), ...keysOf(kind.name, i) };
    return { id: idOf(id), kind, properties: storedNode(kind, fields) };
  });
  const edges = graph.edges.map(({ relation, from, to }, i) => {
    const properties = storedProperties(relation.fields, nativeOf(relation.fields, seed - i));
    return {
      key: edgeKey(relation.name, idOf(from), idOf(to)),
      relation,
      from: idOf(from),
      to: idOf(to),
      properties,
    };
  });
  return {
    nodes: [{ id: 'source:law', kind: source, properties: storedNode(source, LAW) }, ...nodes],
    edges: [...new Map(edges.map(edge => [edge.key, edge])).values()],
  };
};

describe('random graphs', () => {
  test.each(Array.from({ length: GRAPHS }, (_, i) => SEED + i))(
    'graph %i is read back from Turtle and ArchiMate as it was',
    async seed => {
      const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(model), { seed, numRuns: 1 });
      const store = await EmbeddedStore.open();
      await store.prepare(model);
      await store.write({ kind: 'write', ...valid(graph, seed) });
      const app = await buildServer(await openSamgraf(model, store), { logLevel: 'silent', explorer: false });
      try {
        for (const format of ['ttl', 'archimate'] as const) {
          const { file, losses } = await fileOf(format, [], queryAs(app.askAs, by));
          if (losses.things === 0) continue;
          expect([format, sumOf(await changedBy(app, file))]).toEqual([format, NOTHING]);
        }
      } finally {
        await app.close();
        await store.close();
      }
    },
  );
});

describe('the national graph', () => {
  let seeded: SeededApp;
  let query: Query;
  beforeAll(async () => {
    seeded = await openSeededApp();
    query = queryAs(seeded.app.askAs, by);
  });
  afterAll(() => seeded.close());

  const kinds = [...model.kinds.values()].filter(({ shape }) => shape === 'object').map(({ name }) => name);

  test('each kind that ArchiMate has an element for comes back as it was', async () => {
    const told: string[] = [];
    for (const kind of kinds) {
      const { file, losses } = await fileOf('archimate', [kind], query);
      if (losses.things === 0) continue;
      told.push(kind);
      expect([kind, sumOf(await changedBy(seeded.app, file))]).toEqual([kind, NOTHING]);
    }
    expect(told.length).toBeGreaterThan(25);
    // Some thirty files, each of which is read in a process of its own.
  }, 400_000);

  test.each(['County', 'Obligation', 'Source'])('%s comes back from Turtle as it was', async kind => {
    const { file } = await fileOf('ttl', [kind], query);
    expect(sumOf(await changedBy(seeded.app, file))).toEqual(NOTHING);
  });

  test('a table comes back as it was but for lists whose values stand between semicolons, which are counted', async () => {
    const { file, losses } = await fileOf('csv', ['Framework'], query);
    expect(sumOf(await changedBy(seeded.app, file, 'Framework'))).toEqual(NOTHING);
    expect(losses.list.filter(({ why }) => /several/.test(why))).toEqual([]);
    const some = await fileOf('csv', ['Dataset'], query);
    const split = some.losses.list.filter(({ why }) => /several/.test(why));
    const { changes } = await changedBy(seeded.app, some.file, 'Dataset');
    expect(changes.changed).toBe(split.reduce((sum, { count }) => sum + count, 0));
  });

  test.each([
    ['csv', 'Obligation'],
    ['ttl', undefined],
  ] as const)(
    'what was said in each language is in a file and is taken from it (%s)',
    async (format, kind) => {
      const { file } = await fileOf(format, ['Obligation'], query);
      const texts = file.toString('utf8');
      const said = 'den som forvaltar eit register';
      expect(texts).toContain(format === 'csv' ? 'addressee.nn' : '"@nn');
      const { nodes } = (
        (await query(
          '{ obligations(where: { addressee: { isNull: false } }, first: 50) { nodes { en: addressee nn: addressee(lang: nn) } } }',
          {},
        )) as Readonly<{ obligations: Readonly<{ nodes: readonly Readonly<{ en: string; nn: string }>[] }> }>
      ).obligations;
      const { nn } = required(
        nodes.find(one => one.en !== one.nn && texts.split(one.nn).length === 2),
        'an addressee of its own',
      );
      const { changes, refused } = await changedBy(seeded.app, Buffer.from(texts.replace(nn, said)), kind);
      expect([changes.changed, refused]).toEqual([1, []]);
    },
  );

  test('what a file leaves out adds up', async () => {
    const { losses } = await fileOf('archimate', ['Solution', 'Dataset', 'Source'], query);
    const sources = losses.list.find(({ what }) => what === 'Source');
    const {
      sources: counted,
      solutions,
      datasets,
    } = (await query(
      '{ sources { totalCount } solutions { totalCount } datasets { totalCount } }',
      {},
    )) as Readonly<Record<string, Readonly<{ totalCount: number }>>>;
    expect(sources?.count).toBe(counted?.totalCount);
    expect(losses.things).toBe((solutions?.totalCount ?? 0) + (datasets?.totalCount ?? 0));
  });
});
