import { finish, type Sliced } from '../graph/sliced';
import { isShort, type Cost } from '../plan/cost';
import type { Json } from '../shape/shape';
import type { Answer, Answering } from './request';

/** The answer as JSON text; a long one in turns with other operations. */
export const print = async (
  answer: Answer,
  withCost: boolean,
  estimated: Cost,
  { timing, pace }: Answering,
): Promise<string> => {
  timing.enter('print');
  const printing = printFields(answer, withCost);
  return isShort(estimated) ? finish(printing) : pace.turns.run(printing, pace.deadline());
};

/** The same text as `JSON.stringify`, a part of a long list at a time. */
function* printFields({ data, errors, cost }: Answer, withCost: boolean): Sliced<string> {
  const before = errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : '';
  const printed = yield* printObject(data, 2);
  const after = withCost ? `,"extensions":${JSON.stringify({ cost: cost() })}` : '';
  return `{${before}"data":${printed}${after}}`;
}

/**
 * The lists of root fields may be long, and those inside them. Texts are added up: joining a long list copies it
 * again.
 */
function* printObject(object: Readonly<Record<string, Json>>, levels: number): Sliced<string> {
  let text = '';
  for (const [key, value] of Object.entries(object))
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${yield* printValue(value, levels - 1)}`;
  return `{${text}}`;
}

function* printValue(value: Json, levels: number): Sliced<string> {
  if (Array.isArray(value)) return yield* printList(value as readonly Json[]);
  if (levels === 0 || value === null || typeof value !== 'object') return JSON.stringify(value);
  return yield* printObject(value as Readonly<Record<string, Json>>, levels);
}

/** So many items are printed at a time. */
const CHUNK = 10;

function* printList(items: readonly Json[]): Sliced<string> {
  let text = '';
  for (let at = 0; at < items.length; at += CHUNK) {
    text += `${at > 0 ? ',' : ''}${JSON.stringify(items.slice(at, at + CHUNK)).slice(1, -1)}`;
    yield;
  }
  return `[${text}]`;
}
