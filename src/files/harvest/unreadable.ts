import { z } from 'zod';
import { SamgrafError, messageOf } from '../../engine/errors';

/** Says that an answer has another form than is known, and what is other in it, in words or as it was thrown. */
export const unreadable = (name: string, why: unknown): SamgrafError =>
  new SamgrafError(
    'HARVEST_FAILED',
    `The answer of ${name} is not understood: ${wordsOf(why).slice(0, 300)}`,
    'Nothing was changed. The register may have changed its form.',
    { cause: why },
  );

/** Says in words what was thrown; of what has another form, where. */
export const wordsOf = (why: unknown): string => {
  const [issue] = why instanceof z.ZodError ? why.issues : [];
  return issue ? [...issue.path.slice(0, 5).map(String), issue.message].join(': ') : messageOf(why);
};
