import { parseArgs } from 'node:util';
import { makeKey, stateOf, type Key } from '../engine/access/keys';
import { ROLES, type Quota, type Role, type KeyScope } from '../engine/access/viewer';
import { listOf } from '../config';
import { SamgrafError, orList, quoted } from '../engine/errors';
import { isDate, isDateTime } from '../engine/model/scalars';
import { KeyFile, type Keys } from '../doors/server/access/key-file';
import { readProjectModel } from '../doors/server/samgraf';
import type { Model } from '../engine/model/model';
import { noMore } from './terminal';

export const KEYS_HELP = `  keys make --name NAME --role reader|editor|steward|admin [--actor ID] [--expires WHEN] [--open-log]
            [--source ID] [--kinds A,B] [--relations A,B] [--reports A,B] [--per-minute N] [--per-day N]
                          Make a key and print it, once: only its hash is kept. --actor is the id of the actor that it
                          speaks for (as kind:name), which an editor needs. --expires is a day or a point in time
                          in UTC from which it is refused. --open-log: who changed what with it, and why, is public
                          also where something that is not public was changed along with it. --source: all that is
                          written with it rests on this source. --kinds and --relations: it writes these alone.
                          --reports: relations by which it may say who is joined to what its actor has, as
                          --reports RELATION for those at its start; it takes --source. --per-minute and
                          --per-day: so many points of all servers together, in the place of what is set for all.
  keys list               List the keys, without their text.
  keys rotate ID [--until WHEN]
                          Make another key in the place of one, which is refused at once, or from --until on.
  keys quota ID [--per-minute N] [--per-day N]
                          Say what may be taken with it from now on, and with its successors; what is left out is
                          as for all. A server notices within a second.
  keys revoke ID          Refuse a key from now on. A server notices within a second.`;

const OPTIONS = {
  name: { type: 'string' },
  role: { type: 'string' },
  actor: { type: 'string' },
  expires: { type: 'string' },
  until: { type: 'string' },
  'open-log': { type: 'boolean' },
  source: { type: 'string' },
  kinds: { type: 'string' },
  relations: { type: 'string' },
  reports: { type: 'string' },
  'per-minute': { type: 'string' },
  'per-day': { type: 'string' },
} as const;

type Texts = Exclude<keyof typeof OPTIONS, 'open-log'>;
type Values = Readonly<Partial<Record<Texts, string> & Record<'open-log', boolean>>>;

/** `model` reads the SDL, which takes a moment, where something of it is named. */
type Making = Readonly<{ model?: () => Model; now?: Date }>;

/** Runs `samgraf keys …` on keys, or a file of them. Returns what to print. */
export const keysCommand = (
  args: readonly string[],
  of: string | Keys,
  { model = readProjectModel, now = new Date() }: Making = {},
): string => {
  const { positionals, values } = argumentsOf(args);
  const [command, id, ...rest] = positionals;
  const file = typeof of === 'string' ? new KeyFile(of) : of;
  switch (command) {
    case 'make':
      onlyWith(values, MADE_WITH, [id, ...rest]);
      return make(values, file, now, model);
    case 'list':
      onlyWith(values, [], [id, ...rest]);
      return list(file.read(), now);
    case 'rotate':
      onlyWith(values, ['until'], rest);
      return rotate(needed(id), values, file, now);
    case 'quota':
      onlyWith(values, QUOTAS, rest);
      return setQuota(needed(id), values, file, now);
    case 'revoke':
      onlyWith(values, [], rest);
      return revoke(needed(id), file, now);
    default:
      throw bad(
        command === undefined ? 'What is to be done with the keys?' : `There is no command keys ${command}.`,
        'samgraf keys make, list, rotate, quota or revoke',
      );
  }
};

const QUOTAS = ['per-minute', 'per-day'] as const;
const MADE_WITH = [
  ...QUOTAS,
  ...(['name', 'role', 'actor', 'expires', 'open-log'] as const),
  ...(['source', 'kinds', 'relations', 'reports'] as const),
];

const bad = (message: string, hint: string): SamgrafError => new SamgrafError('BAD_INPUT', message, hint);

const argumentsOf = (
  args: readonly string[],
): Readonly<{ positionals: readonly string[]; values: Values }> => {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw bad(message, 'Run `samgraf help` for the commands and options.');
  }
};

/** An option that would be ignored is more likely a slip. */
const onlyWith = (
  values: Values,
  allowed: readonly (keyof Values)[],
  others: readonly (string | undefined)[],
): void => {
  const other = Object.keys(values).find(name => !allowed.includes(name as keyof Values));
  if (other) throw bad(`--${other} does not go with this command.`, 'Run `samgraf help`.');
  noMore(others);
};

const needed = (id: string | undefined): string => {
  if (id !== undefined) return id;
  throw bad('Which key? It needs an id.', 'samgraf keys list');
};

const make = (values: Values, file: Keys, now: Date, model: () => Model): string => {
  const name = nameOf(values.name);
  const role = roleOf(values.role);
  const actor = actorOf(values.actor, role, model);
  const expires = values.expires === undefined ? undefined : instantOf('expires', values.expires, now);
  const scope = scopeOf(values, model);
  const quota = quotaOf(values);
  return file.change(keys => {
    if (keys.some(key => key.name === name && stateOf(key, now) === 'ACTIVE'))
      throw bad(`There is a key of ${quoted(name)} already.`, 'Rotate or revoke it, or take another name.');
    const { key, text } = makeKey(
      { name, role, actor, scope, quota, openLog: values['open-log'], expires },
      now,
    );
    return { keys: [...keys, key], done: shown(key, text) };
  });
};

const shown = ({ id, role, actor, scope, quota, expires }: Key, text: string): string =>
  [
    text,
    `Key ${id} of a${role === 'EDITOR' || role === 'ADMIN' ? 'n' : ''} ${role.toLowerCase()}${actor ? ` for ${actor}` : ''}${expires ? `, until ${expires}` : ''}${scope ? `; it writes ${inWords(scope)} alone` : ''}${quota ? `; it takes ${points(quota)}` : ''}.`,
    'It is not kept and not shown again. Send it as: Authorization: Bearer samgraf_…',
  ].join('\n');

const rotate = (id: string, { until }: Values, file: Keys, now: Date): string => {
  const ends = until === undefined ? now.toISOString() : instantOf('until', until, now);
  return file.change(keys => {
    const old = active(keys, id, now);
    const { name, role, actor, scope, quota, openLog, expires, first = old.id } = old;
    const { key, text } = makeKey({ first, name, role, actor, scope, quota, openLog, expires }, now);
    return { keys: [...ended(keys, old, ends), key], done: shown(key, text) };
  });
};

const revoke = (id: string, file: Keys, now: Date): string =>
  file.change(keys => ({
    keys: ended(keys, active(keys, id, now), now.toISOString()),
    done: `Key ${id} is refused from now on.`,
  }));

const setQuota = (id: string, values: Values, file: Keys, now: Date): string => {
  const quota = quotaOf(values);
  return file.change(keys => {
    const which = active(keys, id, now);
    return {
      keys: keys.map(one => (one.id === which.id ? { ...one, quota } : one)),
      done: `Key ${id} takes ${quota ? points(quota) : 'what is set for all'}.`,
    };
  });
};

/** Undefined if nothing is said. */
const quotaOf = (values: Values): Quota | undefined => {
  const of = (option: (typeof QUOTAS)[number]): number | undefined => {
    const text = values[option];
    if (text === undefined || /^[1-9]\d{0,8}$/.test(text)) return text === undefined ? text : Number(text);
    throw bad(`--${option} is ${quoted(text)}.`, 'It is a whole number of points, from 1 on.');
  };
  const [minute, day] = [of('per-minute'), of('per-day')];
  return minute === undefined && day === undefined ? undefined : { minute, day };
};

const points = ({ minute, day }: Quota): string =>
  [minute === undefined ? '' : `${minute} points a minute`, day === undefined ? '' : `${day} points a day`]
    .filter(Boolean)
    .join(' and ');

const ended = (keys: readonly Key[], which: Key, at: string): readonly Key[] =>
  keys.map(key => (key.id === which.id ? { ...key, revoked: at } : key));

const active = (keys: readonly Key[], id: string, now: Date): Key => {
  const key = keys.find(one => one.id === id);
  if (!key) throw bad(`There is no key ${quoted(id)}.`, 'samgraf keys list');
  const state = stateOf(key, now);
  if (state !== 'ACTIVE')
    throw bad(
      `Key ${id} ${state === 'EXPIRED' ? 'has expired' : 'was revoked'} already.`,
      'samgraf keys list',
    );
  return key;
};

const list = (keys: readonly Key[], now: Date): string => {
  if (keys.length === 0) return 'There are no keys.';
  const rows = keys.map(key => [
    key.id,
    stateOf(key, now),
    key.role,
    key.name,
    key.actor ?? '',
    key.made,
    key.revoked ?? key.expires ?? '',
    key.scope ? inWords(key.scope) : '',
    key.quota ? points(key.quota) : '',
  ]);
  const table = [['ID', 'STATE', 'ROLE', 'NAME', 'ACTOR', 'MADE', 'ENDS', 'WRITES', 'TAKES'], ...rows];
  const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map(row => row[i]?.length ?? 0)));
  return table
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** It stands in the change log, where a number is that of an organisation. */
const nameOf = (name: string | undefined): string => {
  if (
    name !== undefined &&
    /^(?!\d{9}$)[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,99}$/u.test(name) &&
    !name.includes('@')
  )
    return name;
  throw bad(
    name === undefined ? 'keys make needs --name.' : `--name is ${quoted(name)}.`,
    'It says whose key it is: up to 100 letters, digits, blanks, and . _ : / - among them, and not nine digits alone.',
  );
};

const roleOf = (role: string | undefined): Role => {
  const found = ROLES.find(one => one.toLowerCase() === role?.toLowerCase());
  if (found) return found;
  throw bad(
    role === undefined ? 'keys make needs --role.' : `--role is ${quoted(role)}.`,
    `It is ${orList(ROLES.map(one => one.toLowerCase()))}.`,
  );
};

/** By the SDL, which is read only where an id is given. */
const isId = (text: string, model: () => Model): boolean =>
  model().kinds.get('Entity')?.fields.get('id')?.key?.pattern?.test(text) !== false;

const actorOf = (actor: string | undefined, role: Role, model: () => Model): string | undefined => {
  if (actor === undefined && role !== 'EDITOR') return undefined;
  if (actor !== undefined && isId(actor, model)) return actor;
  throw bad(
    actor === undefined ? 'The key of an editor needs --actor.' : `--actor is ${quoted(actor)}.`,
    'It is the id of an actor in the graph, as kind:name.',
  );
};

/** What the key is narrowed to; undefined if it is not. */
const scopeOf = ({ source, ...values }: Values, read: () => Model): KeyScope | undefined => {
  const { kinds, relations, reports } = values;
  if ([source, kinds, relations, reports].every(given => given === undefined)) return undefined;
  const model = read();
  if (source !== undefined && !(isId(source, () => model) && source.startsWith('source:')))
    throw bad(`--source is ${quoted(source)}.`, 'It is the id of a source, as source:register.');
  if (reports !== undefined && source === undefined)
    throw bad(
      '--reports needs --source.',
      'What a key says of others rests on one source, and it changes no more than that.',
    );
  const named = (
    option: string,
    text: string | undefined,
    of: ReadonlyMap<string, unknown>,
  ): readonly string[] | undefined => {
    const names = text === undefined ? undefined : listOf(text);
    const unknown = names?.find(name => !of.has(name));
    if (unknown !== undefined || names?.length === 0)
      throw bad(
        `--${option} is ${quoted(text)}.`,
        `It takes names of the SDL, separated by commas, as ${[...of.keys()].slice(0, 2).join(',')}.`,
      );
    return names;
  };
  return {
    source,
    kinds: named('kinds', kinds, model.kinds),
    relations: named('relations', relations, model.relations),
    reports: named('reports', reports, model.relations),
  };
};

const inWords = ({ source, kinds = [], relations = [], reports = [] }: KeyScope): string => {
  const names = [...kinds, ...relations, ...reports.map(name => `${name} of others`)];
  return [names.join(', ') || 'what its role may', source === undefined ? '' : `resting on ${source}`]
    .filter(Boolean)
    .join(', ');
};

/** A day begins in UTC. */
const instantOf = (option: string, text: string, now: Date): string => {
  const at = isDate(text) ? `${text}T00:00:00Z` : text;
  if (isDateTime(at) && Date.parse(at) > now.getTime()) return new Date(at).toISOString();
  throw bad(
    `--${option} is ${quoted(text)}.`,
    'It is a day or a point in time to come: 2027-01-31 or 2027-01-31T12:00:00Z.',
  );
};
