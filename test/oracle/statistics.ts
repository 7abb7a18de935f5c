import type { Model } from '../../src/engine/model/model';
import type { Degrees, Statistics } from '../../src/engine/plan/statistics';
import { groupBy } from './naive/steps';
import { earliestDay } from './as-it-stood';
import type { Graph } from './world';

/** The statistics of a graph by counting. */
export const countStatistics = ({ nodes, edges }: Graph, model: Model): Statistics => {
  const perKind = new Map<string, number>();
  const dated = new Set<string>();
  const closed = new Set<string>();
  const sources = new Map<string, number>();
  const noteSources = (name: string, of: unknown): void => {
    sources.set(name, Math.max(sources.get(name) ?? 0, Array.isArray(of) ? of.length : 0));
  };
  for (const { kind, properties } of nodes) {
    noteSources(kind.name, properties['sources']);
    perKind.set(kind.name, (perKind.get(kind.name) ?? 0) + 1);
    if (properties['validFrom'] !== undefined || properties['validTo'] !== undefined) dated.add(kind.name);
    if (properties['access'] !== 'PUBLIC') closed.add(kind.name);
  }
  for (const { relation, properties } of edges) {
    noteSources(relation.name, properties['sources']);
    if (properties['validFrom'] !== undefined || properties['validTo'] !== undefined)
      dated.add(relation.name);
    if (properties['access'] !== 'PUBLIC') closed.add(relation.name);
  }
  const sortOf = (id: string): string => {
    const node = nodes.find(n => n.id === id);
    const apart = [...(node?.kind.fields.values() ?? [])].filter(field => field.apart);
    return `${node?.kind.name ?? ''}:${apart.map(field => String(node?.properties[field.name] ?? '')).join(',')}`;
  };
  const perRelation = [...model.relations.keys()].map((name): [string, Degrees] => {
    const own = edges.filter(edge => edge.relation.name === name);
    const [out, into] = [degrees(own.map(edge => edge.from)), degrees(own.map(edge => edge.to))];
    const kindOf = (id: string): string => nodes.find(node => node.id === id)?.kind.name ?? '';
    const between = groupBy(own, edge => `${kindOf(edge.from)} ${kindOf(edge.to)}`);
    const sorts = groupBy(own, edge => `${sortOf(edge.from)} ${sortOf(edge.to)}`);
    return [
      name,
      {
        count: own.length,
        froms: out.length,
        tos: into.length,
        maxOut: Math.max(0, ...out),
        maxIn: Math.max(0, ...into),
        between: new Map([...between].map(([kinds, these]) => [kinds, these.length])),
        sorts: new Map([...sorts].map(([pair, these]) => [pair, these.length])),
      },
    ];
  });
  const earliest = earliestDay({ nodes, edges });
  return {
    nodes: perKind,
    edges: new Map(perRelation),
    sources,
    dated,
    closed,
    ...(earliest === undefined ? {} : { earliest }),
  };
};

const degrees = (ids: readonly string[]): readonly number[] => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts.values()];
};
