import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { compileConstraints, isOfUse, isUseless, type Definition } from '../../src/engine/cypher/constraints';
import { NEO4J } from '../../src/engine/cypher/dialect';
import { isOrderable, orderProperty, type Field, type Kind } from '../../src/engine/model/model';
import { EMPTY_STATISTICS, type Statistics } from '../../src/engine/plan/statistics';
import { compileRead } from '../../src/engine/roots/slices';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const NOTED = join(__dirname, 'indexes.txt');
/** Neo4j touches those of what is written at each write. */
const MOST = 90;

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server?.close());

const definitions = (): readonly Definition[] => compileConstraints(server.samgraf.model, NEO4J);
const ofUse = (statistics: Statistics): readonly string[] =>
  definitions()
    .filter(one => isOfUse(one, statistics))
    .map(one => one.name);

/** A graph with so many nodes of each kind, and so many edges of each relation. */
const sized = (count: number): Statistics => {
  const { model } = server.samgraf;
  const degrees = {
    count,
    froms: count,
    tos: count,
    maxOut: 1,
    maxIn: 1,
    between: new Map(),
    sorts: new Map(),
  };
  return {
    ...EMPTY_STATISTICS,
    nodes: new Map([...model.kinds.values()].map(({ name }) => [name, count])),
    edges: new Map([...model.relations.keys()].map(name => [name, degrees])),
    dated: new Set(model.relations.keys()),
  };
};

test('the national graph has these (SAMGRAF_UPDATE=1 writes them), and no more than eighty', () => {
  const now = ofUse(server.samgraf.plans.current.statistics);
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(NOTED, `${now.join('\n')}\n`);
  expect(`${now.join('\n')}\n`).toBe(readFileSync(NOTED, 'utf8'));
  expect(now.length).toBeLessThanOrEqual(MOST);
});

test('a graph has more the larger it is, and none is dropped where it was just made', () => {
  const sizes = [0, 100, 150, 250, 500, 1_000, 2_000, 1_000_000].map(sized);
  const all = sizes.map(ofUse);
  expect(all[0]).toHaveLength(38);
  for (const [i, names] of all.entries()) {
    expect((all[i - 1] ?? []).filter(name => !names.includes(name))).toEqual([]);
    expect(
      definitions().filter(
        one => isOfUse(one, sizes[i] as Statistics) && isUseless(one, sizes[i] as Statistics),
      ),
    ).toEqual([]);
  }
  expect(all[all.length - 1]).toHaveLength(definitions().length);
});

test('fields of few values get theirs later than those of many, and names sooner', () => {
  const [few, many] = [ofUse(sized(100)), ofUse(sized(600))];
  expect(few).not.toContain('index_framework_name_sort_id_access');
  expect(ofUse(sized(160))).toContain('index_framework_name_sort_id_access');
  expect(many).toContain('index_framework_number');
  expect(many).not.toContain('index_framework_jurisdiction');
  expect(ofUse(sized(2_000))).toContain('index_framework_jurisdiction');
});

const textOf = (query: string): string => {
  const { planned } = server.samgraf.plans.plan(parse(query), undefined, {});
  return compileRead(planned.reads, NEO4J)
    .map(statement => statement.text)
    .join('\n');
};

const kinds = (): readonly Kind[] =>
  [...server.samgraf.model.kinds.values()].filter(({ shape }) => shape !== 'union');
const VALUES = new Map([
  ['Int', '1'],
  ['Float', '1.5'],
  ['Boolean', 'true'],
  ['Date', '"2020-01-01"'],
  ['DateTime', '"2020-01-01T00:00:00Z"'],
]);
const valueOf = ({ type }: Field): string =>
  type.kind === 'enum'
    ? String(type.values[0])
    : ((type.kind === 'scalar' ? VALUES.get(type.name) : undefined) ?? '"a"');

/** What asks by each index of the nodes of a kind: the document, and what its statement must say. */
const usesOf = (kind: Kind): readonly (readonly [string, string, RegExp])[] =>
  [...kind.fields.values()].flatMap((field): readonly (readonly [string, string, RegExp])[] => {
    const isOwn = field.declaredBy === kind.name;
    const [label, called] = [kind.name.toLowerCase(), field.name.toLowerCase()];
    const sort = orderProperty(field);
    const by = `:${kind.name}\\b[\\s\\S]*\\.`;
    return [
      ...(isOwn && field.index
        ? [
            [
              `index_${label}_${called}`,
              `{ ${kind.plural}(where: {${field.name}: {eq: ${valueOf(field)}}}) { nodes { id } } }`,
              new RegExp(`${by}${field.name} = `),
            ] as const,
          ]
        : []),
      ...(field.index && isOrderable(field) && field.declaredBy !== 'Fact'
        ? [
            [
              `index_${label}_${sort.toLowerCase()}_id_access`,
              `{ ${kind.plural}(orderBy: [{${field.name}: ASC}]) { nodes { id } } }`,
              new RegExp(`${by}${sort} IS NOT NULL[\\s\\S]*ORDER BY \\w+\\.${sort}, \\w+\\.id`),
            ] as const,
          ]
        : []),
    ];
  });

test('each index of the fields of a kind is what a statement asks by', () => {
  const all = new Set(definitions().map(({ name }) => name));
  const wrong: string[] = [];
  const used = new Set<string>();
  for (const [name, query, expected] of kinds().flatMap(usesOf)) {
    used.add(name);
    if (!all.has(name)) wrong.push(`${name} is not made`);
    else if (!expected.test(textOf(query))) wrong.push(`${name}: ${textOf(query)}`);
  }
  expect(wrong).toEqual([]);
  const ofFields = definitions().filter(
    ({ name, found }) => found !== undefined && name.startsWith('index_'),
  );
  const others = ofFields.map(({ name }) => name).filter(name => !used.has(name));
  // Those of keys are by what a viewer may see, which no text of a document tells.
  expect(others.filter(name => !name.endsWith('_access'))).toEqual([]);
});
