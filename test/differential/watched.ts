import { edgesAtMost } from '../../src/engine/plan/cost-traversal';
import type { Statistics } from '../../src/engine/plan/statistics';
import { type Traversal, BOUNDS, type Bounds } from '../../src/engine/plan/traversal';
import type { Row, Store } from '../../src/engine/store/store';
import { foundRow } from '../../src/engine/graph/read-found';

/** How many edges traversals looked at, as a share of what was said beforehand; a traversal that may look at none has none. */
export class Looked {
  readonly shares: { question: string; share: number; tight: boolean }[] = [];
  traversals = 0;

  note(traversal: Traversal, row: Row, statistics: Statistics, bounds: Bounds): void {
    const looked = foundRow(traversal, row).rows.reduce((sum, rows) => sum + rows, 0);
    const most = edgesAtMost(traversal, statistics, bounds);
    if (!(looked <= most))
      throw new Error(
        `${traversal.question} looked at ${looked} edges, and was to look at ${most} at most with ${JSON.stringify(bounds)}`,
      );
    this.traversals += 1;
    if (most > 0)
      this.shares.push({ question: traversal.question, share: looked / most, tight: bounds !== BOUNDS });
  }

  /** For a person: the largest share, and the one in the middle. */
  toString(): string {
    const said = (tight: boolean): string => {
      const shares = this.shares
        .filter(s => s.tight === tight)
        .map(s => s.share)
        .sort((a, b) => a - b);
      const at = (i: number): string => (shares[i] ?? 0).toFixed(3);
      return `${shares.length} ${tight ? 'with tight caps' : 'as served'}: largest ${at(shares.length - 1)}, median ${at(Math.floor(shares.length / 2))}`;
    };
    return `Edges looked at / edges at most, ${this.traversals} traversals; ${said(false)}; ${said(true)}.`;
  }
}

/** The same store; every *find* is held against what its plan was said to cost. */
export const watched = (store: Store, statistics: Statistics, looked: Looked): Store =>
  new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'find') return value.bind(target) as unknown;
      return async (...[traversals, variables, bounds]: Parameters<Store['find']>): Promise<Row> => {
        const row = await target.find(traversals, variables, bounds);
        for (const traversal of traversals) looked.note(traversal, row, statistics, bounds);
        return row;
      };
    },
  });
