import { SamgrafError, invariant } from '../errors';
import { type End, type Kind, type Model } from '../model/model';
import { MOST_CHANGES } from '../plan/change';
import { columnsOf, type Column, type Mapping } from './columns';
import { lookUpBy, type LookUp, type Referred } from './references';
import type { ImportReport, Left, RowResult } from './report';
import type { Cell, Sheet } from './sheet';
import { partsOf, readValue, textOf } from './values';

/** Asks the API as whoever imports; throws what it refuses. */
export type Query = (query: string, variables: object) => Promise<Readonly<Record<string, unknown>>>;

/** How a table is imported. */
export type ImportOptions = Readonly<{
  /** The kind that its rows are of. */
  kind: string;
  /** Id of the source that it is, which is made with the title if it is not there. */
  source: string;
  title: string;
  certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN';
  /** The actor whose the rows are, unless a column says. */
  actor?: string | undefined;
  mapping?: Mapping | undefined;
  /** Whether a row that has the name of something that is there is taken to be it. */
  mergesByName?: boolean;
  dryRun: boolean;
}>;

type Uses = Readonly<{ model: Model; query: Query }>;
type Facts = Readonly<Record<string, unknown>>;

/** A row as it is to be written. */
type Drafted = Readonly<{
  row: number;
  id: string;
  fields: Facts;
  relations: readonly Readonly<{ end: End; to: string; facts: Facts; column: string }>[];
}>;

/**
 * Imports a table whose rows are things of one kind: reads each cell by its column, looks up what it refers to, and makes the
 * changes by the API, all or none. The same table twice changes nothing.
 */
export const importSheet = async (
  sheet: Sheet,
  options: ImportOptions,
  uses: Uses,
): Promise<ImportReport> => {
  const kind = kindOf(options.kind, uses.model);
  const columns = columnsOf(sheet.header, kind, uses.model, options.mapping);
  checkNamed(columns, sheet.header, kind);
  const reading = new Reading(kind, columns, options, uses);
  const drafted = await reading.read(sheet);
  const isThere = await hasSource(options.source, uses.query);
  const changes = changesOf(drafted, kind, { ...options, makesSource: !isThere });
  if (changes.length > MOST_CHANGES)
    throw new SamgrafError(
      'TOO_COMPLEX',
      `The file makes ${changes.length} changes, and ${MOST_CHANGES} at most are made at once.`,
      'Send it in parts; what one part has made, the next one can refer to.',
    );
  const dryRun = options.dryRun || reading.hasFaults;
  const applied = await apply(changes, { ...options, dryRun }, uses.query);
  return reading.report(drafted, changes, applied);
};

/** Rows that nothing names cannot be told apart, nor found again. */
const checkNamed = (columns: readonly Column[], header: readonly string[], { noun }: Kind): void => {
  const names = ['id', 'name', 'externalIds'];
  if (
    columns.some(
      ({ target }) => target?.kind === 'field' && (names.includes(target.field.name) || target.field.key),
    )
  )
    return;
  const [first = ''] = header;
  throw new SamgrafError(
    'BAD_INPUT',
    `No column is the name or the id of an ${noun.one.en}: ${header.slice(0, 10).join(', ').slice(0, 300)}.`,
    `Call it navn or name, or say which it is: mapping={${JSON.stringify(first.slice(0, 60))}:"name"}.`,
  );
};

const hasSource = async (id: string, query: Query): Promise<boolean> => {
  const data = await query(
    'query ImportSource($id: [ID!]) { sources(where: { id: { in: $id } }, first: 1) { nodes { id } } }',
    { id: [id] },
  );
  return (data['sources'] as Readonly<{ nodes: readonly unknown[] }>).nodes.length > 0;
};

const kindOf = (name: string, model: Model): Kind => {
  const kind = model.kinds.get(name);
  const kinds = [...model.kinds.values()].filter(({ shape }) => shape === 'object').map(one => one.name);
  if (kind?.shape === 'object') return kind;
  throw new SamgrafError(
    'BAD_INPUT',
    `There is no kind ${JSON.stringify(name.slice(0, 80))}.`,
    `It is one of ${kinds.join(', ')}.`,
  );
};

/** Reads the cells of a table, and keeps count of them. */
class Reading {
  private readonly notUnderstood: Left[] = [];
  private cellsRead = 0;
  private mapped = 0;
  private readonly lookUp: LookUp;

  constructor(
    private readonly kind: Kind,
    private readonly columns: readonly Column[],
    private readonly options: ImportOptions,
    private readonly uses: Uses,
  ) {
    this.lookUp = lookUpBy(uses.model, uses.query);
  }

  async read({ rows }: Sheet): Promise<readonly Drafted[]> {
    const ids = await this.idsOf(rows);
    const referred = await this.referredIn(rows, ids);
    const drafted = rows.flatMap((cells, i) => this.draft(cells, ids[i], referred));
    const seen = new Map<string, number>();
    return drafted.filter(({ id, row }) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, row);
      else
        this.leaveRow(row, `is the same as row ${first}: ${id}`, 'Give each row an id or a name of its own.');
      return first === undefined;
    });
  }

  /** The ids of the rows: what they say, or that of what has the same key, or one made of key or name. */
  private async idsOf(rows: readonly (readonly Cell[])[]): Promise<readonly (string | undefined)[]> {
    const said = rows.map(cells => this.saidOf(cells));
    const names = said.flatMap(({ id, key, name }) => (id === undefined ? [key ?? name ?? []].flat() : []));
    const known = await this.lookUp(this.kind.name, names);
    return said.map(({ id, key, name }, i) => {
      if (id !== undefined) return id.includes(':') ? id : `${this.kind.prefix}:${id}`;
      const [cell] = rows[i] ?? [];
      const text = key ?? name;
      if (text === undefined) {
        this.leaveRow(cell?.row ?? 0, 'has neither an id nor a name', 'Fill in the column of the name.');
        return undefined;
      }
      const found = known.get(text);
      if (found && 'id' in found) return this.merged(found.id, key, cell?.row ?? 0, text);
      return this.madeOf(text);
    });
  }

  /** What has the same key is the same; what only has the same name may be. */
  private merged(id: string, key: string | undefined, row: number, text: string): string | undefined {
    if (key !== undefined || this.options.mergesByName === true || id === this.madeOf(text)) return id;
    this.leaveRow(
      row,
      `has the name of ${id}, and may be it`,
      'Write the id of that one, or say that what has the same name is the same.',
    );
    return undefined;
  }

  private madeOf(text: string): string {
    const [, owner = ''] = (this.options.actor ?? '').split(':');
    return `${this.kind.prefix}:${[owner, slugOf(text)].filter(Boolean).join('-')}`.slice(0, 180);
  }

  private saidOf(cells: readonly Cell[]): Readonly<{ id?: string; key?: string; name?: string }> {
    const said: { id?: string; key?: string; name?: string } = {};
    for (const { column, value } of cells) {
      const target = this.columns[column]?.target;
      if (target?.kind !== 'field') continue;
      const { field } = target;
      if (field.name === 'id') said.id = textOf(value);
      else if (field.key || field.name === 'externalIds') said.key ??= textOf(value);
      else if (field.name === 'name') said.name ??= textOf(value);
    }
    return said;
  }

  /** What the cells refer to, by the kind at the other end and the text; rows of the file itself by their name and id. */
  private async referredIn(
    rows: readonly (readonly Cell[])[],
    ids: readonly (string | undefined)[],
  ): Promise<ReadonlyMap<string, Referred>> {
    const texts = new Map<string, Set<string>>();
    for (const { column, value } of rows.flat()) {
      const target = this.columns[column]?.target;
      if (target?.kind !== 'end') continue;
      for (const kind of this.kindsAt(target.end)) {
        const of = texts.get(kind) ?? new Set<string>();
        for (const part of partsOf(value)) of.add(part);
        texts.set(kind, of);
      }
    }
    const referred = new Map<string, Referred>();
    for (const [kind, of] of texts)
      for (const [text, found] of await this.lookUp(kind, of)) referred.set(`${kind} ${text}`, found);
    rows.forEach((cells, i) => {
      const id = ids[i];
      const { name } = this.saidOf(cells);
      if (id === undefined) return;
      for (const text of [id, name ?? id]) {
        const known = referred.get(`${this.kind.name} ${text}`);
        if (known && 'why' in known) referred.set(`${this.kind.name} ${text}`, { id });
      }
    });
    return referred;
  }

  /** The kinds that may stand at the other end: those that the relation names, so that one search finds each. */
  private kindsAt({ relation, direction }: End): readonly string[] {
    return direction === 'FORWARD' ? relation.to : relation.from;
  }

  private draft(
    cells: readonly Cell[],
    id: string | undefined,
    referred: ReadonlyMap<string, Referred>,
  ): readonly Drafted[] {
    if (id === undefined) {
      for (const cell of cells) this.leave(cell, 'is in a row that was not taken', 'See the row.');
      return [];
    }
    const row = cells[0]?.row ?? 0;
    const fields: Record<string, unknown> = {};
    const facts = new Map<string, Record<string, unknown>>();
    const relations: { end: End; to: string; facts: Facts; column: string }[] = [];
    for (const cell of cells) {
      this.cellsRead += 1;
      const { target, header = '' } = this.columns[cell.column] ?? {};
      if (!target)
        this.leave(
          cell,
          'stands in a column that is not understood',
          'Name the column as the template does, or map it.',
          false,
        );
      else if (target.kind === 'end')
        for (const to of this.endsIn(cell, target.end, referred))
          relations.push({ end: target.end, to, facts: {}, column: header });
      else this.take(cell, target, target.kind === 'field' ? fields : factsOf(facts, target.end.name));
    }
    const own = this.ownBy(relations);
    const joined = [...relations, ...own].map(one => ({ ...one, facts: facts.get(one.end.name) ?? {} }));
    return [{ row, id, fields, relations: joined }];
  }

  private take(
    cell: Cell,
    target: Exclude<NonNullable<Column['target']>, { kind: 'end' }>,
    into: Record<string, unknown>,
  ): void {
    const { field } = target;
    const read = readValue(field, cell.value, this.uses.model);
    if ('why' in read) return this.leave(cell, read.why, read.hint, false);
    if (read.isMapped || this.columns[cell.column]?.isMapped) this.mapped += 1;
    if (field.type.kind === 'text' && target.kind === 'field')
      into[field.name] = {
        ...(into[field.name] as object | undefined),
        [target.language ?? 'nb']: read.value,
      };
    else if (field.name !== 'id') into[field.name] = read.value;
  }

  private endsIn(cell: Cell, end: End, referred: ReadonlyMap<string, Referred>): readonly string[] {
    const kinds = this.kindsAt(end);
    const found = partsOf(cell.value).map(part => {
      const ways = kinds.flatMap(kind => referred.get(`${kind} ${part}`) ?? []);
      const known = ways.find(way => 'id' in way);
      return { part, known, why: ways.find(way => 'why' in way) };
    });
    const missing = found.find(({ known }) => !known);
    if (missing) {
      const { why = 'is not known', hint = '' } = missing.why && 'why' in missing.why ? missing.why : {};
      this.leave({ ...cell, value: missing.part }, why, hint, false);
    } else this.mapped += 1;
    return found.flatMap(({ known }) => (known && 'id' in known ? [known.id] : []));
  }

  /** Whose the row is: the importer's actor, where the model has it that actors have such things and no column says. */
  private ownBy(
    said: readonly Readonly<{ end: End }>[],
  ): readonly Readonly<{ end: End; to: string; facts: Facts; column: string }>[] {
    const { actor } = this.options;
    const owning = [...this.kind.ends.values()].find(
      ({ relation: { owner }, direction }) => owner === (direction === 'BACKWARD' ? 'FROM' : 'TO'),
    );
    if (actor === undefined || !owning || said.some(({ end }) => end.name === owning.name)) return [];
    return [{ end: owning, to: actor, facts: {}, column: owning.name }];
  }

  /** `isLast`: the cell has not been counted as read. */
  private leave({ row, column, value }: Cell, message: string, hint: string, isUnread = true): void {
    if (isUnread) this.cellsRead += 1;
    this.notUnderstood.push({
      row,
      column: this.columns[column]?.header ?? null,
      value: textOf(value).slice(0, 200),
      message,
      hint,
    });
  }

  private readonly rowFaults: Left[] = [];
  private leaveRow(row: number, message: string, hint: string): void {
    this.rowFaults.push({ row, column: null, value: null, message, hint });
  }

  /** Whether a row was left out, so that nothing is to be made of the others. */
  get hasFaults(): boolean {
    return this.rowFaults.length > 0;
  }

  report(drafted: readonly Drafted[], changes: readonly Change[], applied: Applied): ImportReport {
    const { source, dryRun } = this.options;
    const read = this.cellsRead;
    const notUnderstood = this.notUnderstood.length;
    const at = new Map(changes.map((change, i) => [i, change]));
    const refused = applied.results.flatMap(({ path, faults, id }) => {
      const change = at.get(placeOf(path));
      return faults.map(({ field, message, hint }) => ({
        row: change?.row ?? 0,
        column: change?.column ?? field,
        value: id,
        message: field === null ? message : `${field}: ${message}`,
        hint,
      }));
    });
    return {
      kind: this.kind.name,
      applied: applied.applied,
      dryRun,
      source,
      columns: this.columns.map(({ header, target }) => ({ header, means: meansOf(target) })),
      cells: { read, taken: read - this.mapped - notUnderstood, mapped: this.mapped, notUnderstood },
      changes: {
        created: applied.created,
        changed: applied.changed,
        unchanged: applied.unchanged,
        refused: applied.refused,
      },
      rows: rowsOf(drafted, changes, applied),
      notUnderstood: this.notUnderstood,
      refused: [...this.rowFaults, ...refused],
      notes: applied.warnings,
    };
  }
}

const factsOf = (all: Map<string, Record<string, unknown>>, end: string): Record<string, unknown> => {
  const facts = all.get(end) ?? {};
  all.set(end, facts);
  return facts;
};

const meansOf = (target: Column['target']): string | null => {
  if (!target) return null;
  if (target.kind === 'end') return target.end.name;
  if (target.kind === 'fact') return `${target.end.name}.${target.field.name}`;
  return target.language === undefined ? target.field.name : `${target.field.name}.${target.language}`;
};

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ß: 'ss',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
};

/** A text as a part of an id: letters, digits and hyphens. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[æøåßđŋŧ]/g, letter => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120);

/** A change as the API takes it, and where in the file it comes from. */
type Change = Readonly<{ row: number; column: string | null; input: object }>;

const changesOf = (
  drafted: readonly Drafted[],
  kind: Kind,
  options: ImportOptions & Readonly<{ makesSource: boolean }>,
): readonly Change[] => {
  const made: Change = {
    row: 0,
    column: null,
    input: {
      upsert: {
        source: { id: options.source, name: { nb: options.title }, title: options.title, sources: [] },
      },
    },
  };
  const nodes = drafted.map(({ row, id, fields }) => ({
    row,
    column: null,
    input: { upsert: { [kind.singular]: { id, ...fields } } },
  }));
  const edges = drafted.flatMap(({ row, id, relations }) =>
    relations.map(({ end, to, facts, column }): Change => {
      const [from, at] = end.direction === 'FORWARD' ? [id, to] : [to, id];
      const { forward, fields } = end.relation;
      const needsWords =
        options.certainty === 'FACT' &&
        [...fields.values()].some(field => field.evidence && facts[field.name] === undefined);
      const certainty = needsWords ? { certainty: 'DEDUCTION' } : {};
      return {
        row,
        column,
        input: { connect: { [forward]: { from, to: at, ...certainty, ...facts } } },
      };
    }),
  );
  return [...(options.makesSource ? [made] : []), ...nodes, ...edges];
};

type Applied = Readonly<{
  applied: boolean;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  warnings: readonly string[];
  results: readonly Readonly<{
    path: string;
    status: string;
    id: string | null;
    faults: readonly Readonly<{ field: string | null; message: string; hint: string }>[];
  }>[];
}>;

const APPLY = `mutation Import($changes: [ChangeInput!]!, $source: ID, $certainty: Certainty, $reason: String, $dryRun: Boolean) {
  apply(changes: $changes, source: $source, certainty: $certainty, reason: $reason, dryRun: $dryRun) {
    applied created changed unchanged refused warnings
    results { path status id faults { field message hint } }
  }
}`;

const apply = async (changes: readonly Change[], options: ImportOptions, query: Query): Promise<Applied> => {
  const { source, certainty, dryRun, title } = options;
  const sent = {
    changes: changes.map(({ input }) => input),
    source,
    certainty,
    dryRun,
    reason: `Import: ${title}`.slice(0, 200),
  };
  return (await query(APPLY, sent))['apply'] as Applied;
};

const placeOf = (path: string): number => {
  const [, index] = /^changes\[(\d+)\]/.exec(path) ?? [];
  invariant(index !== undefined, `${path} is the place of a change`);
  return Number(index);
};

/** What becomes of each row, and of its relations. */
const rowsOf = (
  drafted: readonly Drafted[],
  changes: readonly Change[],
  { results }: Applied,
): readonly RowResult[] => {
  const statuses = new Map<number, { status: string; relations: Record<string, number> }>();
  for (const { path, status } of results) {
    const change = changes[placeOf(path)];
    if (!change || change.row === 0) continue;
    const of = statuses.get(change.row) ?? { status: '', relations: {} };
    if ('upsert' in change.input) of.status = status;
    else of.relations[status] = (of.relations[status] ?? 0) + 1;
    statuses.set(change.row, of);
  }
  return drafted.map(({ row, id }) => ({
    row,
    id,
    ...(statuses.get(row) ?? { status: 'REFUSED', relations: {} }),
  }));
};

/** Returns the id of a source for a file, by its name. */
export const sourceOf = (file: string, actor: string | undefined): string => {
  const [, owner = ''] = (actor ?? '').split(':');
  return `source:${[owner, slugOf(file.replace(/\.[a-z]+$/i, ''))].filter(Boolean).join('-') || 'import'}`;
};
