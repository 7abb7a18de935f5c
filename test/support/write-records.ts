import { planImport } from '../support/plan-import';
import type { Samgraf } from '../../src/doors/server/samgraf';

const RECORDED_AT = '2026-01-01T00:00:00Z';

/** Writes records of the native format to a store, past the log. */
export const writeRecords = (
  { model, store }: Pick<Samgraf, 'model' | 'store'>,
  records: readonly object[],
): Promise<void> =>
  store.write(
    planImport(
      model,
      records.map((value, i) => ({ at: `records:${i}`, value })),
      { recordedAt: RECORDED_AT },
    ),
  );
