import { finish, type Sliced } from '../graph/sliced';
import { isLight, type Cost } from '../plan/cost';
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
  return isLight(estimated) ? finish(printing) : pace.turns.run(printing, pace.deadline());
};

/** The same text as `JSON.stringify`, one root field at a time. */
function* printFields({ data, errors, cost }: Answer, withCost: boolean): Sliced<string> {
  const fields: string[] = [];
  for (const key of Object.keys(data)) {
    fields.push(`${JSON.stringify(key)}:${JSON.stringify(data[key])}`);
    yield;
  }
  const before = errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : '';
  const after = withCost ? `,"extensions":${JSON.stringify({ cost: cost() })}` : '';
  return `{${before}"data":{${fields.join(',')}}${after}}`;
}
