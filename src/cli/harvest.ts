import type { Config } from '../config';
import { get } from '../files/harvest/get';
import { harvest } from '../files/harvest/harvest';
import { adapterNamed, adaptersIn, isOfLaw, type Register } from '../files/harvest/list';
import { packOf, registersOf } from '../pack/pack';
import { SamgrafError } from '../engine/errors';
import { isDate, today } from '../engine/model/scalars';
import { importFile, queryAs } from '../doors/server/import-route';
import { argumentsOf } from './terminal';
import { harvestOfLaw } from './harvest-law';
import { openForOperator, operator } from './unheard';

const OPTIONS = {
  from: { type: 'string' },
  day: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Takes what a register publishes into the store of the environment; without a name, lists the registers. */
export const harvestCommand = async (
  args: readonly string[],
  config: Config,
  say: (text: string) => void,
): Promise<void> => {
  const { positionals, values } = argumentsOf('harvest', {
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  const [name] = positionals;
  const adapters = await adaptersIn(registersOf(packOf(config)));
  if (name === undefined) {
    listRegisters(adapters, say);
    return;
  }
  const adapter = adapterNamed(name, adapters);
  const { 'dry-run': dryRun, from = adapter.address } = values;
  if (isOfLaw(adapter)) {
    const day = values.day === undefined ? undefined : dayOf(values.day);
    return harvestOfLaw(adapter, { from, day, dryRun }, { config, say, json: values.json });
  }
  // Before the store is opened, which nobody else may use meanwhile.
  const got = await get(from, dayOf(values.day), { comes: adapter.comes });
  const { app, samgraf, close } = await openForOperator(config);
  try {
    const by = operator('harvest');
    const { model } = samgraf;
    if (!adapter.read) {
      const { id: source, title } = adapter.source;
      const options = { kind: undefined, source, title, certainty: 'FACT', dryRun } as const;
      const report = await importFile(got.body, options, { askAs: app.askAs, model, by });
      say(values.json ? JSON.stringify(report, undefined, 2) : imported(report));
      return;
    }
    const done = await harvest(adapter, got, { model, query: queryAs(app.askAs, by), dryRun });
    say(values.json ? JSON.stringify(done, undefined, 2) : told(done));
  } finally {
    await close();
  }
};

const listRegisters = (registers: readonly Register[], say: (text: string) => void): void => {
  if (registers.length === 0) say('This pack has no registers; see docs/packs.md.');
  for (const one of registers) say(`${one.name}: ${one.about} ${one.address}`);
};

const dayOf = (day = today()): string => {
  if (isDate(day) && day <= today()) return day;
  throw new SamgrafError('BAD_INPUT', `${day} is no day that has been.`, 'Write it as 2026-11-25.');
};

const ending = (applied: boolean): string => (applied ? '' : ' Nothing was written.');

const imported = ({ changes, cells, applied }: Awaited<ReturnType<typeof importFile>>): string => {
  const { created, changed, unchanged, refused } = changes;
  return `${created} created, ${changed} changed, ${unchanged} unchanged, ${refused} refused; ${cells.notUnderstood} values of ${cells.read} not understood.${ending(applied)}`;
};

/** Of what may be a list of the whole country, those that are told one by one; --json has all. */
const TOLD = 50;

const listed = (title: string, all: readonly string[], between: string): readonly string[] => {
  if (all.length === 0) return [];
  const more = all.length > TOLD ? `${between}and ${all.length - TOLD} more; --json has them` : '';
  return [`${title}: ${all.slice(0, TOLD).join(between)}${more}`];
};

const told = ({
  said,
  created,
  changed,
  unchanged,
  ended,
  renamed,
  unknown,
  left,
  applied,
}: Awaited<ReturnType<typeof harvest>>): string =>
  [
    `${said} relations are said: ${created} created, ${changed} changed, ${unchanged} unchanged; ${ended} are said no more, and end.`,
    ...renamed.map(({ id, from, to }) => `${id} is called ${to} now; ${from} is another name of it.`),
    ...listed('Not known here', unknown, ', '),
    ...listed('Not read', left, '; '),
    ...(applied ? [] : ['Nothing was written.']),
  ].join('\n');
