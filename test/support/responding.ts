import { respond, type Operation, type Responding } from '../../src/engine/answer/respond';
import { type Underway, Timing } from '../../src/engine/answer/request';
import type { Text } from '../../src/engine/answer/response-cache';
const nothing = (): void => undefined;

/** The answer to a request that nobody watches; what goes wrong is thrown as it is. */
export const responseOf = async (
  operation: Operation,
  responding: Responding,
  timing = new Timing(),
): Promise<Text> => {
  const failures: unknown[] = [];
  const underway: Underway = {
    id: 'test',
    timing,
    read: nothing,
    planned: nothing,
    answered: nothing,
    failed: error => failures.push(error),
  };
  const text = await respond(operation, underway, responding);
  if (text instanceof Error) throw failures[0];
  return text;
};
