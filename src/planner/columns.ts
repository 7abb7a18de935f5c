import type { FieldNode } from 'graphql';
import { ALL, type Column, type Listing, type On } from '../plan/plan';

/** The columns to read of one kind of row, each once. The client's aliases never become column names. */
export class Columns {
  private readonly columns = new Map<string, Column>();
  private readonly byNodes = new Map<readonly FieldNode[], string>();

  property(on: On, property: string): string {
    const column = on === 'edge' ? `edge_${property}` : property;
    this.columns.set(column, { kind: 'property', column, on, property });
    return column;
  }

  sources(on: On, nodes: readonly FieldNode[], columns: Columns): string {
    return this.shared(nodes, on === 'edge' ? 'edge_sources' : 'sources', column => ({
      kind: 'sources',
      column,
      on,
      where: ALL,
      columns: columns.all(),
    }));
  }

  /** A related list. If several groups of kinds share it, it is read once for all of them. */
  related(
    name: string,
    nodes: readonly FieldNode[],
    listing: Listing,
    kinds: readonly string[] | undefined,
  ): string {
    const column = this.shared(nodes, name, c => ({ kind: 'related', column: c, listing, kinds }));
    const before = this.columns.get(column);
    if (before?.kind === 'related' && before.kinds && kinds) {
      this.columns.set(column, { ...before, kinds: [...new Set([...before.kinds, ...kinds])] });
    }
    return column;
  }

  private shared(nodes: readonly FieldNode[], name: string, make: (column: string) => Column): string {
    const known = [...this.byNodes].find(
      ([other]) => other.length === nodes.length && other.every((node, i) => node === nodes[i]),
    );
    if (known) return known[1];
    let column = name;
    for (let i = 2; this.columns.has(column); i += 1) column = `${name}${i}`;
    this.byNodes.set(nodes, column);
    this.columns.set(column, make(column));
    return column;
  }

  all(): readonly Column[] {
    return [...this.columns.values()];
  }
}
