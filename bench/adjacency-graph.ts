import { required } from '../src/engine/errors';
import { TODAY, bind, type Bound, type Predicate } from '../src/engine/plan/plan';
import {
  capOf,
  idsOf,
  type Arm,
  type Bounds,
  type Expansion,
  type Seeds,
  type Selector,
  type Traversal,
} from '../src/engine/plan/traversal';
import { matching as conditionOf } from '../src/engine/cypher/compile-layers';
import type { Row } from '../src/engine/store/store';

type Properties = Readonly<Record<string, unknown>>;
type Node = Readonly<{ id: string; labels: readonly string[]; properties: Properties }>;
type Edge = Readonly<{ key: string; from: string; to: string; relation: string; properties: Properties }>;
/** Nodes and edges as a store has them. */
export type Graph = Readonly<{ nodes: readonly Node[]; edges: readonly Edge[] }>;

/** The edges of each node in one direction, by relation: compressed sparse rows. */
type Rows = Readonly<{ offsets: Int32Array; relations: Uint8Array; far: Int32Array; edges: Int32Array }>;

/** Which nodes or edges of one copy meet a condition at a request. */
type Mask = Uint8Array;

/**
 * A graph as adjacency in typed arrays: so many copies of one, and links from what is used in one copy to the same in the next. What a condition says
 * of each node and edge is a byte, made once for its values (the day, the certainty, the viewer).
 */
export class Adjacency {
  readonly nodes: number;
  readonly count: number;
  /** Of typed arrays, masks not counted: those are a byte a node and a byte an edge for each narrowing that is in use. */
  readonly bytes: number;
  /** The copy whose nodes a filter finds, as a country's own server has it. */
  only = 0;
  /** Milliseconds of the last find that went to following edges, before anything was made of them. */
  followed = 0;
  /** Edges that the last find met. */
  visited = 0;
  private readonly places = new Map<string, number>();
  private readonly relations: readonly string[];
  private readonly forward: Rows;
  private readonly backward: Rows;
  private readonly masks = new Map<string, Mask>();
  private readonly froms: Int32Array;
  private readonly tos: Int32Array;
  private readonly seen: Int32Array;
  private readonly rows: KeptRows = new WeakMap();
  private readonly facts: KeptRows = new WeakMap();
  private stamp = 0;

  constructor(
    private readonly graph: Graph,
    readonly copies: number,
    links: number,
  ) {
    const { nodes, edges } = graph;
    this.nodes = nodes.length * copies;
    this.count = edges.length * copies + links;
    for (const [i, { id }] of nodes.entries()) this.places.set(id, i);
    this.relations = [...new Set(edges.map(({ relation }) => relation))];
    const kinds = Uint8Array.from({ length: this.count }, (_, e) =>
      this.relations.indexOf(this.edge(e).relation),
    );
    this.froms = Int32Array.from({ length: this.count }, (_, e) => this.endOf(e, 'from'));
    this.tos = Int32Array.from({ length: this.count }, (_, e) => this.endOf(e, 'to'));
    this.forward = rowsOf(this.nodes, this.froms, this.tos, kinds);
    this.backward = rowsOf(this.nodes, this.tos, this.froms, kinds);
    this.seen = new Int32Array(this.nodes);
    this.bytes = [this.forward, this.backward]
      .flatMap(rows => Object.values(rows))
      .reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The name of something in a copy. */
  static named(id: string, copy: number): string {
    return copy === 0 ? id : `${id}~~${copy}`;
  }
  static unnamed(text: string, copy: number): string {
    return copy === 0 ? text : text.replaceAll(`~~${copy}`, '');
  }

  find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Row {
    this.visited = this.followed = 0;
    return Object.assign({}, ...traversals.map(of => this.findOne(of, variables, bounds))) as Row;
  }

  private findOne(traversal: Traversal, variables: Bound, bounds: Bounds): Row {
    const begun = performance.now();
    const starts = new Map(
      traversal.seeds.map(set => [set.name, this.seedsOf(set, traversal, variables, bounds)]),
    );
    const seeds = [...starts.values()];
    const layers: Layer[] = [];
    for (const expansion of traversal.expansions) {
      const from = expansion.from.flatMap(of => [...(starts.get(of) ?? [])]);
      const made = this.expand(traversal, expansion, [...new Set(from)], variables, bounds);
      layers.push(...made);
      starts.set(expansion.name, [...from, ...made.flatMap(({ reached }) => reached)]);
    }
    this.followed += performance.now() - begun;
    const all = [...new Set([...seeds, ...layers.map(({ reached }) => reached)].flat())];
    const { column, tests, nodeFacts } = traversal;
    return {
      [`${column}Seeds`]: seeds.map(set => set.map(n => this.idOf(n))),
      [`${column}Edges`]: layers.map(({ met }) => met.map(e => this.rowOf(e, traversal))),
      [`${column}Rows`]: layers.map(({ rows }) => rows),
      [`${column}Tests`]: tests.map(test => this.passing(all, test, variables)),
      [`${column}Met`]: nodeFacts ? all.map(n => this.factsOf(n, nodeFacts)) : null,
      [`${column}Assumed`]: null,
    };
  }

  private seedsOf(set: Seeds, traversal: Traversal, variables: Bound, bounds: Bounds): readonly number[] {
    const { selector, unscoped, atMost } = set;
    const scope = [traversal.access.node, ...(unscoped ? [] : [traversal.nodeWhere])];
    if (selector.kind === 'ids')
      return idsOf(selector, variables).flatMap(id => {
        const n = this.placeOf(id);
        return n !== undefined && scope.every(of => this.holds('node', of, n, variables)) ? [n] : [];
      });
    const mask = this.mask('node', matching(selector), variables);
    const found: number[] = [];
    const own = this.only * this.graph.nodes.length;
    for (let n = 0; n < this.graph.nodes.length && found.length <= (atMost ?? bounds.endCap); n += 1)
      if (mask[n]) found.push(own + n);
    return found;
  }

  private expand(
    traversal: Traversal,
    expansion: Expansion,
    start: readonly number[],
    variables: Bound,
    bounds: Bounds,
  ): readonly Layer[] {
    const layers: Layer[] = [];
    let frontier = start;
    for (const [level, arms] of expansion.levels.entries()) {
      const isLast = level + 1 === expansion.levels.length;
      const passing = this.conditions(traversal, expansion, isLast, variables);
      const made = arms.map(arm => this.layer(arm, frontier, capOf(traversal, expansion, bounds), passing));
      layers.push(...made);
      frontier = [...new Set(made.flatMap(({ reached }) => reached))];
    }
    return layers;
  }

  /** What an edge and the node behind it have to be, as masks. */
  private conditions(traversal: Traversal, expansion: Expansion, isLast: boolean, variables: Bound): Passing {
    const { access, edgeWhere, nodeWhere, tests } = traversal;
    const test = isLast ? tests.find(({ name }) => name === expansion.ending) : undefined;
    const ending = test?.selector.kind === 'where' ? [matching(test.selector)] : [];
    const scoped = expansion.unscoped ? { edge: [], node: [] } : { edge: [edgeWhere], node: [nodeWhere] };
    return {
      edge: this.mask('edge', { kind: 'and', of: [access.edge, ...scoped.edge] }, variables),
      node: this.mask('node', { kind: 'and', of: [access.node, ...scoped.node, ...ending] }, variables),
    };
  }

  private layer(
    { relations, direction }: Arm,
    frontier: readonly number[],
    cap: number,
    passing: Passing,
  ): Layer {
    const wanted = Uint8Array.from(this.relations, name => Number(relations.some(of => of.name === name)));
    const sides =
      direction === 'FORWARD'
        ? [this.forward]
        : direction === 'BACKWARD'
          ? [this.backward]
          : [this.forward, this.backward];
    const { nodes, edges } = this.graph;
    const layer: Layer = { met: [], reached: [], rows: 0 };
    this.stamp += 1;
    for (const near of frontier)
      for (const rows of sides)
        for (let i = rows.offsets[near] ?? 0; i < (rows.offsets[near + 1] ?? 0); i += 1) {
          if (!wanted[rows.relations[i] ?? 0]) continue;
          if (layer.rows > cap) return layer;
          layer.rows += 1;
          this.visited += 1;
          const [edge, far] = [rows.edges[i] ?? 0, rows.far[i] ?? 0];
          if (!passing.edge[this.baseOf(edge, edges.length)] || !passing.node[far % nodes.length]) continue;
          layer.met.push(edge);
          if (this.seen[far] !== this.stamp) {
            this.seen[far] = this.stamp;
            layer.reached.push(far);
          }
        }
    if (sides.length > 1) layer.met = [...new Set(layer.met)];
    return layer;
  }

  /** Which of some nodes pass a test. */
  private passing(all: readonly number[], { selector }: Seeds, variables: Bound): readonly string[] {
    const ids = all.map(n => this.idOf(n));
    if (selector.kind === 'ids') {
      const wanted = new Set(idsOf(selector, variables));
      return ids.filter(id => wanted.has(id));
    }
    const mask = this.mask('node', matching(selector), variables);
    return ids.filter((_, i) => mask[(all[i] ?? 0) % this.graph.nodes.length]);
  }

  private holds(on: 'node', of: Predicate, n: number, variables: Bound): boolean {
    return this.mask(on, of, variables)[n % this.graph.nodes.length] === 1;
  }

  /** A byte for each node or edge of one copy. */
  private mask(on: 'node' | 'edge', of: Predicate, variables: Bound): Mask {
    const values = conditionValues(of, variables);
    const key = `${on} ${idOfPredicate(of)} ${values}`;
    const before = this.masks.get(key);
    if (before) return before;
    const records: readonly (Node | Edge)[] = on === 'node' ? this.graph.nodes : this.graph.edges;
    const mask = Uint8Array.from(records, record => Number(meets(record, of, variables) === true));
    this.masks.set(key, mask);
    return mask;
  }

  /** What is linked is used as in the copy that the link is from. */
  private baseOf(edge: number, length: number): number {
    return edge % length;
  }
  private edge(e: number): Edge {
    return required(this.graph.edges[e % this.graph.edges.length], 'an edge');
  }
  private endOf(e: number, end: 'from' | 'to'): number {
    const { edges, nodes } = this.graph;
    const own = edges.length * this.copies;
    const copy = e < own ? Math.floor(e / edges.length) : (e - own) % this.copies;
    const there = e >= own && end === 'to' ? (copy + 1) % this.copies : copy;
    return required(this.places.get(this.edge(e)[end]), 'an end') + there * nodes.length;
  }
  private placeOf(id: string): number | undefined {
    const [own = id, copy = '0'] = id.split('~~');
    const n = this.places.get(own);
    return n === undefined ? undefined : n + Number(copy) * this.graph.nodes.length;
  }
  private idOf(n: number): string {
    const { nodes } = this.graph;
    return Adjacency.named(required(nodes[n % nodes.length], 'a node').id, Math.floor(n / nodes.length));
  }
  /** Key, certainty and facts, as *find* has them: made once of each edge, since they change with the graph alone. */
  private rowOf(e: number, { edgeFacts }: Traversal): readonly unknown[] {
    return keptIn(this.rows, edgeFacts, e, () => {
      const { key, from, to, properties } = this.edge(e);
      const own = ` ${this.idOf(this.froms[e] ?? 0)} ${this.idOf(this.tos[e] ?? 0)}`;
      const facts = edgeFacts.map(fact => properties[fact] ?? null);
      return [key.replace(` ${from} ${to}`, own), properties['certainty'], ...facts];
    });
  }
  private factsOf(n: number, facts: readonly string[]): readonly unknown[] {
    return keptIn(this.facts, facts, n, () => {
      const { properties } = required(this.graph.nodes[n % this.graph.nodes.length], 'a node');
      const own = facts.map(fact => properties[fact] ?? null);
      return [this.idOf(n), properties['type'], properties['certainty'], ...own];
    });
  }
}

/** What is told of each edge or node, by the facts that are asked for. */
type KeptRows = WeakMap<object, (readonly unknown[] | undefined)[]>;

const keptIn = (
  kept: KeptRows,
  facts: object,
  at: number,
  make: () => readonly unknown[],
): readonly unknown[] => {
  const rows = kept.get(facts) ?? [];
  kept.set(facts, rows);
  return (rows[at] ??= make());
};

type Layer = { met: number[]; readonly reached: number[]; rows: number };
type Passing = Readonly<{ edge: Mask; node: Mask }>;

const rowsOf = (nodes: number, near: Int32Array, far: Int32Array, kinds: Uint8Array): Rows => {
  const order = Int32Array.from(near, (_, e) => e).sort(
    (a, b) => (near[a] ?? 0) - (near[b] ?? 0) || (kinds[a] ?? 0) - (kinds[b] ?? 0) || a - b,
  );
  const offsets = new Int32Array(nodes + 1);
  for (const n of near) offsets[n + 1] = (offsets[n + 1] ?? 0) + 1;
  for (let n = 0; n < nodes; n += 1) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  return {
    offsets,
    relations: Uint8Array.from(order, e => kinds[e] ?? 0),
    far: Int32Array.from(order, e => far[e] ?? 0),
    edges: order,
  };
};

/** One condition of each selector, which a plan has as one object. */
const matching = (selector: Selector & { kind: 'where' }): Predicate => {
  const before = conditionsOf.get(selector);
  if (before) return before;
  const made = conditionOf(selector);
  conditionsOf.set(selector, made);
  return made;
};
const conditionsOf = new WeakMap<object, Predicate>();

const numbers = new WeakMap<object, number>();
let last = 0;
/** Plans are frozen: one that is the same object says the same. */
const idOfPredicate = (of: Predicate): string => {
  if (of.kind === 'and') return `(${of.of.map(idOfPredicate).join(' ')})`;
  const known = numbers.get(of);
  if (known !== undefined) return String(known);
  last += 1;
  numbers.set(of, last);
  return String(last);
};

/** The values that a condition is bound to at a request. */
const conditionValues = (of: Predicate, variables: Bound): string => {
  switch (of.kind) {
    case 'and':
    case 'or':
      return of.of.map(one => conditionValues(one, variables)).join(' ');
    case 'not':
      return conditionValues(of.of, variables);
    case 'compare':
      return JSON.stringify(bind(of.value, variables));
    case 'valid':
      return JSON.stringify(bind(of.date, variables));
    case 'dated':
      return of.unless ? JSON.stringify(bind(of.unless.date, variables)) : '';
    default:
      return '';
  }
};

/** Whether a record meets a condition, null as Cypher has it. */
const meets = (record: Node | Edge, of: Predicate, variables: Bound): boolean | null => {
  const { properties } = record;
  switch (of.kind) {
    case 'and':
      return of.of.every(one => meets(record, one, variables) === true);
    case 'or':
      return of.of.some(one => meets(record, one, variables) === true);
    case 'not':
      return meets(record, of.of, variables) === false;
    case 'isNull':
      return (properties[of.property] ?? null) === null;
    case 'isKind':
      return 'labels' in record && of.kinds.some(kind => record.labels.includes(kind));
    case 'certain':
      return (of.among as readonly unknown[]).includes(properties['certainty']);
    case 'valid':
      return isValid(properties, String(bind(of.date, variables)));
    case 'dated':
      return isDated(properties, of.unless, variables);
    case 'compare': {
      const value = bind(of.value, variables);
      if (of.operator === 'eq') return properties[of.property] === value;
      if (of.operator === 'in') return (value as readonly unknown[]).includes(properties[of.property]);
      throw new Error(`${of.operator} is not compared here.`);
    }
    default:
      throw new Error(`${of.kind} is no condition here.`);
  }
};

const isValid = ({ validFrom, validTo }: Properties, date: string): boolean =>
  (typeof validFrom !== 'string' || validFrom <= date) && (typeof validTo !== 'string' || validTo > date);

const isDated = (
  { validFrom, validTo }: Properties,
  unless: (Predicate & { kind: 'dated' })['unless'],
  variables: Bound,
): boolean => {
  if (typeof validFrom === 'string' || typeof validTo === 'string') return true;
  if (!unless) return false;
  const date = String(bind(unless.date, variables));
  return date >= unless.since || date >= String(bind(TODAY, variables));
};
