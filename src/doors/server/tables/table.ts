import {
  Kind as Ast,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { SamgrafError } from '../../../engine/errors';
import type { CellOut } from '../../../files/exports/csv';

/**
 * An answer as a table, for those who read it in a spreadsheet. The rows are the items of one list of the answer, the
 * columns the values that were selected of each, in the order of the selection: `node.name` for what is within objects. What
 * a row has several of is one cell, joined by `; `.
 */
export type AnswerTable = Readonly<{
  /** The keys that lead to the list, and on to lists in its items whose own items are rows. */
  rows: readonly string[];
  /** The keys that lead to each column, from an item of the first list. */
  columns: readonly (readonly string[])[];
  /** The scalars that the columns are of, where the schema says. */
  types?: readonly (string | undefined)[];
}>;

/** Several values in one cell. */
const BETWEEN = '; ';

/**
 * Tells the table that an operation's answers are. `rows` leads to the list, as `connections.nodes`; else it is the
 * `nodes`, the `edges` or the only list of the operation's only root field.
 *
 * @throws BAD_INPUT if there is no such list, or one cannot be chosen
 */
export const tableOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  rows?: string,
): AnswerTable => {
  const leaves = new Leaves(document, schema).of(operation);
  const path = rows === undefined ? chosenIn(leaves) : rows.split('.');
  const lists = leaves.lists.map(keysText);
  const first = path.findIndex((_, i) => lists.includes(keysText(path.slice(0, i + 1))));
  if (first < 0 || !lists.includes(keysText(path)))
    throw noTable(`There is no list ${keysText(path)} in the answer.`, leaves);
  const columns = leaves.leaves
    .filter(leaf => keysText(leaf).startsWith(`${keysText(path.slice(0, first + 1))}.`))
    .filter(leaf => isOfRow(leaf, path, leaves.lists))
    .map(leaf => ({ column: leaf.slice(first + 1), type: leaves.typeOf(leaf) }));
  return { rows: path, columns: columns.map(({ column }) => column), types: columns.map(({ type }) => type) };
};

const keysText = (keys: readonly string[]): string => keys.join('.');

/** What stands beside the list that rows are made of, and what is in its items; not what is in other lists beside it. */
const isOfRow = (
  leaf: readonly string[],
  rows: readonly string[],
  lists: readonly (readonly string[])[],
): boolean =>
  keysText(leaf).startsWith(`${keysText(rows)}.`) ||
  !lists.some(
    list => keysText(leaf).startsWith(`${keysText(list)}.`) && !keysText(rows).startsWith(keysText(list)),
  );

const chosenIn = ({ lists }: Leaves): readonly string[] => {
  const roots = new Set(lists.map(([root]) => root));
  const outer = lists.filter(
    list => !lists.some(one => one !== list && keysText(list).startsWith(`${keysText(one)}.`)),
  );
  const named = ['nodes', 'edges'].flatMap(name => outer.filter(([, key]) => key === name));
  const [chosen] = named.length > 0 ? named : outer;
  if (roots.size === 1 && chosen && (named.length > 0 || outer.length === 1)) return chosen;
  throw noTable(
    lists.length === 0
      ? 'The answer has no list.'
      : 'The answer has several lists, of which one would be the table.',
    { lists },
  );
};

const noTable = (message: string, { lists }: Pick<Leaves, 'lists'>): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    message,
    lists.length === 0
      ? 'Select a list, or ask for JSON.'
      : `Ask for one root field, or say which list by \`rows\`: ${lists.slice(0, 5).map(keysText).join(', ')}.`,
  );

/** The lists of objects and the single values that an operation selects, by the keys that lead to them. */
class Leaves {
  readonly lists: (readonly string[])[] = [];
  readonly leaves: (readonly string[])[] = [];
  private readonly types = new Map<string, string>();
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly seen = new Set<string>();

  constructor(
    document: DocumentNode,
    private readonly schema: GraphQLSchema,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap(definition =>
        definition.kind === Ast.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  of(operation: OperationDefinitionNode): this {
    const root = this.schema.getRootType(operation.operation);
    if (root) this.visit(operation.selectionSet, root.name, []);
    return this;
  }

  /** The name of the type of a single value. */
  typeOf(leaf: readonly string[]): string | undefined {
    return this.types.get(keysText(leaf));
  }

  private visit({ selections }: SelectionSetNode, of: string, above: readonly string[]): void {
    const type = this.schema.getType(of);
    for (const selection of selections) {
      if (selection.kind === Ast.INLINE_FRAGMENT)
        this.visit(selection.selectionSet, selection.typeCondition?.name.value ?? of, above);
      else if (selection.kind === Ast.FRAGMENT_SPREAD) {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) this.visit(fragment.selectionSet, fragment.typeCondition.name.value, above);
      } else {
        const keys = [...above, (selection.alias ?? selection.name).value];
        const field =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        const isList = field !== undefined && isListType(getNullableType(field.type));
        const named = field && getNamedType(field.type);
        if (!selection.selectionSet || !isCompositeType(named)) {
          this.note(keys, this.leaves);
          if (named) this.types.set(keysText(keys), named.name);
        } else {
          if (isList) this.note(keys, this.lists);
          this.visit(selection.selectionSet, named.name, keys);
        }
      }
    }
  }

  private note(keys: readonly string[], among: (readonly string[])[]): void {
    const text = keysText(keys);
    if (this.seen.has(text)) return;
    this.seen.add(text);
    among.push(keys);
  }
}

/** Returns the items that are rows; of a list within a list, each with what stands beside it in the outer item. */
export const itemsOf = (data: unknown, { rows }: AnswerTable): readonly unknown[] => itemsAt(data, rows);

const itemsAt = (value: unknown, [key, ...keys]: readonly string[]): readonly unknown[] => {
  if (key === undefined) return [value];
  const inside = (value as Readonly<Record<string, unknown>> | null)?.[key];
  if (!Array.isArray(inside)) return itemsAt(inside, keys);
  return inside.flatMap(item => spread(item, keys));
};

/** A row, or those of the lists that the keys lead on to. */
const spread = (item: unknown, keys: readonly string[]): readonly unknown[] =>
  keys.length > 0 && item !== null ? beside(item, keys) : [item];

/** An outer item once for each of the inner ones, which then stands alone in the place of the list. */
const beside = (outer: unknown, [key = '', ...keys]: readonly string[]): readonly unknown[] => {
  const fields = outer as Readonly<Record<string, unknown>>;
  const inside = fields[key];
  const values = Array.isArray(inside) ? inside.flatMap(one => spread(one, keys)) : spread(inside, keys);
  return values.map(value => ({ ...fields, [key]: value }));
};

/** Returns the cells of a row, one a column. */
export const cellsOf = (item: unknown, { columns }: AnswerTable): readonly CellOut[] =>
  columns.map(keys => cellOf(valuesAt(item, keys)));

const valuesAt = (value: unknown, [key, ...keys]: readonly string[]): readonly unknown[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap(one => valuesAt(one, key === undefined ? [] : [key, ...keys]));
  return key === undefined ? [value] : valuesAt((value as Readonly<Record<string, unknown>>)[key], keys);
};

const cellOf = (values: readonly unknown[]): CellOut => {
  const [only] = values;
  if (values.length === 0) return null;
  if (values.length === 1 && typeof only !== 'object') return only as CellOut;
  return values
    .map(value => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join(BETWEEN);
};

/** Returns the names of the columns. */
export const headersOf = ({ columns }: AnswerTable): readonly string[] => columns.map(keysText);

/** The connection that the table's first list is of, as far as its answer says how it goes on. */
type Connection = Readonly<{
  pageInfo?: Readonly<{ hasNextPage?: unknown; endCursor?: unknown }> | null;
  truncated?: Readonly<{ reason?: unknown; explanation?: unknown }> | null;
  graphs?: readonly Readonly<{ graph?: unknown; asked?: unknown; unheard?: unknown }>[] | null;
}>;

const connectionOf = (data: unknown, { rows }: AnswerTable): Connection | undefined => {
  let value = data;
  for (const key of rows) {
    const inside = (value as Readonly<Record<string, unknown>> | null)?.[key];
    if (Array.isArray(inside)) return value as Connection;
    value = inside;
  }
  return undefined;
};

/** Returns the cursor of the next page; undefined if there is none, or the operation does not ask for `pageInfo`. */
export const nextOf = (data: unknown, table: AnswerTable): string | undefined => {
  const { hasNextPage, endCursor } = connectionOf(data, table)?.pageInfo ?? {};
  return hasNextPage === true && typeof endCursor === 'string' ? endCursor : undefined;
};

/** Returns why the table is not of all there is, as far as `truncated`, `pageInfo` and `graphs` are asked for. */
export const cutOf = (data: unknown, table: AnswerTable): string | undefined => {
  const { pageInfo, truncated, graphs } = connectionOf(data, table) ?? {};
  const unheard = (graphs ?? []).filter(({ asked }) => asked === false);
  // Which graphs an answer does not hold for says more than that something is left out.
  if (unheard.length > 0)
    return unheard
      .map(({ graph, unheard: why }) => `${NOT_ASKED} ${String(graph)} ${String(why)}`)
      .join(', ');
  if (truncated) return typeof truncated.reason === 'string' ? truncated.reason : 'TRUNCATED';
  return pageInfo?.hasNextPage === true ? MORE_PAGES : undefined;
};

/** Another graph was not asked. */
const NOT_ASKED = 'NOT_ASKED';

/** There are more rows than the operation asked for. */
export const MORE_PAGES = 'MORE_PAGES';
