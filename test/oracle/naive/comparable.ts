import { compareValues } from '../predicate';
import type { Graph } from '../world';
import { everyStanding, STANDINGS } from './standings';

export const CRITERIA = ['POPULATION', 'COUNTY', 'AREA', 'WRITTEN_FORM', 'RESOURCES'] as const;
export type Criterion = (typeof CRITERIA)[number];
export type Alike = Readonly<{
  id: string;
  likeness: number;
  by: readonly Readonly<{ by: Criterion; likeness: number }>[];
}>;

/** Each likeness, in ten-thousandths, as often as it counts. */
const times = (by: Alike['by']): readonly number[] =>
  by
    .map(one => ({ ...one, of: Math.round(one.likeness * 10_000) }))
    .flatMap(one => (one.by === 'POPULATION' ? [one.of, one.of, one.of] : [one.of]));

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const different = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort(compareValues);
const refs = (ids: readonly string[]): readonly unknown[] => different(ids).map(id => ({ id }));

/** How like each other municipalities are, and what most of those like one use, each worked out from lists of pairs. */
export class NaiveMunicipalities {
  constructor(private readonly graph: Graph) {}

  private uses(id: string): readonly string[] {
    return this.from(id, 'USES');
  }

  private from(id: string, relation: string): readonly string[] {
    return different(
      this.graph.edges
        .filter(edge => edge.relation.name === relation && edge.from === id)
        .map(edge => edge.to),
    );
  }

  private fact(id: string, name: string): unknown {
    return this.graph.nodes.find(node => node.id === id)?.properties[name];
  }

  /** undefined where not both have a value. */
  private likeness(by: Criterion, a: string, b: string): number | undefined {
    const numbers = (name: string): number | undefined => {
      const [x, y] = [Number(this.fact(a, name) ?? 0), Number(this.fact(b, name) ?? 0)];
      return x > 0 && y > 0 ? Math.max(0, 1 - Math.log10(Math.max(x, y) / Math.min(x, y))) : undefined;
    };
    switch (by) {
      case 'POPULATION':
        return numbers('population');
      case 'AREA':
        return numbers('areaKm2');
      case 'COUNTY':
        return this.from(a, 'PART_OF').some(county => this.from(b, 'PART_OF').includes(county)) ? 1 : 0;
      case 'WRITTEN_FORM': {
        const [x, y] = [this.fact(a, 'writtenForm'), this.fact(b, 'writtenForm')];
        return x === undefined || y === undefined ? undefined : x === y ? 1 : 0;
      }
      case 'RESOURCES': {
        const all = different([...this.uses(a), ...this.uses(b)]);
        return all.length === 0
          ? 0
          : all.filter(id => this.uses(a).includes(id) && this.uses(b).includes(id)).length / all.length;
      }
    }
  }

  comparable(to: string, criteria: readonly Criterion[]): readonly Alike[] {
    const others = this.graph.nodes
      .filter(node => node.kind.name === 'Municipality' && node.id !== to)
      .map(node => node.id);
    return others
      .map((id): Alike => {
        const by = criteria.flatMap(one => {
          const likeness = this.likeness(one, to, id);
          return likeness === undefined ? [] : [{ by: one, likeness: round(likeness) }];
        });
        return {
          id,
          by,
          likeness:
            by.length === 0
              ? 0
              : Math.round(times(by).reduce((sum, of) => sum + of, 0) / times(by).length) / 10_000,
        };
      })
      .filter(({ by }) => by.every(one => one.by !== 'POPULATION' || one.likeness > 0))
      .sort((a, b) => b.likeness - a.likeness || compareValues(a.id, b.id));
  }

  /** How one stands to a resource, whatever of it counts as use. */
  private standing(of: string, resource: string): string {
    return everyStanding(this.graph, of, [resource])[0]?.standing ?? '';
  }

  /** How many resources one uses, by uses that count. */
  counted(id: string, recorded: boolean): number {
    const uses = this.graph.edges
      .filter(edge => edge.relation.name === 'USES' && edge.from === id)
      .filter(edge => !recorded || [edge.properties['basis'] ?? []].flat().includes('RECORDED'));
    return different(uses.map(({ to }) => to)).length;
  }

  adoption(of: string, peers: readonly string[], share: number, recorded: boolean): readonly unknown[] {
    const uses = (id: string): readonly string[] =>
      different(
        this.graph.edges
          .filter(edge => edge.relation.name === 'USES' && edge.from === id)
          .filter(edge => !recorded || [edge.properties['basis'] ?? []].flat().includes('RECORDED'))
          .map(edge => edge.to),
      );
    const users = (resource: string): readonly string[] => peers.filter(id => uses(id).includes(resource));
    const isBound = (user: string, resource: string, level: string): boolean =>
      this.graph.edges.some(
        edge =>
          edge.relation.name === 'USES' &&
          edge.from === user &&
          edge.to === resource &&
          (!recorded || [edge.properties['basis'] ?? []].flat().includes('RECORDED')) &&
          edge.properties['obligation'] === level,
      );
    const others = (resource: string): readonly string[] =>
      this.graph.edges
        .filter(
          edge => ['DEPENDS_ON', 'INTEROPERATES_WITH'].includes(edge.relation.name) && edge.from !== edge.to,
        )
        .flatMap(edge => (edge.from === resource ? [edge.to] : edge.to === resource ? [edge.from] : []));
    return different(peers.flatMap(uses))
      .filter(resource => !uses(of).includes(resource))
      .map(resource => {
        const here = users(resource);
        return {
          resource: { id: resource },
          share: round(here.length / peers.length),
          users: refs(here),
          mandatory: here.filter(user => isBound(user, resource, 'MANDATORY')).length * 2 > here.length,
          recommended: here.filter(user => isBound(user, resource, 'RECOMMENDED')).length * 2 > here.length,
          sameGap: refs(peers.filter(id => !here.includes(id))),
          complements: refs(others(resource).filter(other => users(other).length > 0)),
          own: this.standing(of, resource),
          standings: STANDINGS.map(standing => ({
            standing,
            count: peers.filter(id => this.standing(id, resource) === standing).length,
          })),
        };
      })
      .filter(gap => gap.share >= share)
      .sort(
        (a, b) =>
          Number(b.mandatory) - Number(a.mandatory) ||
          Number(b.recommended) - Number(a.recommended) ||
          b.share - a.share ||
          compareValues(a.resource.id, b.resource.id),
      );
  }
}
