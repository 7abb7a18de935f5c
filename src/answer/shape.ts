import { finish, type Sliced } from '../graph/sliced';
import { isShort } from '../plan/cost';
import type { OperationPlan, RowMap } from '../plan/plan';
import type { How, Material } from '../roots/slice';
import { sliceOf } from '../roots/slices';
import { newObject, type Json } from '../shape/json';
import type { Row } from '../store/store';
import { type PlannedRequest, type Step, rowsIn } from './request';
import { assigned } from '../model/objects';

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
  const data = newObject();
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
