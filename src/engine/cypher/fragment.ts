import { invariant } from '../errors';
import { literal, type Operand } from '../plan/plan';

/**
 * All Cypher text is made here. In the `cypher` template a value can only become a parameter, names are
 * always escaped, and a variable is named after what it stands for; a plain string cannot be inserted at all.
 */
export class Fragment {
  constructor(
    readonly strings: readonly string[],
    readonly parts: readonly Part[],
  ) {}
}

/** A variable of the statement, named after its hint, with a number if the name is taken. */
export class Variable {
  constructor(readonly hint: string) {}
}

/** A label, relation type or property name. */
export class Name {
  constructor(readonly name: string) {}
}

/** A value, or a variable of the operation. The same object used twice is one parameter. */
export class Parameter {
  constructor(
    readonly hint: string,
    readonly operand: Operand,
  ) {}
}

type Part = Fragment | Variable | Name | Parameter | readonly Part[] | undefined;

export const cypher = (strings: TemplateStringsArray, ...parts: readonly Part[]): Fragment =>
  new Fragment(dedented(strings), parts);
export const variable = (hint: string): Variable => new Variable(hint);
export const name = (of: string): Name => new Name(of);
export const parameter = (hint: string, value: unknown): Parameter => new Parameter(hint, literal(value));
export const operandParameter = (hint: string, operand: Operand): Parameter => new Parameter(hint, operand);

/** A place in a list, counted from 0: the only value that is written into a statement, since no client gives it. */
export const place = (at: number): Fragment => {
  invariant(Number.isSafeInteger(at) && at >= 0, 'a place is a whole number');
  return new Fragment([`[${at}]`], []);
};

const EMPTY = new Fragment([''], []);
const isEmpty = (part: Part): boolean => part === undefined || part === EMPTY;

/** A CALL, and the variable that it returns: a list, or a single value. */
export type Subquery = Readonly<{
  subquery: Fragment;
  result: Variable;
  single?: true;
  /** Of the embedded engine's plan, where it is more than one: each clause of a long sequence takes another. */
  levels?: number;
  /** Of its rows, where they are returned as lists. */
  layout?: RowLayout | undefined;
  /** How its rows are found by an order that the store keeps; `subquery` is the same of those that were found. */
  along?: Readonly<{ list: AlongOrder; subquery: Fragment }> | undefined;
}>;

export const levelsOf = (subqueries: readonly Subquery[]): number =>
  subqueries.reduce((sum, { levels = 1 }) => sum + levels, 0);

/** Parts in sequence, separated by one of a few fixed separators. */
export const join = (
  parts: readonly Part[],
  separator: ', ' | ' AND ' | ' OR ' | ' + ' | '\n' | ':' | '|',
): Fragment => {
  const kept = parts.filter(part => !isEmpty(part));
  return kept.length === 0
    ? EMPTY
    : new Fragment(['', ...Array.from({ length: kept.length - 1 }, () => separator), ''], kept);
};

/** The strings of a template in the code are always the same object. */
const dedented = (strings: TemplateStringsArray): readonly string[] => {
  const before = templates.get(strings) ?? dedent(strings);
  templates.set(strings, before);
  return before;
};
const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Removes the indentation shared by a template's lines, so that templates can be indented like code. */
const dedent = (strings: TemplateStringsArray): string[] => {
  const margins = strings.flatMap((text, i) =>
    [...text.matchAll(/\n([ ]*)(?=\S|$)/g)].map(match => {
      const blank = match.index + match[0].length === text.length && i === strings.length - 1;
      return blank ? Infinity : (match[1]?.length ?? 0);
    }),
  );
  const margin = Math.min(...margins);
  const cut = Number.isFinite(margin) ? new RegExp(`\\n[ ]{0,${margin}}`, 'g') : undefined;
  const lines = strings.map(text => (cut ? text.replace(cut, '\n') : text));
  lines[0] = (lines[0] ?? '').replace(/^\n/, '');
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').replace(/\n[ ]*$/, '');
  return lines;
};

/** The columns that are returned in parts, in several rows: a list, or a list of lists. */
export type Parts = ReadonlyMap<string, 'list' | 'lists'>;

/**
 * A statement ready to run: parameters by name, bound to values at each request. It returns one row, or parts of
 * one.
 */
export type Statement = Readonly<{ text: string; parameters: ReadonlyMap<string, Operand> }> & Form;

/**
 * A list in an order of all nodes of its kind, each by the number that the engine gives it. Each statement returns one
 * row for each node, or `numbers` in one row.
 */
export type AlongOrder = Readonly<{
  /** Numbers of all nodes in the order. */ whole: Statement;
  /** The values of its terms, by number: those of the nodes numbered `IDS`, and those with an id among `IDS`. */
  numbered: Statement;
  named: Statement;
  /** Which of the nodes numbered `IDS` are on the page, in its order: one more than the page at most. */ found: Statement;
  terms: readonly Readonly<{ descending: boolean }>[];
  from: readonly Operand[] | undefined;
  backward: boolean;
  most: number;
  /** The variable that is bound to the numbers of the page. */ page: string;
}>;

/** The variable of the statements of an order. */
export const IDS = '@ids';

/** How the rows of a statement are read: which columns come in parts, and which hold rows as lists. */
export type Form = Readonly<{ parts?: Parts; layouts?: Layouts; along?: AlongOrders }>;

/** The same statement for lists whose rows are found first. */
export type AlongOrders = Readonly<{ lists: readonly AlongOrder[]; statement: Statement }>;

export const render = (fragment: Fragment, form: Form = {}): Statement => {
  const writer = new Writer();
  writer.write(fragment);
  return { text: writer.text(), parameters: writer.parameters, ...form };
};

const SAFE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Words that the embedded engine always parses as keywords, even where a name is expected. */
const RESERVED = new Set(
  (
    'match return with where as set create merge delete detach union unwind case when then else and or not xor in ' +
    'is null true false distinct optional remove'
  ).split(' '),
);
const isSafe = (of: string): boolean => SAFE_NAME.test(of) && !RESERVED.has(of.toLowerCase());
const escapeName = (of: string): string => (isSafe(of) ? of : `\`${of.replaceAll('`', '``')}\``);

class Writer {
  readonly parameters = new Map<string, Operand>();
  /**
   * Names by what they stand for. Parameters with the same hint that are bound to the same of a variable are one.
   */
  private readonly names = new Map<Variable | Parameter | string, string>();
  private readonly taken = new Set<string>();
  /** The next number to try for a name that is taken. */
  private readonly numbers = new Map<string, number>();
  private readonly out: string[] = [];
  /** The indentation of the current line, and whether nothing else is in it yet. */
  private margin = 0;
  private isMargin = true;

  text(): string {
    return this.out
      .join('')
      .split('\n')
      .filter(line => line.trim() !== '')
      .join('\n');
  }

  /** A text that is searched as it grows is copied each time, so its parts are joined at the end. */
  private put(text: string): void {
    this.out.push(text);
    const start = text.lastIndexOf('\n') + 1;
    if (start > 0) [this.margin, this.isMargin] = [0, true];
    if (!this.isMargin) return;
    let end = start;
    while (text[end] === ' ') end += 1;
    this.margin += end - start;
    this.isMargin = end === text.length;
  }

  write(part: Part): void {
    if (part === undefined) return;
    if (part instanceof Name) this.put(escapeName(part.name));
    else if (part instanceof Variable) this.put(this.nameOf(part));
    else if (part instanceof Parameter) this.put(`$${this.nameOf(part)}`);
    else if (part instanceof Fragment) this.writeFragment(part);
    else for (const item of part) this.write(item);
  }

  /** The lines of a fragment are indented like the line it is in. */
  private writeFragment(fragment: Fragment): void {
    const indentation = ' '.repeat(this.margin);
    fragment.strings.forEach((text, i) => {
      this.put(text.replaceAll('\n', `\n${indentation}`));
      this.write(fragment.parts[i]);
    });
  }

  private nameOf(of: Variable | Parameter): string {
    const same =
      of instanceof Parameter && of.operand.kind !== 'literal'
        ? `${of.hint} ${JSON.stringify(of.operand)}`
        : of;
    const known = this.names.get(same);
    if (known) return known;
    invariant(SAFE_NAME.test(of.hint), `${of.hint} names a variable`);
    const prefix = of instanceof Parameter ? '$' : '';
    const hint = isSafe(of.hint) ? of.hint : `${of.hint}_`;
    let chosen = hint;
    let number = this.numbers.get(prefix + hint) ?? 2;
    for (; this.taken.has(prefix + chosen); number += 1) chosen = `${hint}${number}`;
    this.numbers.set(prefix + hint, number);
    this.taken.add(prefix + chosen);
    this.names.set(same, chosen);
    if (of instanceof Parameter) this.parameters.set(chosen, of.operand);
    return chosen;
  }
}

/**
 * The columns of a row that is returned as a list and not as a map, in order. `rows`: what the column holds is a
 * list of such rows too.
 */
export type RowLayout = readonly Readonly<{ column: string; rows?: RowLayout }>[];

/** The columns of a statement that hold rows as lists: a list of them, or a list of lists. */
export type Layouts = ReadonlyMap<string, Readonly<{ kind: 'list' | 'lists'; layout: RowLayout }>>;

type Row = Readonly<Record<string, unknown>>;
type Values = readonly unknown[];

/** The row of a statement with its lists read as rows, by the names of their columns. */
export const withNames = (row: Row, layouts: Layouts | undefined): Row => {
  if (!layouts) return row;
  const named: Record<string, unknown> = { ...row };
  for (const [column, { kind, layout }] of layouts) {
    const lists = row[column] as readonly Values[] | null;
    // A single value comes with the first part only.
    if (lists === null) continue;
    named[column] =
      kind === 'list' ? rowsOf(lists, layout) : lists.map(list => rowsOf(list as readonly Values[], layout));
  }
  return named;
};

const rowsOf = (lists: readonly Values[], layout: RowLayout): readonly Row[] =>
  lists.map(values => rowOf(values, layout));

const rowOf = (values: Values, layout: RowLayout): Row => {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < layout.length; i += 1) {
    const { column, rows } = layout[i] as RowLayout[number];
    row[column] = rows ? rowsOf(values[i] as readonly Values[], rows) : values[i];
  }
  return row;
};
