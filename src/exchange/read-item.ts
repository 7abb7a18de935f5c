import type { z } from 'zod';
import { edgeKey, type Kind, type Model, type Relation } from '../model/model';
import { storedNode, storedProperties, type NativeFields } from '../model/stored';
import { validators, type Validators } from '../model/validate';
import { LOADED_BY, type StoredEdge, type StoredNode } from '../plan/plan-write';
import type { Faults } from './faults';
import type { NativeRecord } from './parse-record';

/** What a record does not say of itself. */
export type ImportDefaults = Readonly<{ recordedAt: string; /** Whose records they are. */ source?: string }>;

export type Item = Readonly<{ kind: 'node'; at: string; node: StoredNode }> | Readonly<{ kind: 'edge'; at: string; edge: StoredEdge }>;

/** Of a record that was found right: what kind it is, and where its fields stand. */
type Said = Readonly<Record<string, unknown>>;

/** Reads records as what a store keeps of them. */
export class ItemReader {
  private readonly valid: Validators;
  private readonly filled: NativeFields;

  constructor(private readonly model: Model, { recordedAt, source }: ImportDefaults) {
    this.valid = validators(model);
    this.filled = { version: 1, access: 'PUBLIC', recordedAt, ...(source === undefined ? {} : { [LOADED_BY]: source }) };
  }

  /** Checks a record by itself; what is wrong is added to the faults. */
  check({ at, value }: NativeRecord, faults: Faults): Item | undefined {
    const said = (typeof value === 'object' && value !== null ? value : {}) as Said;
    const of = this.typeOf(said);
    if (!of) {
      const named = said['type'] ?? said['relation'] ?? null;
      faults.add(`${at}  needs a "type" (a kind of node) or a "relation" that the model has, not ${JSON.stringify(named)}`);
      return undefined;
    }
    const result = (of.relation ? this.valid.edge(of.relation) : this.valid.node(of.kind)).safeParse(said);
    if (!result.success) {
      for (const issue of result.error.issues) faults.add(faultOf(at, issue));
      return undefined;
    }
    return this.item(at, result.data as NativeFields, of);
  }

  /** A record that was checked before. */
  read({ at, value }: NativeRecord): Item | undefined {
    const said = value as Said;
    const of = this.typeOf(said);
    return of && this.item(at, said as NativeFields, of);
  }

  private typeOf(said: Said): TypeOf | undefined {
    const relation = 'relation' in said ? this.model.relations.get(String(said['relation'])) : undefined;
    if (relation) return { relation };
    const kind = 'type' in said ? this.model.kinds.get(String(said['type'])) : undefined;
    return kind?.shape === 'object' ? { kind } : undefined;
  }

  private item(at: string, fields: NativeFields, of: TypeOf): Item {
    const filled = { ...this.filled, ...fields };
    if (of.kind) return { kind: 'node', at, node: { id: String(fields['id']), kind: of.kind, properties: this.withSource(storedNode(of.kind, filled)) } };
    const { relation } = of;
    const [from, to] = [String(fields['from']), String(fields['to'])];
    const key = edgeKey(relation.name, from, to, fields['validFrom'] as string | undefined);
    return { kind: 'edge', at, edge: { key, relation, from, to, properties: this.withSource(storedProperties(relation.fields, filled)) } };
  }

  private withSource<P extends StoredNode['properties']>(properties: P): P {
    const source = this.filled[LOADED_BY];
    return source === undefined ? properties : { ...properties, [LOADED_BY]: source };
  }
}

type TypeOf = Readonly<{ kind: Kind; relation?: undefined }> | Readonly<{ relation: Relation; kind?: undefined }>;

const faultOf = (at: string, issue: z.core.$ZodIssue): string => `${at}  ${issue.path.join('.') || 'record'}: ${issue.message}`;
