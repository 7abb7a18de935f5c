import type { Kind, Model } from '../../src/engine/model/model';
import type { WritePlan } from '../../src/engine/plan/write';
import { GraphCheck, type KnownNode } from '../../src/engine/exchange/check-graph';
import { Faults } from '../../src/engine/exchange/faults';
import type { NativeRecord } from '../../src/engine/exchange/folder-records';
import { ItemReader, type ImportDefaults, type RecordItem } from '../../src/engine/exchange/read-item';

const NOTHING: ReadonlyMap<string, Kind> = new Map();

/**
 * Turns native records into one write. Every record is checked, and so is the graph they form. All faults are
 * reported at once, each with its file and line; if there are any, nothing is written. `known` are nodes in
 * the store.
 */
export const planImport = (
  model: Model,
  records: readonly NativeRecord[],
  defaults: ImportDefaults,
  known: ReadonlyMap<string, Kind> = NOTHING,
): WritePlan => {
  const stored: KnownNode = id => {
    const kind = known.get(id);
    return kind && { kind, validFrom: undefined, standing: undefined };
  };
  const faults = new Faults();
  const reader = new ItemReader(model, defaults);
  const check = new GraphCheck(model, faults);
  const items = records
    .map(record => reader.check(record, faults))
    .filter((item): item is RecordItem => item !== undefined);
  for (const item of items) check.see(item);
  for (const item of items) if (item.kind === 'edge') check.checkEdge(item, stored);
  check.finish(stored);
  faults.throwIfAny();
  return {
    kind: 'write',
    nodes: items.flatMap(item => (item.kind === 'node' ? [reader.node(item)] : [])),
    edges: items.flatMap(item => (item.kind === 'edge' ? [reader.edge(item)] : [])),
  };
};
