import { NO_RULES, type Certainty, type Relation } from '../../src/engine/model/model';
import { finish } from '../../src/engine/graph/sliced';
import type { ConsequenceRule } from '../../src/engine/model/consequences';
import { NO_SCOPE } from '../../src/engine/plan/cursor';
import { ALL, literal } from '../../src/engine/plan/plan';
import type { StepDirection, Traversal, Ways } from '../../src/engine/plan/traversal';
import type { Found, FoundEdge, FoundNode } from '../../src/engine/graph/found';
import { readFound, type FoundRow } from '../../src/engine/graph/read-found';
import { subgraphOf, type Subgraph } from '../../src/engine/graph/found';

const NO_PHRASE = { nb: '', nn: '', en: '' };

/** A rule of which only what is said matters: FROM loses FUNCTION by it when TO does. */
export const rule = (name: string, facts: Partial<ConsequenceRule> = {}): ConsequenceRule => ({
  relation: name,
  loses: 'FROM',
  what: 'FUNCTION',
  when: [facts.what ?? 'FUNCTION'],
  by: ['RETIRE', 'CHANGE'],
  of: undefined,
  given: [],
  says: undefined,
  needs: 'ONE',
  complete: false,
  carries: true,
  endangers: false,
  because: 'it is so',
  ...facts,
});

/** A relation of which only what the pure functions look at matters. */
export const relation = (name: string, facts: Partial<Relation> = {}): Relation => ({
  name,
  type: name,
  description: '',
  from: [],
  to: [],
  labels: { from: [], to: [] },
  forward: '',
  backward: '',
  membership: false,
  advises: undefined,
  traverse: true,
  acyclic: false,
  inherits: false,
  notAfter: [],
  passesOn: undefined,
  duty: false,
  owner: undefined,
  consequences: [],
  rules: NO_RULES,
  phrase: { forward: NO_PHRASE, backward: NO_PHRASE },
  phrases: [],
  terms: { of: undefined, reads: [], inverse: [], writes: [], sameAs: undefined },
  fields: new Map(),
  ...facts,
});

export const waysOf = (maxHops = 8, direction: StepDirection = 'FORWARD', minHops = 1): Ways => ({
  direction,
  minHops,
  maxHops,
  relations: [relation('R'), relation('S')],
  chains: true,
});

/** What leads from the one end to the other, looked for from both in so many layers. */
const traversal = (ways: Ways, forward: number, backward: number): Traversal => ({
  kind: 'traversal',
  verdicts: undefined,
  key: 'paths',
  column: 't0',
  scope: NO_SCOPE,
  question: 'paths',
  asked: { ways, whyNot: false },
  ahead: false,
  days: undefined,
  reach: { argument: 'maxHops', hops: ways.maxHops },
  steps: 0,
  repeats: true,
  among: false,
  asOf: { kind: 'literal', value: '2026-01-01' },
  certainty: 'UNCERTAIN',
  undated: { from: 'ALWAYS' },
  seeds: ['From', 'To'].map(name => ({
    name,
    argument: name,
    selector: { kind: 'ids', ids: literal([]), sorts: [] },
    unscoped: false,
  })),
  tests: ['Via', 'Avoid'].map(name => ({
    name,
    argument: name,
    selector: { kind: 'ids', ids: literal([]), sorts: [] },
    unscoped: false,
  })),
  expansions: [
    {
      name: 'Forward',
      from: ['From'],
      levels: Array.from({ length: forward }, () => [ways]),
      unscoped: false,
    },
    {
      name: 'Backward',
      from: ['To'],
      levels: Array.from({ length: backward }, () => [ways]),
      unscoped: false,
    },
  ],
  access: { node: ALL, edge: ALL },
  edgeWhere: ALL,
  nodeWhere: ALL,
  edgeFacts: [],
  nodeFacts: undefined,
  assuming: undefined,
  page: { size: 20, backward: false, from: undefined },
  shape: { kind: 'object', typename: 'Paths', items: [] },
  parts: { explained: false, nodeColumns: [], edgeColumns: [] },
});

type EdgeRow = FoundRow['edges'][number][number];
const CERTAINTY: Readonly<Record<string, Certainty>> = { '': 'FACT', '?': 'DEDUCTION', '??': 'UNCERTAIN' };

/** `a>b` is a fact, `a>b?` deduced, `a>b??` uncertain. */
const layer = (edges: string): readonly EdgeRow[] =>
  listed(edges).map((edge): EdgeRow => {
    const [, from = '', to = '', mark = ''] = /^(\w+)>(\w+)(\?{0,2})$/.exec(edge) ?? [];
    return [`R ${from} ${to}`, CERTAINTY[mark] ?? 'FACT'];
  });

const listed = (text: string): readonly string[] => text.split(' ').filter(item => item !== '');

export type Met = Readonly<{
  from?: string;
  to?: string;
  forward?: readonly string[];
  backward?: readonly string[];
  via?: string;
  avoid?: string;
}>;

/** A row as *find* gives it; layers as text, or as they are. */
const row = ({ from = 'a', to = 'z', forward = [], backward = [], via = '', avoid = '' }: Met): FoundRow => ({
  seeds: [listed(from), listed(to)],
  tests: [listed(via), listed(avoid)],
  nodes: null,
  assumed: null,
  edges: [...forward, ...backward].map(layer),
  rows: [...forward, ...backward].map(text => layer(text).length),
});

export const foundFrom = (met: Met, ways: Ways = waysOf(), cap = 1000): Found => {
  const plan = traversal(ways, met.forward?.length ?? 0, met.backward?.length ?? 0);
  const read = finish(
    readFound(plan, row(met), { layerCap: cap, wholeCap: cap, endCap: 1000, amongCap: 1000, aheadCap: 0 }),
  );
  return met.via === undefined
    ? { ...read, tests: new Map([...read.tests].filter(([name]) => name !== 'Via')) }
    : read;
};

export const graphFrom = (met: Met, ways: Ways = waysOf(), cap = 1000): Subgraph =>
  finish(subgraphOf(foundFrom(met, ways, cap), ways));

/** `USES a b?` is an edge that *find* met, as certain as its mark says. */
export const edge = (text: string, ...facts: readonly unknown[]): FoundEdge => {
  const [, key = '', mark = ''] = /^([^?]*)(\?{0,2})$/.exec(text) ?? [];
  const [name = '', from = '', to = ''] = key.split(' ');
  return {
    key,
    relation: name,
    from,
    to,
    certainty: CERTAINTY[mark] ?? 'FACT',
    facts,
    undated: false,
    assumed: false,
  };
};

export type Known = Readonly<{
  seeds?: Readonly<Record<string, string>>;
  tests?: Readonly<Record<string, string>>;
  edges: Readonly<Record<string, readonly FoundEdge[]>>;
  nodes?: readonly FoundNode[];
  /** The names of the facts of nodes and of edges. */ nodeFacts?: readonly string[];
  edgeFacts?: readonly string[];
  /** What there is of the relations that a what-if names. */ named?: readonly FoundEdge[];
}>;

/** What was found, said outright: seeds of ids, edges by the expansion that met them, facts of nodes. */
export const foundWith = ({
  seeds = {},
  tests = {},
  edges,
  nodes = [],
  nodeFacts = [],
  edgeFacts = [],
  named = [],
}: Known): Found => {
  const seedsOf = (of: Readonly<Record<string, string>>): Found['seeds'] =>
    new Map(Object.entries(of).map(([name, ids]) => [name, new Set(listed(ids))]));
  return {
    seeds: seedsOf(seeds),
    tests: seedsOf(tests),
    facts: { node: nodeFacts, edge: edgeFacts },
    nodes: new Map(nodes.map(node => [node.id, node])),
    expansions: new Map(
      Object.entries(edges).map(([name, met]) => [
        name,
        { of: { name, from: [], levels: [[]], unscoped: false }, levels: [met], capped: false },
      ]),
    ),
    named: { nodes: new Map(nodes.map(of => [of.id, of])), edges: new Map(named.map(of => [of.key, of])) },
    added: [],
    taken: [],
    visited: 0,
    layerCap: 10_000,
  };
};

export const node = (id: string, kind: string, ...facts: readonly unknown[]): FoundNode => ({
  id,
  kind,
  certainty: 'FACT',
  facts,
});
