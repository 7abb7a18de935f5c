import pino from 'pino';
import { SamgrafError } from '../engine/errors';
import { useTimeZone } from '../engine/model/scalars';
import type { Pack } from '../pack/pack';
import { questionsOf, wrongOf } from '../pack/questions';
import { createLog } from '../doors/server/observe/log';
import { openSamgraf, readModelOf } from '../doors/server/samgraf';
import { loadFolder } from '../doors/server/seed';
import { buildServer } from '../doors/server/server';
import { EmbeddedStore } from '../engine/store/embedded';
import { tell } from './terminal';

/**
 * Loads the records of a pack into a store that is in memory alone, and asks the questions whose answers it says.
 *
 * @throws BAD_RECORD if the records are not by the model, BAD_CONFIG if an answer is another
 */
export const testCommand = async (pack: Pack, say: (text: string) => void): Promise<void> => {
  const questions = questionsOf(pack);
  useTimeZone(pack.timeZone);
  const store = await EmbeddedStore.open();
  try {
    const samgraf = await openSamgraf(readModelOf(pack), store);
    await loadFolder(samgraf, pack.seed, tell);
    const log = createLog('warn', pino.destination(2));
    const app = await buildServer(samgraf, {
      pack,
      log,
      logLevel: 'warn',
      explorer: false,
      playground: false,
    });
    const wrong = await wrongOf(questions, query => app.ask(query, {}, {}));
    await app.close();
    if (wrong.length > 0)
      throw new SamgrafError(
        'BAD_CONFIG',
        [
          `${wrong.length} of ${questions.length} questions are answered otherwise.`,
          ...wrong.map(
            ({ question, expected, answered }) =>
              `  ${question}\n    says     ${JSON.stringify(expected)}\n    answered ${JSON.stringify(answered)}`,
          ),
        ].join('\n'),
        'Mend the records, or the answers in questions.jsonl.',
      );
    say(`${questions.length} questions are answered as they say.`);
  } finally {
    await store.close();
  }
};
