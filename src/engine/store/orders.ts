import { LRUCache } from 'lru-cache';
import { IDS, type AlongOrder, type Statement } from '../cypher/fragment';
import { bind, type Bound } from '../plan/plan';
import type { Row } from './store';

/** How many nodes all kept orders may have together; each takes eight bytes. */
const MOST_KEPT = 1_000_000;
/** Nodes in a block of a new order, and in one that is too large to go on with. */
const BLOCK = 32;
const MOST_IN_BLOCK = 512;
/** Changed nodes that an order is told of; with more it is made anew. */
const MOST_CHANGED = 500;
/** Nodes that are looked at for a page, first, then by how many times more, and at most. */
const MORE = 4;
const MOST_LOOKED_AT = 8_192;

type Values = readonly unknown[];
/** Numbers of nodes, in no order, whose values are from `first` on. */
type Block = { first: Values; numbers: number[] };
/** An order of all nodes of a kind, and what was written since; whoever reads it waits for `ready`. */
type Order = { blocks: Block[]; changed: Set<string>; ready: Promise<void> };

/** Runs a statement of this store. */
type Ask = (statement: Statement, variables: Bound) => Promise<readonly Row[]>;

/**
 * Nodes in the orders that lists were asked in, kept beside an engine that has no index in order. An order proposes where
 * a page is, and the engine decides by what is stored: a block has at least the nodes whose values are between its first
 * and the next one's. Orders that were not asked for lately are let go.
 */
export class Orders {
  private readonly kept = new LRUCache<string, Order>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ blocks }) => 1 + blocks.length * BLOCK,
  });
  /** Orders that are read for the first time. */
  private readonly making = new Map<string, Order>();

  constructor(private readonly ask: Ask) {}

  /** Tells which nodes were written, in the same turn of the event loop as the commit; undefined if too many. */
  written(ids: ReadonlySet<string> | undefined): void {
    if (ids?.size === 0) return;
    for (const orders of [this.kept, this.making])
      for (const [key, order] of [...orders.entries()]) {
        for (const id of ids ?? []) order.changed.add(id);
        if (ids && order.changed.size <= MOST_CHANGED) continue;
        orders.delete(key);
      }
  }

  /** The numbers of the nodes on a page and of the next one; undefined where too many would have to be looked at. */
  async page(list: AlongOrder, variables: Bound): Promise<readonly number[] | undefined> {
    const { blocks } = await this.orderOf(list);
    const step = list.backward ? -1 : 1;
    const from = list.from?.map(of => bind(of, variables));
    let at = startOf(blocks, list, from);
    const found: number[] = [];
    let [looked, most] = [0, list.most + Math.max(BLOCK, list.most / MORE)];
    for (; blocks[at] && found.length < list.most; most *= MORE) {
      const numbers: number[] = [];
      for (; blocks[at] && numbers.length < most; at += step) numbers.push(...(blocks[at]?.numbers ?? []));
      looked += numbers.length;
      if (looked > MOST_LOOKED_AT) return undefined;
      found.push(...(await this.numbersOf(list.found, { ...variables, [IDS]: numbers })));
    }
    return found.slice(0, list.most);
  }

  private async numbersOf(statement: Statement, variables: Bound): Promise<readonly number[]> {
    const [row] = await this.ask(statement, variables);
    return row?.['numbers'] as readonly number[];
  }

  private async orderOf(list: AlongOrder): Promise<Order> {
    const key = `${list.whole.text} ${JSON.stringify([...list.whole.parameters.values()])}`;
    const order = this.kept.get(key) ?? this.making.get(key) ?? this.make(key, list);
    const { changed } = order;
    if (changed.size > 0) {
      order.changed = new Set();
      order.ready = order.ready.then(() => this.catchUp(order, list, [...changed]));
    }
    try {
      await order.ready;
    } catch (error) {
      this.kept.delete(key);
      this.making.delete(key);
      throw error;
    }
    return order;
  }

  private make(key: string, list: AlongOrder): Order {
    const order: Order = { blocks: [], changed: new Set(), ready: Promise.resolve() };
    this.making.set(key, order);
    order.ready = this.read(order, list).then(() => {
      // Not where so much was written meanwhile that it was dropped.
      if (this.making.delete(key)) this.kept.set(key, order);
    });
    return order;
  }

  private async read(order: Order, list: AlongOrder): Promise<void> {
    const numbers = await this.numbersOf(list.whole, {});
    const firsts = numbers.filter((_, i) => i % BLOCK === 0);
    const rows = await this.ask(list.numbered, { [IDS]: firsts });
    const values = new Map(rows.map(row => [row['number'], row['values'] as Values | null]));
    for (let i = 0; i < numbers.length; i += BLOCK) {
      const first = values.get(numbers[i]);
      const block = numbers.slice(i, i + BLOCK);
      // What has left the kind meanwhile begins no block.
      if (first) order.blocks.push({ first, numbers: block });
      else (order.blocks.at(-1) ?? start(order)).numbers.push(...block);
    }
  }

  /** Takes out what was written, and puts in where it belongs now what is still there. */
  private async catchUp(order: Order, list: AlongOrder, ids: readonly string[]): Promise<void> {
    const rows = await this.ask(list.named, { [IDS]: ids });
    const moved = new Set(rows.map(row => row['number'] as number));
    for (const block of order.blocks)
      if (block.numbers.some(number => moved.has(number)))
        block.numbers = block.numbers.filter(number => !moved.has(number));
    for (const row of rows) {
      const values = row['values'] as Values | null;
      if (values) put(order, list, row['number'] as number, values);
    }
    if (order.blocks.some(({ numbers }) => numbers.length > MOST_IN_BLOCK)) {
      order.blocks = [];
      await this.read(order, list);
    }
  }
}

/** The block before all values. */
const start = (order: Order): Block => {
  const block: Block = { first: [], numbers: [] };
  order.blocks.unshift(block);
  return block;
};

const put = (order: Order, list: AlongOrder, number: number, values: Values): void => {
  const at = lastUpTo(order.blocks, values, list);
  const block = order.blocks[at] ?? { first: values, numbers: [] };
  if (at < 0) order.blocks.unshift(block);
  block.numbers.push(number);
};

/** Where a page begins: what comes before it in a block, the statement passes over. */
const startOf = (blocks: readonly Block[], list: AlongOrder, from: Values | undefined): number => {
  if (!from) return list.backward ? blocks.length - 1 : 0;
  const at = lastUpTo(blocks, from, list);
  return list.backward ? at : Math.max(0, at);
};

/** The last block whose first values are not after these; −1 if all are. */
const lastUpTo = (blocks: readonly Block[], values: Values, list: AlongOrder): number => {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const first = blocks[middle]?.first ?? [];
    if (compareValues(first, values, list) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** As the engine orders: missing values last either way, texts by their bytes. */
const compareValues = (a: Values, b: Values, { terms }: AlongOrder): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
      continue;
    }
    const compared = compareValue(x, y);
    if (compared !== 0) return terms[i]?.descending ? -compared : compared;
  }
  return a.length - b.length;
};

const compareValue = (a: unknown, b: unknown): number =>
  typeof a === 'string' && typeof b === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : Number(a) - Number(b);
