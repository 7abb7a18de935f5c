import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { SamgrafError, messageOf } from '../engine/errors';
import { inPack, type Pack } from './pack';

/** Questions of a pack whose answers are known: what it is tested by. */
const FILE = 'questions.jsonl';

const QUESTION = z.strictObject({
  /** What is asked, for whoever reads that an answer is another. */
  question: z.string().min(1),
  query: z.string().min(1),
  /** The data that the API answers, or the code of the error. */
  answer: z.union([z.record(z.string(), z.json()), z.strictObject({ error: z.string().min(1) })]),
});

export type PackQuestion = Readonly<z.infer<typeof QUESTION>>;

/**
 * Reads the questions of a pack.
 *
 * @throws BAD_CONFIG if it has none, or a line is none
 */
export const questionsOf = (pack: Pick<Pack, 'folder'>): readonly PackQuestion[] => {
  const path = inPack(pack, FILE);
  if (path === undefined)
    throw new SamgrafError(
      'BAD_CONFIG',
      `There is no ${FILE} in ${pack.folder}.`,
      'It has a question a line: {"question": "…", "query": "…", "answer": {…}}; see docs/packs.md.',
    );
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [questionIn(line, `${FILE}:${i + 1}`)]));
};

const questionIn = (line: string, at: string): PackQuestion => {
  try {
    return QUESTION.parse(JSON.parse(line));
  } catch (error) {
    throw new SamgrafError(
      'BAD_CONFIG',
      `${at} is no question: ${messageOf(error)}`,
      'It takes question, query and answer.',
      { cause: error },
    );
  }
};

/** An answer as clients of the API get it. */
type Asked = Readonly<{
  data?: unknown;
  errors?: readonly Readonly<{ message: string; extensions?: Readonly<Record<string, unknown>> }>[];
}>;

/** A question that was answered otherwise than it says. */
export type Wrong = Readonly<{ question: string; expected: unknown; answered: unknown }>;

/** Asks each question, and returns those that are answered otherwise. */
export const wrongOf = async (
  questions: readonly PackQuestion[],
  ask: (query: string) => Promise<Asked>,
): Promise<readonly Wrong[]> => {
  const wrong: Wrong[] = [];
  for (const { question, query, answer: expected } of questions) {
    const answered = answerOf(await ask(query));
    if (!isDeepStrictEqual(answered, expected)) wrong.push({ question, expected, answered });
  }
  return wrong;
};

const answerOf = ({ data, errors: [error] = [] }: Asked): unknown =>
  error === undefined ? data : { error: error.extensions?.['code'] ?? error.message };
