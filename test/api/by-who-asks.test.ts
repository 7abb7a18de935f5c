import { onNationalGraph } from '../support/national-graph';

/** The signature question of many who ask: one after another in one request, and of all by one. */

const data = onNationalGraph('2026-11-28');

const TO_EU = 'via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}';
type Start = Readonly<{
  from: Readonly<{ id: string }>;
  viaCount: number;
  via: readonly Readonly<{ id: string }>[];
}>;
type All = Readonly<{
  connections: Readonly<{ truncated: null; startCount: number; starts: readonly Start[] }>;
}>;
type Own = Readonly<{
  totalCount: number;
  nodes: readonly Readonly<{ via: Readonly<{ id: string }>; paths: unknown }>[];
}>;

test('of all municipalities by one, each has what it has when it asks alone, fifty in one request', async () => {
  const { connections } = (await data(
    `{ connections(from: {municipality: {}}, ${TO_EU}, first: 1) {
      truncated { reason } startCount starts(first: 1000) { from { id } viaCount via { id } } } }`,
  )) as All;
  expect(connections.truncated).toBeNull();
  expect(connections.startCount).toBe(357);
  const fifty = connections.starts.filter((_, i) => i % 7 === 0).slice(0, 50);
  expect(fifty).toHaveLength(50);
  const own = (await data(
    `{ ${fifty
      .map(
        ({ from: { id } }, i) => `a${i}: connections(from: {id: "${id}"}, ${TO_EU}, first: 50) {
        totalCount nodes { via { id name } paths(first: 1) { certainty explanation(lang: en) steps { relation sources { title } } } } }`,
      )
      .join(' ')} }`,
  )) as Readonly<Record<string, Own>>;
  for (const [i, { viaCount, via }] of fifty.entries()) {
    const { totalCount, nodes = [] } = own[`a${i}`] ?? {};
    expect(viaCount).toBe(totalCount);
    expect(via.map(({ id }) => id)).toEqual(nodes.map(node => node.via.id).sort());
  }
});

test('tells municipalities apart by what they chose, and not by what the law asks of all', async () => {
  const setsBy = async (via: string): Promise<readonly [some: number, different: number]> => {
    const { connections } = (await data(
      `{ connections(from: {municipality: {}}, via: {${via}: {}}, to: {framework: {jurisdiction: {eq: EU}}}, first: 1) {
        truncated { reason } startCount starts(first: 400) { from { id } viaCount via(first: 200) { id } } } }`,
    )) as All;
    expect(connections.truncated).toBeNull();
    const sets = connections.starts.map(({ via: own }) => own.map(({ id }) => id).join(' '));
    return [sets.length, new Set(sets).size];
  };
  // Written down in seed/SOURCES.md.
  expect(await setsBy('sharedResource')).toEqual([357, 10]);
  expect(await setsBy('product')).toEqual([342, 111]);
});
