import { SamgrafError, isErrorCode } from '../../engine/errors';

type Fault = Readonly<{ message: string; extensions?: Readonly<{ code?: string; hint?: string }> }>;
type Answer = Readonly<{ data?: Readonly<Record<string, unknown>> | null; errors?: readonly Fault[] }>;

/** Returns the data of an answer of the API; throws what it refuses. */
export const dataIn = (answer: string): Readonly<Record<string, unknown>> => {
  const { data, errors } = JSON.parse(answer) as Answer;
  if (errors?.[0] || !data) throw refusalOf(errors?.[0]);
  return data;
};

/** What the API refuses is refused here as well. */
const refusalOf = (fault: Fault | undefined): SamgrafError => {
  const { code = 'INTERNAL', hint } = fault?.extensions ?? {};
  const message = fault?.message ?? 'There is no answer.';
  return new SamgrafError(isErrorCode(code) ? code : 'INTERNAL', message, hint);
};
