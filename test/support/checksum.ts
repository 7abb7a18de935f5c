import { createHash } from 'node:crypto';
import { GrafeoDB } from '@grafeo-db/js';
import type { RawNeo4j } from './stores';

type Rows = readonly Readonly<Record<string, unknown>>[];
type Query = (text: string) => Promise<Rows>;

/** Every node with its labels and properties, every relation with its ends and properties: how many, and a hash of all. */
export type Checksum = Readonly<{ nodes: number; edges: number; hash: string }>;

const checksum = async (query: Query): Promise<Checksum> => {
  const nodes = await query('MATCH (n:Entity) RETURN labels(n) AS labels, properties(n) AS properties');
  const edges = await query(
    'MATCH (a:Entity)-[r]->(b) RETURN type(r) AS type, a.id AS from, b.id AS to, properties(r) AS properties',
  );
  const lines = [
    ...nodes.map(({ labels, properties }) =>
      text({ labels: [...(labels as string[])].sort(), properties: saidIn(properties) }),
    ),
    ...edges.map(edge => text({ ...edge, properties: saidIn(edge['properties']) })),
  ];
  return {
    nodes: nodes.length,
    edges: edges.length,
    hash: createHash('sha256').update(lines.sort().join('\n')).digest('hex'),
  };
};

/** What a record says; how often it has been changed stands beside that. */
const saidIn = (properties: unknown): object => ({
  ...(properties as object),
  version: undefined,
  recordedAt: undefined,
});

/** The same of what is the same, whatever the order of keys. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_key, inside: unknown) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  );

/** Of a store file that no process holds. */
export const checksumOfFile = async (path: string): Promise<Checksum> => {
  const db = GrafeoDB.create(path);
  try {
    return await checksum(async query => (await db.executeCypher(query)).toArray());
  } finally {
    db.close();
  }
};

export const checksumOfNeo4j = (raw: RawNeo4j): Promise<Checksum> => checksum(query => raw.run(query));
