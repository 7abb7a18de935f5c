import { edgeKey, type Model } from '../src/engine/model/model';
import { storedNode, storedProperties, type NativeFields } from '../src/engine/model/stored';
import type { StoredEdge, StoredNode, WritePlan } from '../src/engine/plan/write';
import { required } from '../src/engine/errors';

const COMMON = {
  certainty: 'FACT',
  sources: ['source:bench'],
  version: 1,
  recordedAt: '2026-11-25T00:00:00Z',
  access: 'PUBLIC',
};

/** A graph of the national graph's shape: municipalities, each using five of the resources, which rest on frameworks. */
export const generate = (model: Model, municipalities: number): WritePlan => {
  const nodes: StoredNode[] = [];
  const edges: StoredEdge[] = [];
  const node = (kindName: string, id: string, fields: NativeFields): void => {
    const kind = required(model.kinds.get(kindName), kindName);
    nodes.push({ id, kind, properties: storedNode(kind, { id, ...COMMON, ...fields }) });
  };
  const edge = (name: string, from: string, to: string, fields: NativeFields = {}): void => {
    const relation = required(model.relations.get(name), name);
    edges.push({
      key: edgeKey(name, from, to),
      relation,
      from,
      to,
      properties: storedProperties(relation.fields, { ...COMMON, ...fields }),
    });
  };
  node('Source', 'source:bench', { name: { en: 'Bench' }, title: 'Bench', sources: [] });
  for (let i = 0; i < 50; i += 1)
    node('Framework', `framework:f${i}`, {
      name: { nb: `Rammeverk ${i}` },
      jurisdiction: i % 2 ? 'EU' : 'NO',
    });
  for (let i = 0; i < 60; i += 1)
    node('Capability', `capability:c${i}`, { name: { nb: `Kapabilitet ${i}` }, level: 3 });
  for (let i = 0; i < 200; i += 1) {
    node('Solution', `resource:r${i}`, { name: { nb: `Ressurs ${(i * 79) % 207}` }, level: 'NATIONAL' });
    edge('GOVERNED_BY', `resource:r${i}`, `framework:f${i % 50}`);
    edge('REALISES', `resource:r${i}`, `capability:c${i % 60}`);
  }
  for (let i = 0; i < municipalities; i += 1) {
    const id = `municipality:${i}`;
    node('Municipality', id, {
      name: { nb: `Kommune ${(i * 7919) % 1_000_003}` },
      number: String(i),
      ...(i % 3 ? { population: i } : {}),
      writtenForm: ['BOKMAAL', 'NYNORSK', 'NEUTRAL'][i % 3] ?? '',
    });
    for (const k of [1, 7, 13, 17, 29])
      edge('USES', id, `resource:r${(i * k + k) % 200}`, { obligation: k % 2 ? 'MANDATORY' : 'VOLUNTARY' });
  }
  return { kind: 'write', nodes, edges: [...new Map(edges.map(e => [e.key, e])).values()] };
};
