import type { z } from 'zod';
import { SamgrafError } from '../errors';
import { edgeKey, type Kind, type Model, type Relation } from '../model/model';
import { storedNode, storedProperties, type NativeFields } from '../model/stored';
import { validators, type Validators } from '../model/validate';
import type { StoredEdge, StoredNode, WritePlan } from '../plan/write';
import { checkGraph } from './check-graph';
import type { NativeRecord } from './jsonl';

/** What a record does not say of itself. */
export type ImportDefaults = Readonly<{ recordedAt: string }>;

export type Placed<T> = Readonly<{ at: string; item: T }>;

/**
 * Turns native records into one write. Every record is checked, and the graph they make; all faults are told
 * at once, each with its file and line, and with any of them nothing is written.
 */
export const planImport = (model: Model, records: readonly NativeRecord[], defaults: ImportDefaults, known: ReadonlySet<string> = new Set()): WritePlan => {
  const reader = new RecordReader(model, defaults);
  for (const record of records) reader.read(record);
  const faults = [...reader.faults, ...checkGraph(model, reader.nodes, reader.edges, known)];
  if (faults.length > 0) throw importError(faults);
  return { kind: 'write', nodes: reader.nodes.map(n => n.item), edges: reader.edges.map(e => e.item) };
};

const SHOWN = 20;

export const importError = (faults: readonly string[]): SamgrafError => {
  const more = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : [];
  return new SamgrafError('BAD_RECORD', `${faults.length} fault(s), nothing was written:\n${[...faults.slice(0, SHOWN), ...more].map(f => `  ${f}`).join('\n')}`,
    'Mend these lines and load again; records that were right are not harmed by a second load.');
};

class RecordReader {
  readonly nodes: Placed<StoredNode>[] = [];
  readonly edges: Placed<StoredEdge>[] = [];
  readonly faults: string[] = [];
  private readonly valid: Validators;

  constructor(private readonly model: Model, private readonly defaults: ImportDefaults) {
    this.valid = validators(model);
  }

  read({ at, value }: NativeRecord): void {
    const said = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const kind = this.model.kinds.get(String(said['type']));
    const relation = this.model.relations.get(String(said['relation']));
    if ('relation' in said && relation) this.readEdge(at, said, relation);
    else if ('type' in said && kind?.shape === 'object') this.readNode(at, said, kind);
    else this.faults.push(`${at}  needs a "type" (a kind of node) or a "relation" that the model has, not ${JSON.stringify(said['type'] ?? said['relation'] ?? null)}`);
  }

  private check(at: string, value: unknown, schema: z.ZodType<Record<string, unknown>>): NativeFields | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data as NativeFields;
    for (const issue of result.error.issues) this.faults.push(`${at}  ${issue.path.join('.') || 'record'}: ${issue.message}`);
    return undefined;
  }

  private readNode(at: string, value: Record<string, unknown>, kind: Kind): void {
    const fields = this.check(at, value, this.valid.node(kind));
    if (!fields) return;
    const filled = { version: 1, access: 'PUBLIC', ...this.defaults, ...fields };
    this.nodes.push({ at, item: { id: String(fields['id']), kind, properties: storedNode(kind, filled) } });
  }

  private readEdge(at: string, value: Record<string, unknown>, relation: Relation): void {
    const fields = this.check(at, value, this.valid.edge(relation));
    if (!fields) return;
    const [from, to] = [String(fields['from']), String(fields['to'])];
    const validFrom = fields['validFrom'] as string | undefined;
    const filled = { version: 1, access: 'PUBLIC', ...this.defaults, ...fields };
    this.edges.push({ at, item: { key: edgeKey(relation.name, from, to, validFrom), relation, from, to, properties: storedProperties(relation.fields, filled) } });
  }
}

