import type { Certainty } from '../../src/model/model';
import { ALL, type Traversal } from '../../src/plan/plan';
import type { FoundRow } from '../../src/traverse/subgraph';

/** A traversal of which only what the pure functions look at matters. */
export const traversal = (maxHops = 8, direction: Traversal['direction'] = 'FORWARD'): Traversal => ({
  kind: 'paths', key: 'paths', column: 't0', from: { kind: 'ids', ids: [] }, to: { kind: 'ids', ids: [] }, via: undefined,
  relations: [], maxHops, direction, edgeWhere: ALL, nodeWhere: ALL, page: { size: 20, backward: false, from: undefined },
  shape: { kind: 'object', typename: 'Paths', items: [] } as unknown as Traversal['shape'],
  parts: { explained: false, nodeColumns: [], edgeColumns: [] },
});

type Layer = readonly (readonly [string, Certainty])[];
const CERTAINTY: Readonly<Record<string, Certainty>> = { '': 'FACT', '?': 'DEDUCTION', '??': 'UNCERTAIN' };

/** `a>b` is a fact, `a>b?` deduced, `a>b??` uncertain. */
export const layer = (edges: string): Layer => edges.split(' ').filter(edge => edge !== '').map(edge => {
  const [, from = '', to = '', mark = ''] = /^(\w+)>(\w+)(\?{0,2})$/.exec(edge) ?? [];
  return [`R ${from} ${to}`, CERTAINTY[mark] ?? 'FACT'];
});

export const row = (from: string, to: string, forward: readonly string[], backward: readonly string[] = [], via: string | null = null): FoundRow =>
  ({ from: from.split(' '), to: to.split(' '), via: via === null ? null : via.split(' '), forward: forward.map(layer), backward: backward.map(layer), rows: [...forward, ...backward].map(text => layer(text).length) });
