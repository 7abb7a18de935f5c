import { createHash, randomUUID } from 'node:crypto';
import type { Model } from '../model/model';
import { toSecond } from '../model/scalars';
import type { Store } from '../store/store';

/** The note that says by which rules what follows from others was made. */
const RULES = 'rules';

/**
 * Makes what follows by the rules of the model anew, if what is stored was made by others: an SDL that says another rule, or none
 * when it was written. Returns whether anything may be another than before.
 */
export const keepRules = async (
  { derivations }: Pick<Model, 'derivations'>,
  store: Store,
): Promise<boolean> => {
  const now = derivations.length === 0 ? '' : digestOf(derivations);
  const isKept = (noted: string | undefined): boolean => (noted ?? '') === now;
  if (isKept(await store.note(RULES)) || store.unwritable) return false;
  if ((await store.look({ kind: 'any' })).length === 0) {
    await store.noteAside(RULES, now);
    return false;
  }
  const batch = {
    id: randomUUID(),
    at: toSecond(new Date().toISOString()),
    by: 'rules',
    reason: undefined,
    source: undefined,
  };
  await store.transact(async graph => {
    // Another server may have made them while this one waited for its turn.
    if (isKept(await graph.note(RULES))) return;
    await graph.deriveAll();
    await graph.setNote(RULES, now);
  }, batch);
  return true;
};

const digestOf = (derivations: Model['derivations']): string =>
  createHash('sha256').update(JSON.stringify(derivations)).digest('hex');
