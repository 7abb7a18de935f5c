import type { Config } from '../config';
import { today } from '../engine/model/scalars';
import { queryAs } from '../doors/server/import-route';
import { isWeb } from '../files/harvest/get';
import { getTexts } from '../files/harvest/law/get-texts';
import { harvestLaw } from '../files/harvest/law/harvest-law';
import { lastSeen, quotesOf } from '../files/harvest/law/quotes';
import type { LawRegister } from '../files/harvest/law/register';
import { toldOfLaw } from '../files/harvest/law/told';
import { openForOperator, operator } from './unheard';

type How = Readonly<{ from: string; day: string | undefined; dryRun: boolean }>;
type To = Readonly<{ config: Config; say: (text: string) => void; json: boolean }>;

/** Holds what is quoted in the store of the environment against the texts of a register of law, and tells what it found. */
export const harvestOfLaw = async (
  register: LawRegister,
  { from, day, dryRun }: How,
  { config, say, json }: To,
): Promise<void> => {
  // The store is left open to others while texts are got.
  const acts = await opened(config, uses => quotesOf(register, uses));
  const seen = (act: string): string | undefined => lastSeen(acts.get(act)?.quotes ?? []);
  const of = await getTexts(register, acts.keys(), { from, day: day ?? today(), seen });
  // What an address answers is of today; of what day a folder is it does not say.
  const texts = { of, day: day ?? (isWeb(from) ? today() : undefined), today: today() };
  const done = await opened(config, uses => harvestLaw(register, texts, { ...uses, dryRun }));
  say(json ? JSON.stringify(done, undefined, 2) : toldOfLaw(done));
};

type Uses = Parameters<typeof quotesOf>[1];

const opened = async <T>(config: Config, work: (uses: Uses) => Promise<T>): Promise<T> => {
  const { app, samgraf, close } = await openForOperator(config);
  try {
    return await work({ model: samgraf.model, query: queryAs(app.askAs, operator('harvest')) });
  } finally {
    await close();
  }
};
