import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROJECT } from '../../src/doors/server/samgraf';
import { FACT, SOURCE, folderOf, removeFolders } from './loading';
import { program } from '../support/run-folder';

afterAll(removeFolders);

/**
 * Bytes that a load may keep of a relation, whatever it is checked for: an object and its texts are four hundred. It keeps
 * 116 to 123, by when garbage is collected.
 */
const OF_A_RELATION = 160;

const SIDE = 300;
const HALF = SIDE / 2;
const ids = (prefix: string): readonly string[] => Array.from({ length: SIDE }, (_, i) => `${prefix}:n${i}`);
const [resources, capabilities] = [ids('resource'), ids('capability')];
const nodes = [
  SOURCE,
  ...resources.map(id => ({ type: 'Solution', id, name: { nb: id }, level: 'NATIONAL', ...FACT })),
  ...capabilities.map((id, i) => ({
    type: 'Capability',
    id,
    name: { nb: id },
    level: i < HALF ? 1 : 2,
    scope: 'NATIONAL',
    ...FACT,
  })),
];

const pair = (
  relation: string,
  from: string | undefined,
  to: string | undefined,
  own: object = {},
): object => ({
  relation,
  from,
  to,
  ...FACT,
  ...own,
});

/** Relations of which much must be known: in circles, where none may be and levels grow, and in several periods. */
const relations = (count: number): readonly object[] => [
  ...Array.from({ length: count / 3 }, (_, i) =>
    pair('DEPENDS_ON', resources[i % SIDE], resources[(i + 1 + Math.floor(i / SIDE)) % SIDE]),
  ),
  ...Array.from({ length: count / 3 }, (_, i) =>
    pair('AGGREGATES', capabilities[i % HALF], capabilities[HALF + Math.floor(i / HALF)]),
  ),
  ...Array.from({ length: count / 6 }, (_, i) => [
    resources[i % SIDE],
    capabilities[Math.floor(i / SIDE)],
  ]).flatMap(([from, to]) => [
    pair('REALISES', from, to, { validTo: '2020-01-01' }),
    pair('REALISES', from, to, { validFrom: '2020-01-01' }),
  ]),
];

const keptBy = async (count: number): Promise<Readonly<{ edges: number; most: number }>> => {
  const folder = folderOf({ 'nodes.jsonl': nodes, 'relations.jsonl': relations(count) });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', program('memory-child'), folder],
    { cwd: PROJECT },
  );
  return JSON.parse(stdout) as { edges: number; most: number };
};

test('what a load keeps in memory hardly grows with the relations', async () => {
  const [few, many] = [await keptBy(7_500), await keptBy(60_000)];
  expect([few.edges, many.edges]).toEqual([7_500, 60_000]);
  expect((many.most - few.most) / (many.edges - few.edges)).toBeLessThan(OF_A_RELATION);
}, 120_000);
