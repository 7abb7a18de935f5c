import { randomUUID } from 'node:crypto';
import { SamgrafError } from '../errors';
import { isDerivedAnew, layoutOf, mayMisfit, type Layout } from '../model/layout';
import { isDerivedKey } from '../model/derivations';
import type { Kind, Model, Relation } from '../model/model';
import { parts } from '../model/objects';
import { toSecond } from '../model/scalars';
import { pagesOf } from '../plan/pages';
import type { EdgePage, EdgePlace, Properties, Restatement } from '../plan/write';
import type { Looking, Row, Store, Writing } from '../store/store';
import { Fitting, NOTHING_DECIDED, type Decided, type Misfit, type FittedRecord } from './fit';

/** The note that holds the layout that all records of the store have. */
export const LAYOUT = 'layout';
/** What it says while a backup is being restored, so that whoever starts on the store, or migrates it, reads that first. */
const RESTORING = 'restoring ';
export const restoring = (which: string): string => `${RESTORING}${which}`;
export const isBeingRestored = (noted: string | undefined): boolean => noted?.startsWith(RESTORING) === true;
const PAGE = 5_000;
/** Nodes whose relations are looked up at once. */
const AT_ONCE = 500;

/** A misfit, how many records have it, and one of them. */
export type CountedMisfit = Misfit & Readonly<{ count: number; example: string }>;

/** What migrating comes to. */
export type Migration = Readonly<{
  misfits: readonly CountedMisfit[];
  /** Records that are written anew, and that are removed: relations at nodes that are dropped included. */
  written: number;
  removed: number;
}>;

/**
 * Checks that what is stored fits the Model. What the store has noted says which kinds and relations are to be looked at:
 * none where the SDL is as it was. Returns what is to be noted, if that is another.
 * @throws DATA_DOES_NOT_FIT
 */
export const checkFits = async (model: Model, store: Store): Promise<string | undefined> => {
  const now = JSON.stringify(layoutOf(model));
  const noted = await store.note(LAYOUT);
  if (noted === now) return undefined;
  const { misfits } = await survey(model, store, NOTHING_DECIDED, layoutIn(noted));
  if (misfits.length > 0) throw doesNotFit(misfits);
  return now;
};

export const noteLayout = (store: Store, layout: string): Promise<void> => store.noteAside(LAYOUT, layout);

/** @throws RESTORE_UNFINISHED */
const layoutIn = (noted: string | undefined): Layout | undefined => {
  if (isBeingRestored(noted))
    throw new SamgrafError(
      'RESTORE_UNFINISHED',
      'A backup is being restored into this store, or its restore was ended before all of it was there.',
      'Wait until it is done; if it is not under way any more, restore the backup again.',
    );
  return noted === undefined ? undefined : (JSON.parse(noted) as Layout);
};

const doesNotFit = (misfits: readonly CountedMisfit[]): SamgrafError =>
  new SamgrafError(
    'DATA_DOES_NOT_FIT',
    `The store has data that the SDL in schema/ has no place for, or lacks what it requires:\n${linesOf(misfits).join('\n')}`,
    'Run `samgraf migrate --plan` to see what can be done with it, or start with the SDL that the data was written by.',
  );

const SHOWN = 30;

/** A line for each misfit: how many records of what, and one of them. */
export const linesOf = (
  misfits: readonly CountedMisfit[],
  after: (misfit: CountedMisfit) => string = () => '',
): readonly string[] => {
  const lines = misfits
    .slice(0, SHOWN)
    .map(
      misfit =>
        `  ${misfit.count.toLocaleString('en')} × ${misfit.of}: ${saidOf(misfit)}, such as ${misfit.example}${after(misfit)}`,
    );
  return misfits.length > SHOWN ? [...lines, `  … and ${misfits.length - SHOWN} more`] : lines;
};

const saidOf = ({ what, of, field = '', value = '', now = '', name }: Misfit): string => {
  switch (what) {
    case 'type':
      return `there is no kind or relation ${of}`;
    case 'renamed':
      return `is now called ${now}`;
    case 'field':
      return `has no field ${field}`;
    case 'fieldRenamed':
      return `${field} is now called ${now}`;
    case 'value':
      return `${field} has the value ${value}, which ${name.split('.')[0] ?? ''} has not`;
    case 'valueRenamed':
      return `in ${field}, ${value} is now called ${now}`;
    case 'form':
      return `${field} has another form than ${now}`;
    case 'missing':
      return `${field}: ${now} is missing`;
    case 'prefix':
      return `ids begin with ${value}:, and the SDL says ${now}: (say prefix: "${value}" in @node)`;
    case 'derived':
      return 'what it is found and ordered by is another';
  }
};

/** Looks at what is stored, and tells what migrating would do; nothing is written. */
export const planMigration = async (model: Model, store: Store, decided: Decided): Promise<Migration> =>
  survey(model, store, decided, layoutIn(await store.note(LAYOUT)));

/**
 * Makes what is stored fit the Model, all of it by one transaction or nothing: renames by `@was`, drops and fills what was
 * decided. @throws DATA_DOES_NOT_FIT if anything is left to decide.
 */
export const migrate = async (model: Model, store: Store, decided: Decided): Promise<Migration> => {
  const batch = {
    id: randomUUID(),
    at: toSecond(new Date().toISOString()),
    by: 'migrate',
    reason: undefined,
    source: undefined,
  };
  return store.transact(async graph => {
    const done = await survey(model, graph, decided, layoutIn(await graph.note(LAYOUT)), graph);
    if (done.misfits.some(({ needs }) => needs)) throw doesNotFit(done.misfits.filter(({ needs }) => needs));
    await graph.setNote(LAYOUT, JSON.stringify(layoutOf(model)));
    return done;
  }, batch);
};

/** Goes through all records that may not fit, and restates them if there is somewhere to write. */
const survey = async (
  model: Model,
  graph: Looking,
  decided: Decided,
  before: Layout | undefined,
  writing?: Writing,
): Promise<Migration> => new Inspection(model, graph, decided, writing).through(before);

class Inspection {
  private readonly counted = new Map<string, Misfit & { count: number; example: string }>();
  private readonly fitting: Fitting;
  private written = 0;
  private removed = 0;

  constructor(
    private readonly model: Model,
    private readonly graph: Looking,
    private readonly decided: Decided,
    private readonly writing: Writing | undefined,
  ) {
    this.fitting = new Fitting(model, decided);
  }

  async through(before: Layout | undefined): Promise<Migration> {
    const now = layoutOf(this.model);
    const types = (await this.graph.look({ kind: 'types' }))
      .map(row => ({ of: String(row['of']), isRelation: row['isRelation'] === true }))
      .filter(({ of }) => mayMisfit(of, before, now))
      .sort((a, b) => Number(a.isRelation) - Number(b.isRelation) || (a.of < b.of ? -1 : 1));
    // Relations first: those at nodes that are dropped go with them, and are then no more.
    for (const { of, isRelation } of types)
      if (isRelation) await this.edgesOf(of, isDerivedAnew(of, before, now));
    for (const { of, isRelation } of types)
      if (!isRelation) await this.nodesOf(of, isDerivedAnew(of, before, now));
    return { misfits: [...this.counted.values()], written: this.written, removed: this.removed };
  }

  private async nodesOf(type: string, anew: boolean): Promise<void> {
    const read = (page: EdgePage) => this.graph.look({ kind: 'nodesOf', type, ...page });
    for await (const rows of pagesOf(PAGE, 'id', read)) {
      const fitted = rows.map(row =>
        this.fitted({ ...recordOf(row, type, 'id'), labels: row['labels'] as readonly string[] }, anew),
      );
      const nodes = fitted.flatMap(({ id, record, isChanged }) =>
        record && isChanged ? [{ id, kind: record.of as Kind, properties: record.properties }] : [],
      );
      const goneNodes = fitted.flatMap(({ id, record }) => (record ? [] : [id]));
      const goneEdges = this.decided.drop.has(type) ? await this.edgesAt(goneNodes) : [];
      await this.restate({
        nodes,
        goneNodes,
        goneEdges,
        goneLabels: this.model.kinds.has(type) ? [] : [type],
      });
    }
  }

  private async edgesOf(type: string, anew: boolean): Promise<void> {
    const read = (page: EdgePage) => this.graph.look({ kind: 'edgesOf', type, ...page });
    for await (const rows of pagesOf(PAGE, 'key', read)) {
      const derived = rows.filter(row => isDerivedKey(String(row['key'])));
      const fitted = rows
        .filter(row => !derived.includes(row))
        .map(row => ({
          ...this.fitted(recordOf(row, type, 'key'), anew),
          from: String(row['from']),
          to: String(row['to']),
        }));
      const edges = fitted.flatMap(({ record, isChanged, from, to }) =>
        record && isChanged
          ? [
              {
                key: String(record.properties['key']),
                relation: record.of as Relation,
                from,
                to,
                properties: record.properties,
              },
            ]
          : [],
      );
      const isSame = ({ relation }: { relation: Relation }): boolean => relation.name === type;
      // What follows from others is made anew from what these are then.
      const gone = [
        ...fitted.filter(({ record }) => record?.of.name !== type).map(({ from, id }) => ({ from, key: id })),
        ...derived.map(row => ({ from: String(row['from']), key: String(row['key']) })),
      ];
      await this.restate({
        edges: edges.filter(isSame),
        renamed: edges.filter(edge => !isSame(edge)),
        goneEdges: gone.length > 0 ? [{ type, edges: gone }] : [],
      });
    }
  }

  private fitted(stored: FittedRecord, anew: boolean) {
    const fitted = this.fitting.fit(stored, anew);
    for (const misfit of fitted.misfits) {
      const key = JSON.stringify([misfit.of, misfit.what, misfit.field, misfit.value, misfit.now]);
      const counted = this.counted.get(key);
      if (counted) counted.count += 1;
      else this.counted.set(key, { ...misfit, count: 1, example: stored.id });
    }
    return { id: stored.id, ...fitted };
  }

  /** The relations at these nodes, by type. */
  private async edgesAt(ids: readonly string[]): Promise<Restatement['goneEdges']> {
    const found = new Map<string, Map<string, EdgePlace>>();
    for (const some of parts(ids, AT_ONCE))
      for (const row of await this.graph.look({ kind: 'at', ids: some })) {
        const [type, key] = [String(row['relation']), String(row['key'])];
        const from = String(row['outgoing'] === true ? row['id'] : row['other']);
        found.set(type, (found.get(type) ?? new Map<string, EdgePlace>()).set(key, { from, key }));
      }
    return [...found].map(([type, edges]) => ({ type, edges: [...edges.values()] }));
  }

  private async restate(records: Partial<Restatement>): Promise<void> {
    const all = {
      nodes: [],
      edges: [],
      renamed: [],
      goneNodes: [],
      goneEdges: [],
      goneLabels: [],
      ...records,
    };
    this.written += all.nodes.length + all.edges.length + all.renamed.length;
    this.removed += all.goneEdges.reduce(
      (sum, { edges }) => sum + edges.length,
      all.goneNodes.length - all.renamed.length,
    );
    if ([...this.counted.values()].every(({ needs }) => !needs)) await this.writing?.restate(all);
  }
}

const recordOf = (row: Row, of: string, key: 'id' | 'key'): FittedRecord => ({
  of,
  id: String(row[key]),
  properties: row['properties'] as Properties,
});
