import type { Kind, Model } from '../model/model';
import type { Query } from './changes';
import { why, type Why } from './tally';

/** What a text of a file refers to: one node, or why it is not known which. */
export type Referred = Readonly<{ id: string } | { why: Why }>;

/** Looks up what the texts of a file refer to among the nodes of a kind: by id, name, another name, or a key. */
export type LookUp = (kind: string, texts: Iterable<string>) => Promise<ReadonlyMap<string, Referred>>;

/** Returns how a text of a file may be said in the graph: as it is, or, of an address, by its last part: a number of a register. */
export const waysToSay = (text: string): readonly string[] => {
  const [, last] = /^https?:\/\/[^?#]*[/#]([^/#?]+)\/?$/.exec(text) ?? [];
  return last === undefined ? [text] : [text, decoded(last)];
};

/** Returns the id in an address of a thing; undefined if it is none. */
export const idIn = (address: string): string | undefined => {
  const [, id] = /^https?:\/\/[^?#]*\/id\/([a-z][a-z-]*(?::|%3A)[^/?#]+)$/.exec(address) ?? [];
  return id === undefined ? undefined : decoded(id);
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
};

/** Texts that are looked up by one query. */
const AT_ONCE = 20;
/** Nodes that a query may find: more mean that a name is no name. */
const MOST = 100;

type Found = Readonly<{
  id: string;
  names: readonly Readonly<{ text: string }>[];
  alternativeNames: readonly string[];
}> &
  Readonly<Record<string, unknown>>;

export const lookUpBy =
  (model: Model, query: Query): LookUp =>
  async (name, texts) => {
    const kind = model.kinds.get(name);
    const all = [...new Set(texts)];
    if (!kind) return new Map();
    const found = new Map<string, Referred>();
    for (let i = 0; i < all.length; i += AT_ONCE) {
      const some = all.slice(i, i + AT_ONCE);
      const nodes = await nodesCalled(kind, some, query);
      for (const text of some) found.set(text, referredBy(text, nodes, kind));
    }
    return found;
  };

/** The fields that tell a node apart, besides its id: its keys, and what registers and people call it for short. */
const keysOf = ({ fields }: Kind): readonly string[] => [
  ...[...fields.values()].filter(({ key, name }) => key && name !== 'id').map(({ name }) => name),
  ...SHORT.filter(name => fields.has(name)),
];
const SHORT = ['externalIds', 'shortCode'];

const nodesCalled = async (kind: Kind, texts: readonly string[], query: Query): Promise<readonly Found[]> => {
  const keys = keysOf(kind);
  const where = {
    OR: [
      { id: { in: texts } },
      ...texts.flatMap(text => [{ name: { equalsIgnoringCase: text } }, { alternativeNames: { has: text } }]),
      ...keys.flatMap(key => texts.map(text => ({ [key]: conditionOf(kind, key, text) }))),
    ],
  };
  const type = `${kind.name}Where`;
  const data = await query(
    `query ImportLookUp($where: ${type}) { found: ${kind.plural}(where: $where, first: ${MOST}) { nodes { id names { text: value } alternativeNames ${keys.join(' ')} } } }`,
    { where },
  );
  return (data['found'] as Readonly<{ nodes: readonly Found[] }>).nodes;
};

const conditionOf = ({ fields }: Kind, key: string, text: string): object =>
  fields.get(key)?.list ? { has: text } : { equalsIgnoringCase: text };

const referredBy = (text: string, nodes: readonly Found[], kind: Kind): Referred => {
  const wanted = text.toLowerCase();
  const isSame = (one: unknown): boolean => typeof one === 'string' && one.toLowerCase() === wanted;
  const ways: readonly ((node: Found) => boolean)[] = [
    ({ id }) => id === text,
    node => keysOf(kind).some(key => [node[key]].flat().some(isSame)),
    ({ names }) => names.some(({ text: name }) => isSame(name)),
    ({ alternativeNames }) => alternativeNames.some(isSame),
  ];
  for (const way of ways) {
    const [first, ...others] = nodes.filter(way);
    if (first && others.length === 0) return { id: first.id };
    if (first) {
      const some = [first, ...others].slice(0, 5).map(({ id }) => id);
      return { why: why('SEVERAL', some.join(', ')) };
    }
  }
  return { why: why('NOT_FOUND', kind.noun.one.en) };
};
