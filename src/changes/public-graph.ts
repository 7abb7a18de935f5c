import { known } from '../errors';
import { lookInParts } from '../exchange/look-in-parts';
import type { Levels, Model, Relation } from '../model/model';
import { groupBy } from '../plan/group-by';
import type { EdgePlace, Lookup, Properties } from '../plan/write';
import type { Looking, Row } from '../store/store';
import { openProperties } from './unseen';

const AT_ONCE = 1_000;

/**
 * The graph as anyone may see it. What a viewer proposes is checked beside this, so that no fault and no status tells of
 * what is hidden; the rest is checked when a steward accepts it.
 */
export class PublicGraph implements Looking {
  constructor(
    private readonly model: Model,
    private readonly graph: Looking,
  ) {}

  async look(lookup: Lookup): Promise<readonly Row[]> {
    const rows = await this.graph.look(lookup);
    switch (lookup.kind) {
      case 'any':
        return rows;
      case 'records':
        return rows.filter(isPublic).map(row => openRow(row, this.model.levels.node));
      case 'nodes':
      case 'keys':
      case 'broughtNodes':
        return this.ofPublicNodes(rows, 'id');
      case 'edgeRecords':
        return (await this.withPublicEnds(rows.filter(isPublic))).map(row =>
          openRow(row, this.model.levels.edge),
        );
      case 'between':
      case 'edges':
      case 'joined':
      case 'broughtEdges':
        return this.ofPublicEdges(rows, lookup.relation);
      case 'at':
        return this.publicLinks(rows);
      case 'citing':
        return lookup.relation ? this.ofPublicEdges(rows, lookup.relation) : this.ofPublicNodes(rows, 'what');
    }
  }

  private async ofPublicNodes(rows: readonly Row[], column: string): Promise<readonly Row[]> {
    const ids = await this.publicIds(rows.map(row => String(row[column])));
    return rows.filter(row => ids.has(String(row[column])));
  }

  private async publicIds(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await lookInParts([...new Set(ids)], AT_ONCE, some =>
      this.graph.look({ kind: 'records', ids: some }),
    );
    return new Set(found.filter(isPublic).map(row => String(row['id'])));
  }

  private async withPublicEnds(rows: readonly Row[]): Promise<readonly Row[]> {
    const ids = await this.publicIds(rows.flatMap(row => [String(row['from']), String(row['to'])]));
    return rows.filter(row => ids.has(String(row['from'])) && ids.has(String(row['to'])));
  }

  private async ofPublicEdges(rows: readonly Row[], relation: Relation): Promise<readonly Row[]> {
    const places = rows.map(row => placeOf(String(row['key'] ?? row['what'])));
    const found = await lookInParts(places, AT_ONCE, edges =>
      this.graph.look({ kind: 'edgeRecords', relation, edges }),
    );
    const keys = new Set((await this.withPublicEnds(found.filter(isPublic))).map(row => String(row['key'])));
    return rows.filter(row => keys.has(String(row['key'] ?? row['what'])));
  }

  private async publicLinks(rows: readonly Row[]): Promise<readonly Row[]> {
    const seen: Row[] = [];
    for (const [name, links] of groupBy(rows, row => String(row['relation'])))
      seen.push(...(await this.ofPublicEdges(links, known(this.model.relations.get(name), 'a relation'))));
    return seen;
  }
}

const openRow = (row: Row, levels: Levels): Row => ({
  ...row,
  properties: openProperties(row['properties'] as Properties, levels),
});

const isPublic = (row: Row): boolean => (row['properties'] as Properties)['access'] === 'PUBLIC';

/** The key of an edge begins with its relation and the node that it goes from. */
const placeOf = (key: string): EdgePlace => ({ from: key.split(' ')[1] ?? '', key });
