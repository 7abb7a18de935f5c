import type { Config } from '../config';
import { SamgrafError } from '../engine/errors';
import type { Decided } from '../engine/exchange/fit';
import {
  linesOf,
  migrate,
  noteLayout,
  planMigration,
  type CountedMisfit,
  type Migration,
} from '../engine/exchange/migrate';
import { layoutOf } from '../engine/model/layout';
import type { Model } from '../engine/model/model';
import { packOf } from '../pack/pack';
import { readModelOf } from '../doors/server/samgraf';
import { tell } from './terminal';
import { openStore } from '../engine/store/open-store';
import type { Store } from '../engine/store/store';

type Values = Readonly<{ plan: boolean; drop: readonly string[]; fill: readonly string[] }>;

/** Makes what is stored fit the SDL, or tells what that takes. */
export const migrateCommand = async (
  values: Values,
  config: Config,
  say: (text: string) => void,
): Promise<void> => {
  const decided = decidedBy(values);
  const model = readModelOf(packOf(config));
  const store = await openStore(config, tell);
  try {
    const planned = await planMigration(model, store, decided);
    if (planned.misfits.length === 0) {
      if (!values.plan) {
        await noteLayout(store, JSON.stringify(layoutOf(model)));
        await tidied(model, store, say);
      }
      say('What is stored fits the SDL: nothing to do.');
      return;
    }
    say(`Stored, and not as the SDL has it:\n${linesOf(planned.misfits, actionOf).join('\n')}`);
    const left = planned.misfits.filter(({ needs }) => needs).length;
    if (left > 0) {
      say(`${left} to decide; nothing was written.`);
      if (!values.plan) throw undecided(left);
    } else if (values.plan) say(`It comes to ${told(planned)}. Run it without --plan to do it.`);
    else {
      say(`Done: ${told(await migrated(model, store, decided))}.`);
      await tidied(model, store, say);
    }
  } finally {
    await store.close();
  }
};

/** Drops the indexes that an earlier version made, or a larger graph had use of. */
const tidied = async (model: Model, store: Store, say: (text: string) => void): Promise<void> => {
  await store.prepare(model);
  const dropped = await store.dropUseless(await store.statistics());
  if (dropped > 0) say(`Dropped ${dropped} indexes that a graph of this size has no use of.`);
};

const migrated = async (model: Model, store: Store, decided: Decided): Promise<Migration> => {
  await store.prepare(model);
  const done = await migrate(model, store, decided);
  await store.prepare(model);
  return done;
};

const told = ({ written, removed }: Migration): string =>
  `${written.toLocaleString('en')} records written anew, and ${removed.toLocaleString('en')} removed`;

const undecided = (left: number): SamgrafError =>
  new SamgrafError(
    'DATA_DOES_NOT_FIT',
    `Of what does not fit the SDL, ${left} kind(s) are left to decide.`,
    'Say @was in the SDL of what was renamed, and give --drop or --fill of the rest, as the lines above say.',
  );

/** What is done with a misfit, or how to decide it. */
const actionOf = ({ what, needs, name, now = '', value = '' }: CountedMisfit): string => {
  if (needs === 'sdl') return '\n      → change the SDL';
  if (needs === 'fill') return `\n      → decide: --fill '${name}=…'`;
  if (needs === 'drop')
    return `\n      → decide: --drop ${name}${what === 'form' ? '' : `, or @was(name: "${name.split('.').at(-1) ?? ''}") on what it is now`}`;
  if (what === 'missing') return `\n      → filled with ${value}`;
  if (what === 'derived') return '\n      → made anew';
  return /enamed/.test(what) ? `\n      → renamed to ${now}` : '\n      → dropped';
};

const decidedBy = ({ drop, fill }: Values): Decided => {
  const wrong = [...drop.filter(name => !NAME.test(name)), ...fill.filter(text => !FILL.test(text))];
  if (wrong.length > 0)
    throw new SamgrafError(
      'BAD_INPUT',
      `${wrong.join(', ')}: that is no name of what can be dropped or filled.`,
      'For example: --drop Kind, --drop RELATION, --drop Kind.field, --drop Enum.VALUE, --fill Kind.field=VALUE.',
    );
  return { drop: new Set(drop), fill: new Map(fill.map(pairOf)) };
};
const NAME = /^\w+(\.\w+)?$/;
const FILL = /^\w+\.\w+=/;

const pairOf = (text: string): readonly [string, string] => {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
};
