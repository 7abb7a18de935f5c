import { SOURCE, type Field, type Kind, type Model } from '../model/model';
import { Faults } from './faults';
import { records } from './folder-records';
import type { NativeFolder } from './native-folder';

/** Two nodes of a kind that may be one thing, and the field that they agree in. */
export type Twins = Readonly<{ kind: string; field: string; value: string; ids: readonly string[] }>;

type Seen = Readonly<{ id: string; keys: string }>;

/**
 * Finds the nodes of a folder that agree in a field which tells a thing (@alike in the SDL), and in no key that tells them
 * apart: two towns of one name have numbers of their own. Sources are not compared: one file has many versions.
 */
export const findTwins = async (model: Model, folder: NativeFolder): Promise<readonly Twins[]> => {
  const faults = new Faults();
  const seen = new Map<string, Seen[]>();
  for await (const some of records(folder.files, faults))
    for (const { value } of some) {
      const node = value as Readonly<Record<string, unknown>>;
      const kind = model.kinds.get(String(node['type']));
      if (!kind || kind.name === SOURCE) continue;
      const one = { id: String(node['id']), keys: keysOf(kind, node) };
      for (const told of toldBy(kind, node)) put(seen, told, one);
    }
  faults.throwIfAny();
  return merged([...seen].filter(([, nodes]) => areTwins(nodes)));
};

/** The kind, the field and what it says, for each field by which a thing is told. */
const toldBy = (kind: Kind, node: Readonly<Record<string, unknown>>): readonly string[] => {
  const fields = [...kind.fields.values()].filter(field => field.alike);
  return fields.flatMap(field =>
    [...new Set(valuesOf(field, node).map(lettersOf))]
      .filter(Boolean)
      .map(value => JSON.stringify([kind.name, field.name, value])),
  );
};

const valuesOf = ({ name }: Field, node: Readonly<Record<string, unknown>>): readonly string[] => {
  const value = node[name] ?? [];
  return (typeof value === 'object' ? Object.values(value) : [value]).map(String);
};

const lettersOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The keys that a node has besides its id, which tell it from its namesakes. */
const keysOf = (kind: Kind, node: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    [...kind.fields.values()]
      .filter(({ key, name, alike }) => key && name !== 'id' && !alike)
      .map(({ name }) => node[name] ?? null),
  );

/** Whether two of them are told apart by nothing: keys that one of them lacks tell nothing. */
const areTwins = (nodes: readonly Seen[]): boolean =>
  nodes.some((one, i) =>
    nodes.slice(i + 1).some(other => one.id !== other.id && !toldApart(one.keys, other.keys)),
  );

const toldApart = (one: string, other: string): boolean => {
  const others = JSON.parse(other) as readonly unknown[];
  return (JSON.parse(one) as readonly unknown[]).some(
    (value, i) => value !== null && others[i] !== null && value !== others[i],
  );
};

/** The same two are told once, whatever the languages and fields that they agree in. */
const merged = (found: readonly (readonly [string, readonly Seen[]])[]): readonly Twins[] => {
  const told = new Map<string, Twins>();
  for (const [key, nodes] of found) {
    const [kind = '', field = '', value = ''] = JSON.parse(key) as readonly string[];
    const ids = [...new Set(nodes.map(({ id }) => id))].sort();
    if (!told.has(ids.join(' '))) told.set(ids.join(' '), { kind, field, value, ids });
  }
  return [...told.values()];
};

const put = (seen: Map<string, Seen[]>, key: string, node: Seen): void => {
  const before = seen.get(key);
  if (before) before.push(node);
  else seen.set(key, [node]);
};
