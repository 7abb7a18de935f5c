import type { Kind, Model } from '../../engine/model/model';
import {
  changesOf,
  isBare,
  relationsIn,
  type Changes,
  type Drafted,
  type DraftedRelation,
  type GoneThing,
  type ImportOptions,
  type Query,
  type Related,
} from './changes';
import { choicesOf, kindsAt, type TableColumn } from './columns';
import { draftRows } from './draft-rows';
import { calledBy, identify, type Ids } from './identify';
import { makeChanges, type Progress } from './outcome';
import { readThings } from './read-things';
import { MOST_TEXT, lookUpBy, waysToSay, type LookUp, type Referred } from './references';
import type { ImportReport } from './report';
import type { CellValue } from './sheet';
import { why, type Tally } from './tally';
import type { Table } from './table';
import { readingsOf, textOf } from './values';
import { versionOf, type FileMark } from './version';

/** What an import asks, and whom it tells how far it has come. */
export type ImportUses = Readonly<{ model: Model; query: Query; progress?: Progress | undefined }>;

/** What the rows of a file say, and how its columns were read. */
type FileDrafts = Pick<ImportReport, 'columns' | 'targets'> & Readonly<{ drafted: readonly Drafted[] }>;

/** Drafts what is in tables: reads each cell by its column, and looks up what it refers to. */
export const draftsOf = async (
  given: readonly Table[],
  { actor, mergesByName = false }: ImportOptions,
  { model, query }: ImportUses,
  tally: Tally,
): Promise<FileDrafts> => {
  const tables = given.map(table => withoutUnfit(table, tally));
  const lookUp = lookUpBy(model, query);
  const identifying = { lookUp, tally, actor, mergesByName };
  const ids = new Map(await inTurn(tables, async table => [table, await identify(table, identifying)]));
  const how = { referred: await referredIn(ids, lookUp), tally, model, actor };
  return { ...columnsIn(tables), drafted: draftTables(ids, how) };
};

/** Leaves what is too long to be a value or to be looked for, whatever column it is in. */
const withoutUnfit = (table: Table, tally: Tally): Table => ({
  ...table,
  rows: table.rows.map(of => {
    const unfit = of.cells.filter(({ value }) => isUnfit(value));
    if (unfit.length === 0) return of;
    tally.read += unfit.length;
    for (const { row, column, value } of unfit) {
      const at = { row, thing: of.thing, column: table.columns[column]?.header ?? null };
      tally.leave(
        { ...at, value: textOf(value).slice(0, 200).toWellFormed() },
        why('NO_TEXT', MOST_TEXT.toLocaleString('en')),
      );
    }
    return { ...of, cells: of.cells.filter(({ value }) => !isUnfit(value)) };
  }),
});

const isUnfit = (value: CellValue): boolean =>
  typeof value === 'string' && (value.length > MOST_TEXT || !value.isWellFormed());

/** What is known of a file besides its drafts: what was counted, what it is in itself, by which version it was read, and its source. */
export type ReadFile = Readonly<{
  tally: Tally;
  mark: FileMark;
  readBy: number | null;
  before: SourceBefore | undefined;
}>;

/** Makes the changes of what was drafted by the API, all or none. The same drafts twice change nothing. */
export const importDrafts = async (
  { drafted: all, columns, targets }: FileDrafts,
  options: ImportOptions,
  { model, query, progress }: ImportUses,
  { tally, mark, readBy, before }: ReadFile,
): Promise<ImportReport> => {
  const makesSource = before === undefined;
  const gone = makesSource ? [] : await goneFrom(all, options.source, query);
  const ending = options.endsGone === true ? gone : [];
  const making = { ...options, makesSource, language: model.languages.first, ending, ofFile: tally.ofFile };
  const drafted = options.takesRest === true ? await withoutRefused(all, making, query, tally) : all;
  const { changes, staying } = await changesIn(drafted, making, query);
  const dryRun = options.dryRun || tally.faults.length > 0;
  const version = versionOf(mark, options, { columns, ...toldOf(tally), gone });
  const weighs = options.weighs === true && model.policies.length > 0;
  const outcome = await makeChanges(changes, { ...options, weighs, dryRun }, { query, progress, version });
  const { counts, refused, notes, proposal, isApplied, parts, batches, policies } = outcome;
  return {
    applied: isApplied,
    parts,
    batches,
    proposal,
    dryRun: options.dryRun,
    source: options.source,
    columns,
    targets,
    ...toldOf(tally),
    readBy,
    changes: { ...counts, unchanged: counts.unchanged + staying.size },
    rows: outcome.rows(drafted, staying),
    values: tally.values,
    gone: gone.map(({ id, name }) => ({ id, name })),
    sheetsLeft: tally.sheetsLeft,
    refused: [...tally.faults, ...refused],
    notes,
    ...(options.weighs === true ? { policies } : {}),
  };
};

const toldOf = ({
  cells,
  left,
  rowsLeft,
}: Tally): Pick<ImportReport, 'cells' | 'notUnderstood' | 'rowsLeft'> => ({
  cells,
  notUnderstood: left,
  rowsLeft,
});

/** Things of a page that are looked through, and that are told to be gone. */
const PAGE = 500;
const MOST_GONE = 1_000;

/** Finds what rests on the source, of the kinds that the file has, and is not in it. */
const goneFrom = async (
  drafted: readonly Drafted[],
  source: string,
  query: Query,
): Promise<readonly GoneThing[]> => {
  const made = drafted.filter(({ isMade }) => isMade);
  const there = new Set(made.map(({ id }) => id));
  const gone: GoneThing[] = [];
  for (const kind of new Set(made.map(one => one.kind))) {
    let after: string | null = null;
    do {
      const page: SaidBefore = await saidBefore(kind, { source, after }, query);
      for (const { id, name } of page.nodes) if (!there.has(id)) gone.push({ kind, id, name });
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null && gone.length < MOST_GONE);
  }
  return gone.slice(0, MOST_GONE);
};

type SaidBefore = Readonly<{
  nodes: readonly Readonly<{ id: string; name: string }>[];
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string | null }>;
}>;

const saidBefore = async (
  { name, plural }: Kind,
  { source, after }: Readonly<{ source: string; after: string | null }>,
  query: Query,
): Promise<SaidBefore> => {
  const data = await query(
    `query ImportGone($where: ${name}Where, $first: Int, $after: String) { of: ${plural}(where: $where, first: $first, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }`,
    { where: { sources: { has: source } }, first: PAGE, after },
  );
  return data['of'] as SaidBefore;
};

type Making = Parameters<typeof changesOf>[2];

const changesIn = async (
  drafted: readonly Drafted[],
  making: Making,
  query: Query,
): Promise<Readonly<{ changes: Changes; staying: ReadonlySet<DraftedRelation> }>> => {
  const relations = relationsIn(drafted);
  const staying = await stayingOf(relations, query);
  const changes = changesOf(
    drafted,
    relations.filter(({ of }) => !staying.has(of)),
    making,
  );
  return { changes, staying };
};

/** What refers to a row that is left is refused in turn, so often at most. */
const MOST_TURNS = 4;

/** Leaves the rows of which something would be refused, and tells why. */
const withoutRefused = async (
  all: readonly Drafted[],
  making: Making,
  query: Query,
  tally: Tally,
): Promise<readonly Drafted[]> => {
  let drafted = all;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { changes } = await changesIn(drafted, making, query);
    const { refused } = await makeChanges(changes, { ...making, weighs: false, dryRun: true }, { query });
    if (refused.length === 0) break;
    const rows = new Set(refused.map(({ row }) => row));
    tally.rowsLeft.push(...refused);
    drafted = drafted.filter(({ row }) => !rows.has(row));
  }
  return drafted;
};

/** Relations that the file only names, and that are there today: they stay as they are, with what others have said of them. */
const stayingOf = async (
  relations: readonly Related[],
  query: Query,
): Promise<ReadonlySet<DraftedRelation>> => {
  const named = relations.filter(({ of, from }) => from.isMade && isBare(of.facts));
  const there = new Set<string>();
  for (const kind of new Set(named.map(({ from }) => from.kind))) {
    const ofKind = named.filter(({ from }) => from.kind === kind);
    const ids = [...new Set(ofKind.map(({ from }) => from.id))];
    const ends = [...new Set(ofKind.map(({ of }) => of.end))];
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      const where = { id: { in: ids.slice(i, i + AT_ONCE) } };
      for await (const page of readThings({ kind, where, ends, isBare: true }, query))
        for (const told of page)
          for (const { end, edges } of told.relations)
            for (const { node } of edges) there.add(`${told.id} ${end.name} ${node.id}`);
    }
  }
  const isThere = ({ from, of: { end, to } }: Related): boolean => there.has(`${from.id} ${end.name} ${to}`);
  return new Set(named.filter(isThere).map(({ of }) => of));
};

const AT_ONCE = 50;

const columnsIn = (tables: readonly Table[]): Pick<ImportReport, 'columns' | 'targets'> => ({
  columns: tables.flatMap(({ kind, columns }) =>
    columns.map(({ header, target, guess = null }) => ({
      kind: kind.name,
      header,
      means: meansOf(target),
      guess,
    })),
  ),
  targets: tables.flatMap(({ kind, columns, isMade }) =>
    isMade && columns.some(({ target, guess }) => !target || guess)
      ? choicesOf(kind).map(({ name, label }) => ({ kind: kind.name, name, label }))
      : [],
  ),
});

const draftTables = (
  ids: ReadonlyMap<Table, Ids>,
  how: Omit<Parameters<typeof draftRows>[2], 'made'>,
): readonly Drafted[] => {
  const made = new Set(
    [...ids].flatMap(([{ isMade }, of]) =>
      isMade ? [...of.keys()].flatMap(({ thing }) => thing ?? []) : [],
    ),
  );
  return [...ids].flatMap(([table, of]) => draftRows(table, of, { ...how, made }));
};

const inTurn = async <In, Out>(
  all: readonly In[],
  of: (one: In) => Promise<Out>,
): Promise<readonly Out[]> => {
  const made: Out[] = [];
  for (const one of all) made.push(await of(one));
  return made;
};

/** The source that a file is, and what it keeps of the file. */
export type SourceBefore = Readonly<{ otherStatements: readonly string[] }>;

/** Returns the source that a file is, if it is there. */
export const sourceBefore = async (id: string, query: Query): Promise<SourceBefore | undefined> => {
  const data = await query(
    'query ImportSource($id: [ID!]) { sources(where: { id: { in: $id } }, first: 1) { nodes { otherStatements } } }',
    { id: [id] },
  );
  return (data['sources'] as Readonly<{ nodes: readonly SourceBefore[] }>).nodes[0];
};

/** What the cells refer to, by the kind at the other end and the text; rows of the file itself by what it calls them. */
const referredIn = async (
  ids: ReadonlyMap<Table, Ids>,
  lookUp: LookUp,
): Promise<ReadonlyMap<string, Referred>> => {
  const referred = new Map<string, Referred>();
  const atEnds = new Set(
    [...ids.keys()].flatMap(({ columns }) =>
      columns.flatMap(({ target }) => (target?.kind === 'end' ? kindsAt(target) : [])),
    ),
  );
  for (const [table, of] of ids) {
    const kinds = [table.kind.name, ...table.kind.interfaces].filter(kind => atEnds.has(kind));
    if (kinds.length === 0) continue;
    for (const [row, id] of of)
      for (const text of calledBy(row, table))
        for (const kind of kinds) referred.set(`${kind} ${text}`, { id });
  }
  const texts = new Map<string, Set<string>>();
  for (const { columns, rows } of ids.keys())
    for (const { column, value } of rows.flatMap(({ cells }) => cells)) {
      const target = columns[column]?.target;
      if (target?.kind !== 'end') continue;
      for (const kind of kindsAt(target)) {
        const of = texts.get(kind) ?? new Set<string>();
        for (const text of readingsOf(value).flat().flatMap(waysToSay)) of.add(text);
        texts.set(kind, of);
      }
    }
  for (const [kind, of] of texts) {
    const unknown = [...of].filter(text => !referred.has(`${kind} ${text}`));
    for (const [text, found] of await lookUp(kind, unknown)) referred.set(`${kind} ${text}`, found);
  }
  return referred;
};

const meansOf = (target: TableColumn['target']): string | null => {
  if (!target) return null;
  if (target.kind === 'end') return target.end.name;
  if (target.kind === 'fact') return `${target.end.name}.${target.field.name}`;
  return target.language === undefined ? target.field.name : `${target.field.name}.${target.language}`;
};
