import type { StoredEdge, StoredNode, WritePlan } from '../plan/write';
import { ENTITY, type Field } from '../model/model';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, render, type Statement } from './fragment';

/** Rows a statement; large enough to be quick, small enough that no transaction state grows large. */
const BATCH = 2_000;

/** The statements of a write, in order: nodes of each kind, then edges of each relation, each by its key. */
export const compileWrite = (plan: WritePlan, dialect: Dialect): readonly Statement[] => [
  ...grouped(plan.nodes, node => node.kind.name).flatMap(nodes => batches(nodes).map(batch => compileNodes(batch, dialect))),
  ...grouped(plan.edges, edge => edge.relation.name).flatMap(edges => batches(edges).map(batch => compileEdges(batch, dialect))),
];

const grouped = <T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
};

const batches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));

const compileNodes = (nodes: readonly StoredNode[], dialect: Dialect): Statement => {
  const kind = nodes[0]?.kind;
  const labels = kind ? [...new Set([...kind.interfaces, kind.name])].filter(label => label !== ENTITY) : [];
  return render(cypher`
    UNWIND ${parameter('rows', nodes.map(node => ({ id: node.id, properties: { ...typed(node.properties, node.kind.fields, dialect), id: node.id } })))} AS row
    MERGE (n:${name(ENTITY)} {id: row.id})
    SET n = row.properties
    SET n:${join(labels.map(name), ':')}`);
};

const compileEdges = (edges: readonly StoredEdge[], dialect: Dialect): Statement => {
  const relation = edges[0]?.relation.name ?? '';
  return render(cypher`
    UNWIND ${parameter('rows', edges.map(edge => ({ from: edge.from, to: edge.to, key: edge.key, properties: { ...typed(edge.properties, edge.relation.fields, dialect), key: edge.key } })))} AS row
    MATCH (a:${name(ENTITY)} {id: row.from})
    MATCH (b:${name(ENTITY)} {id: row.to})
    MERGE (a)-[r:${name(relation)} {key: row.key}]->(b)
    SET r = row.properties`);
};

const typed = (properties: StoredNode['properties'], fields: ReadonlyMap<string, Field>, dialect: Dialect): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([property, value]) => {
    const type = fields.get(property)?.type;
    const whole = type?.kind === 'scalar' && type.name === 'Int' && typeof value === 'number';
    return [property, whole ? dialect.integer(value) : value];
  }));
