import { required } from '../../src/engine/errors';
import { edgeKey, type Model } from '../../src/engine/model/model';
import { storedNode, type NativeFields } from '../../src/engine/model/stored';
import type { StoredEdge, StoredNode } from '../../src/engine/plan/write';
import type { Supposed } from '../oracle/naive/what-if';
import type { Graph } from '../oracle/world';
import type { Draw } from './random-draw';

/** The day that coverage is asked for; some of it has ended by then. */
export const COVERAGE_DAY = '2026-01-01';
const ENDED = '2025-01-01';

/** How many of each kind there are at most. */
const KINDS: Readonly<Record<string, number>> = {
  Capability: 5,
  Solution: 3,
  Specification: 2,
  Municipality: 3,
  PublicOrganisation: 1,
  Sector: 3,
  Domain: 2,
  Goal: 2,
  LifeEvent: 2,
  PublicService: 2,
  Framework: 2,
  Measure: 1,
  Assessment: 4,
  Country: 2,
};
const RELATIONS = [
  'REALISES',
  'REALISES',
  'PROVIDES',
  'USES',
  'USES',
  'BELONGS_TO',
  'BELONGS_TO',
  'GOVERNED_BY',
  'FULFILS',
  'IMPLEMENTS',
  'EMBODIES',
  'APPLIES_TO',
  'INFLUENCES',
  'SUPPORTED_BY',
  'PART_OF_EVENT',
  'ADDRESSES',
  'ASSESSES',
  'ASSESSES',
  'IN_CONTEXT_OF',
  'IN_CONTEXT_OF',
  'LOCATED_IN',
  'LOCATED_IN',
];
const CERTAINTIES = ['FACT', 'FACT', 'DEDUCTION', 'UNCERTAIN'] as const;
const BASE = { version: 1, recordedAt: '2025-01-01T00:00:00Z', access: 'PUBLIC' } as const;

/** A small national graph: a map of capabilities, and what bears on it. */
export const randomCoverage = (model: Model, draw: Draw): Graph => {
  const nodes = Object.entries(KINDS).flatMap(([name, most]) =>
    Array.from({ length: draw.int(most) + 1 }, (_, i) => nodeOf(name, i, model, draw)),
  );
  const edges = [
    ...treeOf(nodes, model, draw),
    ...Array.from({ length: 15 + draw.int(30) }, () =>
      edgeBetween(draw.pick(RELATIONS), nodes, model, draw),
    ).flatMap(edge => edge ?? []),
  ];
  return { nodes, edges: [...new Map(edges.map(edge => [edge.key, edge])).values()] };
};

export const nodeOf = (
  name: string,
  i: number,
  model: Model,
  draw: Draw,
  more: NativeFields = {},
): StoredNode => {
  const kind = required(model.kinds.get(name), `kind ${name}`);
  const own: NativeFields =
    name === 'Capability'
      ? { level: draw.pick([2, 1, 3]) }
      : name === 'Assessment'
        ? {
            coverageCurrent: draw.pick([1, 2, 3, 5]),
            ...(draw.chance(85) ? { coverageTarget: draw.pick([5, 4, 3, 1]) } : {}),
          }
        : {};
  const ended: NativeFields = draw.chance(5) ? { validTo: ENDED } : {};
  return {
    // The first country is the one whose capabilities are looked at.
    id: name === 'Country' && i === 0 ? 'country:NO' : `${kind.prefix}:${name.toLowerCase()}${i}`,
    kind,
    properties: storedNode(kind, {
      ...BASE,
      name: { nb: `${name} ${i}` },
      certainty: 'FACT',
      ...own,
      ...more,
      ...ended,
    }),
  };
};

/** From those before to those after, so that nothing is part of itself. */
const treeOf = (nodes: readonly StoredNode[], model: Model, draw: Draw): readonly StoredEdge[] => {
  const capabilities = nodes.filter(node => node.kind.name === 'Capability');
  return capabilities.flatMap((part, i) =>
    i > 0 && draw.chance(75)
      ? [edgeOf('AGGREGATES', draw.pick(capabilities.slice(0, i)).id, part.id, model, draw)]
      : [],
  );
};

const endsOf = (
  name: string,
  nodes: readonly StoredNode[],
  model: Model,
): Readonly<{ from: readonly string[]; to: readonly string[] }> => {
  const relation = required(model.relations.get(name), `relation ${name}`);
  const fitting = (kinds: readonly string[]): readonly string[] =>
    nodes
      .filter(node => kinds.some(kind => model.kinds.get(kind)?.members.includes(node.kind.name)))
      .map(node => node.id);
  return { from: fitting(relation.from), to: fitting(relation.to) };
};

export const edgeBetween = (
  name: string,
  nodes: readonly StoredNode[],
  model: Model,
  draw: Draw,
): StoredEdge | undefined => {
  const { from, to } = endsOf(name, nodes, model);
  return from.length > 0 && to.length > 0
    ? edgeOf(name, draw.pick(from), draw.pick(to), model, draw)
    : undefined;
};

const edgeOf = (name: string, from: string, to: string, model: Model, draw: Draw): StoredEdge => ({
  key: edgeKey(name, from, to),
  relation: required(model.relations.get(name), `relation ${name}`),
  from,
  to,
  properties: { ...BASE, certainty: draw.pick(CERTAINTIES), ...(draw.chance(8) ? { validTo: ENDED } : {}) },
});

/** Whether it would lead back to where it begins, by a relation that may not, on whatever day: such a what-if is refused. */
const closesCircle = (added: StoredEdge, edges: readonly StoredEdge[]): boolean => {
  const reached = new Set([added.to]);
  if (!added.relation.acyclic) return added.from === added.to;
  for (const id of reached)
    for (const edge of edges)
      if (edge.relation.name === added.relation.name && edge.from === id) reached.add(edge.to);
  return reached.has(added.from);
};

/** Something taken away, something added. */
export const randomSupposed = (
  { nodes, edges }: Graph,
  model: Model,
  draw: Draw,
  relations: readonly string[] = RELATIONS,
): Supposed => {
  const there = nodes.filter(node => node.properties['validTo'] === undefined);
  const added = edgeBetween(draw.pick(relations), there, model, draw);
  const gone = edges.length > 0 ? draw.pick(edges) : undefined;
  // A what-if names a relation by its ends, whatever else its key tells it apart by.
  const named = ({ relation, from, to }: StoredEdge): string => `${relation.name} ${from} ${to}`;
  const isSame = added && gone && named(added) === named(gone);
  return {
    ...(gone && !isSame
      ? { without: [{ edge: { relation: gone.relation.name, from: gone.from, to: gone.to } }] }
      : {}),
    ...(added && !closesCircle(added, edges)
      ? {
          with: [
            {
              relation: added.relation.name,
              from: added.from,
              to: added.to,
              certainty: draw.pick(CERTAINTIES),
            },
          ],
        }
      : {}),
  };
};
