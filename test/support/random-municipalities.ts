import { type Model, edgeKey } from '../../src/engine/model/model';
import type { StoredEdge } from '../../src/engine/plan/write';
import type { Graph } from '../oracle/world';
import { edgeBetween, nodeOf } from './random-coverage';
import type { Draw } from './random-draw';

/** What bears on how like each other municipalities are, and on what they use. */
export const MUNICIPAL_RELATIONS = [
  'USES',
  'USES',
  'USES',
  'USES',
  'PART_OF',
  'PART_OF',
  'DEPENDS_ON',
  'INTEROPERATES_WITH',
  'MAY_USE',
  'IN_GROUP',
  'IN_GROUP',
  'SURVEYS',
  'LOOKS_FOR',
];

/** Municipalities that are alike in few ways, others beside them, and what they use; some of it twice, in periods of its own. */
export const randomMunicipalities = (model: Model, draw: Draw): Graph => {
  const many = (kind: string, most: number) =>
    Array.from({ length: 1 + draw.int(most) }, (_, i) => nodeOf(kind, i, model, draw));
  const municipalities = Array.from({ length: 2 + draw.int(6) }, (_, i) =>
    nodeOf('Municipality', i, model, draw, {
      number: `${1000 + i}`,
      ...(draw.chance(80) ? { population: draw.pick([1000, 2000, 1500, 10_000, 400_000, 0]) } : {}),
      ...(draw.chance(70) ? { areaKm2: draw.pick([10, 25.5, 300, 4000]) } : {}),
      ...(draw.chance(70) ? { writtenForm: draw.pick(['BOKMAAL', 'NYNORSK', 'NEUTRAL']) } : {}),
    }),
  );
  const nodes = [
    ...municipalities,
    ...many('County', 2),
    ...many('PublicOrganisation', 2),
    ...many('Solution', 4),
    ...many('Specification', 1),
    ...many('ActorGroup', 2),
    ...many('Survey', 2),
  ];
  const resources = nodes.filter(({ kind }) => kind.name === 'Solution').map(({ id }) => id);
  const edges = Array.from({ length: 12 + draw.int(60) }, () =>
    edgeBetween(draw.pick(MUNICIPAL_RELATIONS), nodes, model, draw),
  )
    .flatMap(edge => (edge ? inPeriods(looking(edge, draw, resources), draw) : []))
    // Groups within groups, but not in a circle.
    .filter(({ relation, from, to }) => relation.name !== 'IN_GROUP' || from < to);
  return { nodes, edges: [...new Map(edges.map(edge => [edge.key, edge])).values()] };
};

/** What a look at one found there: something, nothing, or it was not reached. */
const looking = (edge: StoredEdge, draw: Draw, resources: readonly string[]): StoredEdge =>
  edge.relation.name === 'SURVEYS'
    ? {
        ...edge,
        properties: {
          ...edge.properties,
          outcome: draw.pick(['REACHED', 'REACHED', 'NOT_REACHED']),
          ...(draw.chance(50) ? { found: [draw.pick(resources)] } : {}),
        },
      }
    : edge;

const inPeriods = (edge: StoredEdge, draw: Draw): readonly StoredEdge[] => {
  const obliged = (of: StoredEdge): StoredEdge =>
    edge.relation.name === 'USES' && draw.chance(60)
      ? {
          ...of,
          properties: {
            ...of.properties,
            obligation: draw.pick(['MANDATORY', 'MANDATORY', 'RECOMMENDED', 'VOLUNTARY']),
            ...(draw.chance(70) ? { basis: draw.pick([['RECORDED'], ['DUTY'], ['DUTY', 'RECORDED']]) } : {}),
          },
        }
      : of;
  const since = '2020-01-01';
  const again: StoredEdge = {
    ...edge,
    key: edgeKey(edge.relation.name, edge.from, edge.to, since),
    properties: { ...edge.properties, validFrom: since },
  };
  return [obliged(edge), ...(draw.chance(15) ? [obliged(again)] : [])];
};
