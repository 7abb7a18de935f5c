import { answer } from '../support/answer';
import { SamgrafError, type ErrorCode } from '../../src/engine/errors';

/** The data of an answer in which nothing went wrong; what went wrong with one field is thrown. */
export const wholeAnswer = async (
  ...asked: Parameters<typeof answer>
): Promise<Awaited<ReturnType<typeof answer>>['data']> => {
  const { data, errors } = await answer(...asked);
  const [error] = errors;
  if (!error) return data;
  const { code, hint } = error.extensions;
  throw new SamgrafError(code as ErrorCode, error.message, String(hint));
};
