import type { LookUp, Referred } from './references';
import type { TableRow, Table } from './table';
import { textOf } from './values';
import { why, type Tally } from './tally';
import { idInModel, slugOf } from './slug';

/** What a row says that it is. */
type Said = Readonly<{
  id: string | undefined;
  keys: readonly string[];
  name: string | undefined;
  /** What its id is made of where it has none. */
  text: string | undefined;
}>;

type Identifying = Readonly<{
  lookUp: LookUp;
  tally: Tally;
  actor: string | undefined;
  mergesByName: boolean;
}>;

/** The ids of rows, by row; one without is not taken. */
export type Ids = ReadonlyMap<TableRow, string>;

/** Finds the ids of the rows of a table: what they say, or that of what has the same key, or one made of key or name. */
export const identify = async (table: Table, how: Identifying): Promise<Ids> => {
  const { kind, rows } = table;
  const said = rows.map(row => saidOf(row, table));
  const texts = said.flatMap(({ id, keys, name }) => (id === undefined ? [...keys, name ?? []].flat() : []));
  const known = await how.lookUp(kind.name, texts);
  const ids = new Map<TableRow, string>();
  const taken = new Map<string, TableRow>();
  rows.forEach((row, i) => {
    const one = said[i];
    const id = one && idOf(row, one, table, known, how);
    if (id === undefined) return;
    const first = taken.get(id);
    const free = first ? freeOf(id, row, first) : id;
    if (table.isMade && taken.has(free)) {
      how.tally.refuse(row, why('SAME_ROW', `${first?.row ?? row.row}: ${free}`));
    } else ids.set(row, free);
    taken.set(free, row);
  });
  return ids;
};

/** Things of one file that have the same name are told apart by what the file calls them. */
const freeOf = (id: string, { externalId }: TableRow, first: TableRow): string =>
  externalId === undefined || first.externalId === undefined ? id : `${id}-${slugOf(externalId).slice(-24)}`;

const idOf = (
  row: TableRow,
  { id, keys, name, text }: Said,
  { kind, isMade }: Table,
  known: ReadonlyMap<string, Referred>,
  { tally, actor, mergesByName }: Identifying,
): string | undefined => {
  if (id !== undefined) return id.includes(':') ? id : `${kind.prefix}:${id}`;
  for (const key of keys) {
    const found = known.get(key);
    if (found && 'id' in found) return found.id;
  }
  const named = name === undefined ? undefined : known.get(name);
  const same = named && 'id' in named ? named.id : undefined;
  if (!isMade) return same;
  if (text === undefined) {
    if (row.thing === null) tally.refuse(row, why('NAMELESS'));
    return undefined;
  }
  const [, owner = ''] = (actor ?? '').split(':');
  const made = `${kind.prefix}:${[owner, slugOf(text)].filter(Boolean).join('-')}`.slice(0, 180);
  // What has the same key is the same; what only has the same name may be.
  if (same === undefined || mergesByName || (same === made && keys.length === 0)) return same ?? made;
  tally.refuse(row, why('MAY_BE', same));
  return undefined;
};

const saidOf = ({ cells, id, externalId }: TableRow, { columns }: Table): Said => {
  const keys: string[] = externalId === undefined ? [] : [externalId, idInModel(externalId) ?? []].flat();
  const said: { id: string | undefined; name: string | undefined } = { id, name: undefined };
  for (const { column, value } of cells) {
    const target = columns[column]?.target;
    if (target?.kind !== 'field') continue;
    const { field } = target;
    if (field.name === 'id') said.id ??= textOf(value);
    else if (field.key || field.name === 'externalIds') keys.push(textOf(value));
    else if (field.name === 'name') said.name ??= textOf(value);
  }
  // What the file calls a thing is seldom for people to read.
  const text = externalId === undefined ? (keys[0] ?? said.name) : said.name;
  return { ...said, keys, text };
};

/** Returns what a row is called by others of the file: their ids, names and what the file calls them. */
export const calledBy = (row: TableRow, table: Table): readonly string[] => {
  const { id, keys, name } = saidOf(row, table);
  return [row.thing ?? [], id ?? [], name ?? [], keys].flat();
};
