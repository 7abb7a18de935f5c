import type { z } from 'zod';
import { assigned } from '../model/objects';
import { toNfc } from '../model/scalars';
import { edgeKey, type Kind, type Model, type Relation } from '../model/model';
import { storedNode, storedProperties, type NativeFields } from '../model/stored';
import { inPlainWords, validators, type Validators } from '../model/validate';
import { LOADED_BY, type Properties, type StoredEdge, type StoredNode } from '../plan/write';
import type { FaultSink } from './faults';
import type { NativeRecord } from './folder-records';

/** What a record does not say itself. */
export type ImportDefaults = Readonly<{ recordedAt: string; /** Owner of the records. */ source?: string }>;

/** A valid record as written: what it is about, and its fields. */
export type RecordItem = NodeItem | EdgeRecord;
export type NodeItem = Readonly<{ kind: 'node'; at: string; id: string; of: Kind; fields: NativeFields }>;
export type EdgeRecord = Readonly<{
  kind: 'edge';
  at: string;
  key: string;
  of: Relation;
  from: string;
  to: string;
  fields: NativeFields;
}>;

/** The raw fields of a record. */
type Said = Readonly<Record<string, unknown>>;

/** Reads records into their stored form. */
export class ItemReader {
  private readonly valid: Validators;
  private readonly filled: NativeFields;
  private readonly source: string | undefined;

  constructor(
    private readonly model: Model,
    { recordedAt, source }: ImportDefaults,
  ) {
    this.valid = validators(model);
    this.filled = { version: 1, access: 'PUBLIC', recordedAt };
    this.source = source;
  }

  /** Checks a record by itself; errors are added to the faults. */
  check({ at, value }: NativeRecord, faults: FaultSink): RecordItem | undefined {
    const said = (typeof value === 'object' && value !== null ? toNfc(value) : {}) as Said;
    const of = this.typeOf(said);
    if (!of) {
      const named = said['type'] ?? said['relation'] ?? null;
      faults.add(
        at,
        `needs a "type" (a kind of node) or a "relation" that the model has, not ${JSON.stringify(named)}`,
      );
      return undefined;
    }
    const result = (of.relation ? this.valid.edge(of.relation) : this.valid.node(of.kind)).safeParse(said, {
      error: inPlainWords,
      // Otherwise zod writes a function for each kind of record, 5 MB in all, and is no faster by it.
      jitless: true,
    });
    if (!result.success) {
      for (const issue of result.error.issues) faults.add(at, textOf(issue));
      return undefined;
    }
    return this.item(at, result.data as NativeFields, of);
  }

  /** Reads a record that was checked before. */
  read({ at, value }: NativeRecord): RecordItem | undefined {
    const said = toNfc(value) as Said;
    const of = this.typeOf(said);
    return of && this.item(at, said as NativeFields, of);
  }

  private typeOf(said: Said): TypeOf | undefined {
    const relation = 'relation' in said ? this.model.relations.get(String(said['relation'])) : undefined;
    if (relation) return { relation };
    const kind = 'type' in said ? this.model.kinds.get(String(said['type'])) : undefined;
    return kind?.shape === 'object' ? { kind } : undefined;
  }

  private item(at: string, fields: NativeFields, { kind, relation }: TypeOf): RecordItem {
    if (kind) {
      const said = kind.level === undefined ? fields : assigned({ access: kind.level }, fields);
      return { kind: 'node', at, id: String(fields['id']), of: kind, fields: said };
    }
    const [from, to] = [String(fields['from']), String(fields['to'])];
    return {
      kind: 'edge',
      at,
      key: edgeKey(relation.name, from, to, fields['validFrom'] as string | undefined),
      of: relation,
      from,
      to,
      fields,
    };
  }

  /** The stored form of a node; `before`: the properties that it has. */
  node({ id, of, fields }: NodeItem, before?: Properties): StoredNode {
    const properties = storedNode(of, assigned(this.filled, fields), before);
    return { id, kind: of, properties: this.withSource(properties) };
  }

  edge({ key, of, from, to, fields }: EdgeRecord): StoredEdge {
    return {
      key,
      relation: of,
      from,
      to,
      properties: this.withSource(storedProperties(of.fields, assigned(this.filled, fields))),
    };
  }

  private withSource(properties: Properties): Properties {
    return this.source === undefined ? properties : assigned(properties, { [LOADED_BY]: this.source });
  }
}

type TypeOf =
  Readonly<{ kind: Kind; relation?: undefined }> | Readonly<{ relation: Relation; kind?: undefined }>;

const textOf = (issue: z.core.$ZodIssue): string => `${issue.path.join('.') || 'record'}: ${issue.message}`;
