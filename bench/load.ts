import neo4j, { type Driver } from 'neo4j-driver';
import { compileConstraints } from '../src/engine/cypher/constraints';
import { NEO4J } from '../src/engine/cypher/dialect';
import type { Statement } from '../src/engine/cypher/fragment';
import { generateGraph, GENERATED_AT } from './generate/generate';
import type { NativeObject, GenerateOptions } from './generate/generated-world';
import { edgeKey, type Model } from '../src/engine/model/model';
import { storedNode, storedProperties, type NativeFields } from '../src/engine/model/stored';
import { required } from '../src/engine/errors';
import type { WritePlan } from '../src/engine/plan/write';
import { oneByOne } from '../src/engine/store/pipeline';
import { Upsert } from '../src/engine/store/upsert';
import { bindAll } from '../src/engine/store/cypher-store';
import type { Row, Store } from '../src/engine/store/store';
import { note } from './timing';

const BATCH = 2_000;
const AT_ONCE = 3;
const DEFAULTS = { version: 1, access: 'PUBLIC', recordedAt: GENERATED_AT } as const;

/** Native records as a write, as an import makes it but unchecked: the generator's records pass the checks by its tests. */
const planOf = (model: Model, records: readonly NativeObject[]): WritePlan => ({
  kind: 'write',
  nodes: records.flatMap(record => {
    if (!('type' in record)) return [];
    const kind = required(model.kinds.get(String(record['type'])), String(record['type']));
    return [
      {
        id: String(record['id']),
        kind,
        properties: storedNode(kind, { ...DEFAULTS, ...record } as NativeFields),
      },
    ];
  }),
  edges: records.flatMap(record => {
    if (!('relation' in record)) return [];
    const relation = required(model.relations.get(String(record['relation'])), String(record['relation']));
    const [from, to] = [String(record['from']), String(record['to'])];
    const key = edgeKey(relation.name, from, to, record['validFrom'] as string | undefined);
    return [
      {
        key,
        relation,
        from,
        to,
        properties: storedProperties(relation.fields, { ...DEFAULTS, ...record } as NativeFields),
      },
    ];
  }),
});

function* batches(records: Iterable<NativeObject>): Generator<readonly NativeObject[]> {
  let batch: NativeObject[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function* plans(model: Model, options: GenerateOptions): Generator<WritePlan> {
  for (const file of generateGraph(options)) {
    note(`  ${file.name}`);
    for (const batch of batches(file.records)) yield planOf(model, batch);
  }
}

/**
 * Fills an empty Neo4j: what the write plan would store, created rather than merged, and indexed at the end. One index
 * on ids is there from the start, for the ends of relations.
 */
export const loadNeo4j = async (model: Model, url: string, options: GenerateOptions): Promise<void> => {
  const driver = neo4j.driver(url, undefined, {
    maxConnectionPoolSize: AT_ONCE + 1,
    maxTransactionRetryTime: 300_000,
  });
  try {
    const constraints = compileConstraints(model, NEO4J).filter(({ found }) => !found);
    const ids = required(
      constraints.find(({ name }) => name === 'unique_entity_id'),
      'the constraint on ids',
    );
    await schema(driver, ids.text);
    const inPlace = new Upsert(
      model,
      NEO4J,
      oneByOne(statement => create(driver, statement)),
    );
    let running = new Set<Promise<void>>();
    for (const plan of plans(model, options)) {
      if (running.size >= AT_ONCE) await Promise.race(running);
      const write: Promise<void> = inPlace.write({ ...plan, fresh: true }).then(() => {
        running.delete(write);
      });
      running.add(write);
      if (plan.nodes.length > 0) {
        await Promise.all(running);
        running = new Set();
      }
    }
    await Promise.all(running);
    note('  indexes');
    for (const { text } of constraints) await schema(driver, text);
    await schema(driver, 'CALL db.awaitIndexes(1800)');
  } finally {
    await driver.close();
  }
};

/** A statement in a transaction of its own; two at once may meet at a hub and be tried again. */
const create = async (driver: Driver, statement: Statement): Promise<readonly Row[]> => {
  const session = driver.session();
  try {
    const { records } = await session.executeWrite(transaction =>
      transaction.run(statement.text, bindAll(statement, {})),
    );
    return records.map(record => record.toObject());
  } finally {
    await session.close();
  }
};

const schema = async (driver: Driver, text: string): Promise<void> => {
  const session = driver.session();
  try {
    await session.run(text, {}, { timeout: 1_800_000 });
  } finally {
    await session.close();
  }
};

const CHUNK = 5_000;

/** Fills an empty store by its own write plan. */
export const loadStore = async (store: Store, model: Model, options: GenerateOptions): Promise<void> => {
  let waiting: NativeObject[] = [];
  const flush = async (): Promise<void> => {
    await store.write(planOf(model, waiting));
    waiting = [];
  };
  for (const file of generateGraph(options)) {
    note(`  ${file.name}`);
    for (const record of file.records) {
      waiting.push(record);
      if (waiting.length === CHUNK) await flush();
    }
    await flush();
  }
};
