import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPack, type Pack } from '../../src/pack/pack';

type Item = Readonly<Record<string, unknown>> &
  Readonly<{ type?: string; id: string; from: string; to: string }>;

/** One graph whole, and the same in two halves that share what is known by identities: equality joins what was cut. */
export type Split = Readonly<{
  whole: Pack;
  halves: readonly [Pack, Pack];
  /** The ids that only the second half has. */
  second: ReadonlySet<string>;
  /** The ids that not everyone may see. */
  closed: ReadonlySet<string>;
  /** The ends of all relations that are followed by default: what has more of them comes oftener. */
  ends: readonly string[];
  remove: () => void;
}>;

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'estonia');

/** Of these the identity is left out, so that few enough are met. */
const UNKNOWN_ELSEWHERE = ['LocalGovernment', 'Partner'];

/** Relations that are followed only when named. */
const NOT_FOLLOWED = ['IN_COUNTY', 'ISSUED_IN', 'PART_OF', 'TAKES_PART_IN'];

/** Splits an example at random. Relations from one half to the other, but for those of what both have, are in none of the three. */
export const splitAtRandom = (draw: () => number): Split => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-split-'));
  const items = readItems().map(item =>
    item.type !== undefined && item.type !== 'Source' && draw() < 0.08
      ? { ...item, access: 'NON_PUBLIC' }
      : item,
  );
  const where = new Map<string, 0 | 1 | 'BOTH'>();
  for (const { id, type, ...fields } of items)
    if (type !== undefined)
      where.set(
        id,
        type === 'Source' || type === 'Country' || 'celex' in fields || 'registryCode' in fields
          ? 'BOTH'
          : draw() < 0.5
            ? 0
            : 1,
      );
  const halvesOf = ({ type, id, from, to }: Item): readonly (0 | 1)[] => {
    if (type !== undefined) return where.get(id) === 'BOTH' ? [0, 1] : [where.get(id) === 1 ? 1 : 0];
    const [a = 'BOTH', b = 'BOTH'] = [where.get(from), where.get(to)];
    if (a === 'BOTH' && b === 'BOTH') return [draw() < 0.5 ? 0 : 1];
    if (a === 'BOTH') return [b === 1 ? 1 : 0];
    return b === 'BOTH' || a === b ? [a] : [];
  };
  const placed = items.map(item => ({ item, halves: halvesOf(item) }));
  const pack = (name: string, some: readonly Item[]): Pack => writePack(join(folder, name), some);
  return {
    whole: pack(
      'whole',
      placed.flatMap(({ item, halves }) => (halves.length > 0 ? [item] : [])),
    ),
    halves: [
      pack(
        'first',
        placed.flatMap(({ item, halves }) => (halves.includes(0) ? [item] : [])),
      ),
      pack(
        'second',
        placed.flatMap(({ item, halves }) => (halves.includes(1) ? [item] : [])),
      ),
    ],
    closed: new Set(items.flatMap(({ id, ...fields }) => ('access' in fields ? [id] : []))),
    second: new Set([...where].flatMap(([id, half]) => (half === 1 ? [id] : []))),
    ends: placed.flatMap(({ item: { type, relation, from, to }, halves }) =>
      type === undefined && halves.length > 0 && !NOT_FOLLOWED.includes(String(relation)) ? [from, to] : [],
    ),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const readItems = (): readonly Item[] => {
  const seed = join(EXAMPLE, 'seed');
  return readdirSync(seed)
    .filter(name => name.endsWith('.jsonl'))
    .flatMap(name => readFileSync(join(seed, name), 'utf8').trim().split('\n'))
    .map(line => JSON.parse(line) as Item)
    .map(item => {
      if (!UNKNOWN_ELSEWHERE.includes(item.type ?? '')) return item;
      return Object.fromEntries(Object.entries(item).filter(([field]) => field !== 'registryCode')) as Item;
    });
};

/** The same model, with a term for each relation: by its name alone it would be no relation of the other half's. */
const writePack = (folder: string, items: readonly Item[]): Pack => {
  mkdirSync(join(folder, 'seed'), { recursive: true });
  cpSync(join(EXAMPLE, 'pack.json'), join(folder, 'pack.json'));
  cpSync(join(EXAMPLE, 'schema'), join(folder, 'schema'), { recursive: true });
  cpSync(join(EXAMPLE, 'seed', 'seed.json'), join(folder, 'seed', 'seed.json'));
  for (const name of readdirSync(join(folder, 'schema'))) {
    const file = join(folder, 'schema', name);
    const types = readFileSync(file, 'utf8').split(/(?=^type )/m);
    writeFileSync(
      file,
      types
        .map(text =>
          text.includes('@iri(')
            ? text
            : text.replace(/@relation\(name: "(\w+)"/, '@iri(of: "dct:$1") @relation(name: "$1"'),
        )
        .join(''),
    );
  }
  const [nodes, edges] = [
    items.filter(({ type }) => type !== undefined),
    items.filter(({ type }) => type === undefined),
  ];
  for (const [name, some] of [
    ['a-nodes', nodes],
    ['b-edges', edges],
  ] as const)
    writeFileSync(
      join(folder, 'seed', `${name}.jsonl`),
      some.map(one => JSON.stringify(one)).join('\n') + '\n',
    );
  return readPack(folder);
};
