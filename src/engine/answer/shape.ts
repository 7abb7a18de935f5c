import { finish, type Sliced } from '../graph/sliced';
import { isShort, type Cost } from '../plan/cost';
import type { OperationPlan, RowMap } from '../plan/plan';
import type { How, Material } from '../roots/slice';
import { sliceOf } from '../roots/slices';
import { type Json, ENCODED_FROM, Printed } from '../shape/json';
import type { Row } from '../store/store';
import { type PlannedRequest, type Step, rowsIn, type Answer, type Answering } from './request';
import { newObject, assigned } from '../model/objects';

/** What a response is shaped from: the row read, further parts of its lists, and the rest as slices take it. */
export type Read = Readonly<{ more: Iterable<Row> }> & Omit<Material, 'lists'>;

/** The answer; how many rows of long lists were read for it, and what was read besides. */
type Shaped = Readonly<{ data: Record<string, Json>; rows: number; row: RowMap }>;

/**
 * Shapes the row and what was computed as the client asked for them; a long answer takes turns with other
 * operations. `asText`: long lists are printed while they are read, so that nobody holds all of them.
 */
export const shape = async (
  { planned, bound }: PlannedRequest,
  read: Read,
  { timing, model, pace, deadline }: Step,
  asText: boolean,
): Promise<Shaped> => {
  timing.enter('shape');
  const shaping = shapeRoots(planned.plan, read, { bound, asText, model });
  return isShort(planned.cost) && !pace.turns.spent ? finish(shaping) : pace.turns.run(shaping, deadline);
};

type Lists = Material['lists'];

function* shapeRoots({ roots }: OperationPlan, read: Read, how: How): Sliced<Shaped> {
  const lists: Lists = new Map(
    roots.flatMap(root => {
      const list = sliceOf(root).listing?.(root, how);
      return list && 'column' in root ? [[root.column, list] as const] : [];
    }),
  );
  const { rows, row } = yield* takeIn(read, lists);
  const data = newObject<Json>();
  const material: Material = assigned(read, { row, lists });
  for (const root of roots) {
    const shaped = sliceOf(root).shape(root, material, how);
    data[root.key] = isSliced(shaped) ? yield* shaped : shaped;
    yield;
  }
  return { data, rows, row };
}

const isSliced = (shaped: Json | Sliced<Json>): shaped is Sliced<Json> =>
  typeof shaped === 'object' && shaped !== null && Symbol.iterator in shaped && 'next' in shaped;

/** Shapes the long lists as their parts come, and puts together what else was read. */
function* takeIn({ row, more }: Read, lists: Lists): Sliced<Rest> {
  const rest: Rest = { rows: 0, row: {} };
  yield* takePart(row, lists, rest);
  for (const part of more) {
    yield;
    yield* takePart(part, lists, rest);
  }
  return rest;
}

type Rest = { rows: number; readonly row: Record<string, unknown> };

function* takePart(part: RowMap, lists: Lists, rest: Rest): Sliced<void> {
  for (const [column, value] of Object.entries(part)) {
    const [list, before] = [lists.get(column), rest.row[column]];
    if (list) {
      rest.rows += rowsIn(value);
      yield* list.take(value as readonly RowMap[]);
      yield;
    } else if (before === undefined) rest.row[column] = value;
    else if (Array.isArray(value)) (before as unknown[]).push(...(value as unknown[]));
  }
}

/** The answer as JSON; one that may be long in turns with other operations, and in bytes if it is. */
export const print = (
  answer: Answer,
  withCost: boolean,
  estimated: Cost,
  { timing, pace }: Answering,
): string | Promise<string | Buffer> => {
  timing.enter('print');
  if (!isShort(estimated)) return pace.turns.run(printFields(answer, withCost), pace.deadline());
  const { data, errors, cost } = answer;
  return `${before(errors)}${JSON.stringify(data)}${after(withCost, cost)}`;
};

const before = (errors: Answer['errors']): string =>
  errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":` : '{"data":';
const after = (withCost: boolean, cost: Answer['cost']): string =>
  withCost ? `,"extensions":${JSON.stringify({ cost: cost() })}}` : '}';

/** The same text as `JSON.stringify`, a part of a long list at a time. */
function* printFields({ data, errors, cost }: Answer, withCost: boolean): Sliced<string | Buffer> {
  const paper = new JsonWriter();
  paper.write(before(errors));
  yield* printObject(data, 2, paper);
  paper.write(after(withCost, cost));
  return paper.done();
}

/** The lists of root fields may be long, and those inside them. */
function* printObject(
  object: Readonly<Record<string, Json>>,
  levels: number,
  paper: JsonWriter,
): Sliced<void> {
  let comma = '{';
  for (const [key, value] of Object.entries(object)) {
    paper.write(`${comma}${JSON.stringify(key)}:`);
    yield* printValue(value, levels - 1, paper);
    comma = ',';
  }
  paper.write(comma === '{' ? '{}' : '}');
}

function* printValue(value: Json, levels: number, paper: JsonWriter): Sliced<void> {
  if (value instanceof Printed) paper.writeList(value);
  else if (Array.isArray(value)) yield* printList(value as readonly Json[], paper);
  else if (levels === 0 || value === null || typeof value !== 'object') paper.write(JSON.stringify(value));
  else yield* printObject(value as Readonly<Record<string, Json>>, levels, paper);
}

/** So many items are printed at a time. */
const CHUNK = 10;

function* printList(items: readonly Json[], paper: JsonWriter): Sliced<void> {
  paper.write('[');
  for (let at = 0; at < items.length; at += CHUNK) {
    paper.write(`${at > 0 ? ',' : ''}${JSON.stringify(items.slice(at, at + CHUNK)).slice(1, -1)}`);
    yield;
  }
  paper.write(']');
}

/** What has been written so far, as bytes where it is long. */
class JsonWriter {
  private readonly bytes: Buffer[] = [];
  private text = '';

  write(text: string): void {
    this.text += text;
    if (this.text.length >= ENCODED_FROM) this.encode();
  }

  writeList({ parts }: Printed): void {
    for (const [i, part] of parts.entries()) {
      this.write(i === 0 ? '[' : ',');
      if (typeof part === 'string') this.write(part);
      else this.append(part);
    }
    this.write(parts.length === 0 ? '[]' : ']');
  }

  private append(bytes: Buffer): void {
    this.encode();
    this.bytes.push(bytes);
  }

  private encode(): void {
    this.bytes.push(Buffer.from(this.text));
    this.text = '';
  }

  done(): string | Buffer {
    if (this.bytes.length === 0) return this.text;
    this.encode();
    return Buffer.concat(this.bytes);
  }
}
