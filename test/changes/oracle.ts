import { edgeKey } from '../../src/engine/model/model';
import type { NativeFields, NativeValue } from '../../src/engine/model/stored';
import type { Change } from '../../src/engine/plan/change';

/** A record by what it says; `of` is its kind or relation. */
export type Record_ = Readonly<{
  of: string;
  from?: string;
  to?: string;
  fields: Readonly<Record<string, NativeValue>>;
}>;
export type World = ReadonlyMap<string, Record_>;
/** The last versions of what was deleted. */
export type Gone = Map<string, number>;

/** What the world is after all changes, or undefined if any must be refused. Written without the code under test. */
export const after = (world: World, changes: readonly Change[], gone: Gone): World | undefined => {
  const next = new Map(world);
  const written = new Set<string>();
  const seen = new Set<string>();
  for (const change of changes) {
    const subject = subjectOf(change, world);
    if (subject === undefined || seen.has(subject)) return undefined;
    seen.add(subject);
    const before = world.get(subject);
    const version = Number(before?.fields['version'] ?? 0);
    if (change.expectedVersion !== undefined && change.expectedVersion !== version) return undefined;
    if (change.kind === 'delete' || change.kind === 'disconnect') {
      if (before) next.delete(subject);
      continue;
    }
    if (change.kind === 'patch' && !before) return undefined;
    const record = changed(change, before, subject, before ? version : (gone.get(subject) ?? 0));
    // What is asked for is there afterwards, also if it was there before.
    written.add(subject);
    next.set(subject, record);
  }
  for (const change of changes)
    if (change.kind === 'delete' && change.cascade && world.has(change.id))
      for (const [key, { from, to }] of world)
        if ((from === change.id || to === change.id) && !written.has(key)) next.delete(key);
  if (!isSound(next, changes, world)) return undefined;
  for (const [subject, { fields }] of world)
    if (!next.has(subject)) gone.set(subject, Number(fields['version']));
  return next;
};

const subjectOf = (change: Change, world: World): string | undefined => {
  if (change.kind === 'delete') return change.id;
  if (change.kind === 'connect' || change.kind === 'disconnect')
    return edgeKey(change.of.name, change.from, change.to);
  const { id, number } = change.given;
  if (typeof id === 'string') return id;
  return [...world].find(([, { of, fields }]) => of === 'Municipality' && fields['number'] === number)?.[0];
};

const changed = (
  change: Exclude<Change, { kind: 'delete' | 'disconnect' }>,
  before: Record_ | undefined,
  subject: string,
  version: number,
): Record_ => {
  const fields: Record<string, NativeValue> = before
    ? { ...before.fields }
    : {
        ...(change.kind === 'connect' ? {} : { id: subject, generalKnowledge: [] }),
        certainty: change.certainty ?? 'FACT',
        sources: change.source === subject ? [] : [String(change.source)],
        access: 'PUBLIC',
      };
  for (const [name, value] of Object.entries(change.given)) {
    if (value === null) delete fields[name];
    else fields[name] = name === 'name' ? texts(fields[name], value as NativeFields) : (value as NativeValue);
  }
  if (before && said(before.fields) === said(fields)) return before;
  const ends = change.kind === 'connect' ? { from: change.from, to: change.to } : {};
  return { of: change.of.name, ...ends, fields: { ...fields, version: version + 1 } };
};

const texts = (before: NativeValue | undefined, given: NativeFields): NativeValue =>
  Object.fromEntries(
    Object.entries({ ...(before as object | undefined), ...given }).filter(([, text]) => text !== null),
  ) as NativeValue;

/** What a record says, in one order. */
export const said = (fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(fields)
      .filter(([name]) => name !== 'recordedAt')
      .map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value).sort()
          : value,
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

const ENDS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  USES: [['Municipality'], ['Solution']],
  AGGREGATES: [['Capability'], ['Capability']],
  DEPENDS_ON: [['Solution'], ['Solution']],
};

const isSound = (world: World, changes: readonly Change[], before: World): boolean => {
  const records = [...world.values()];
  const numbers = records.flatMap(({ of, fields }) => (of === 'Municipality' ? [fields['number']] : []));
  if (new Set(numbers.filter(Boolean)).size !== numbers.filter(Boolean).length) return false;
  const cited = [
    ...records.flatMap(({ fields }) => (fields['sources'] ?? []) as readonly string[]),
    ...changes.flatMap(change => (isEffective(change, before, world) ? (change.source ?? []) : [])),
  ];
  if (cited.some(id => world.get(id)?.of !== 'Source')) return false;
  if (records.some(({ of, fields }) => of === 'Municipality' && !fields['number'])) return false;
  if (records.some(({ of, fields }) => !(of in ENDS) && Object.keys(fields['name'] ?? {}).length === 0))
    return false;
  return records.every(({ of, from = '', to = '' }) => {
    const ends = ENDS[of];
    if (!ends) return true;
    const [a, b] = [world.get(from)?.of ?? '', world.get(to)?.of ?? ''];
    if (!ends[0].includes(a) || !ends[1].includes(b)) return false;
    return of !== 'AGGREGATES' || (isDeeper(world, from, to) && !reaches(world, to, from));
  });
};

const isDeeper = (world: World, from: string, to: string): boolean => {
  const [above, below] = [from, to].map(id => world.get(id)?.fields['level']);
  return above === undefined || below === undefined || Number(below) > Number(above);
};

const isEffective = (change: Change, before: World, world: World): boolean => {
  const subject = subjectOf(change, before);
  return subject !== undefined && before.get(subject) !== world.get(subject);
};

const reaches = (world: World, from: string, to: string, seen = new Set<string>()): boolean => {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...world.values()].some(
    edge => edge.of === 'AGGREGATES' && edge.from === from && reaches(world, String(edge.to), to, seen),
  );
};
