import { orList } from '../../engine/errors';
import type { Kind, Model } from '../../engine/model/model';
import { parts } from '../../engine/model/objects';
import { nameWithout } from '../../engine/model/search-text';
import type { Query } from './changes';
import { why, type Why } from './tally';

/** What a text of a file refers to: one node, or why it is not known which. */
export type Referred = Readonly<{ id: string } | { why: Why }>;

/** Looks up what the texts of a file refer to among the nodes of a kind: by id, name, another name, or a key. */
export type LookUp = (kind: string, texts: Iterable<string>) => Promise<ReadonlyMap<string, Referred>>;

/**
 * Returns how a text of a file may be said in the graph: as it is; of an address, by its last part, a number of a register; of a number that
 * is written in groups, by its digits.
 */
export const waysToSay = (text: string): readonly string[] => {
  if (/^\d[\d\s.]*\d$/.test(text) && /\D/.test(text)) return [text, text.replace(/\D/g, '')];
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

/** Characters of a text, as the API takes it. */
export const MOST_TEXT = 20_000;
/** Texts that are looked up by one query. */
const AT_ONCE = 20;
/** Nodes that a query may find. */
const MOST = 100;
/** Nodes of a page where all of a kind are read, and pages that cost no more than a query for texts, which has no index. */
const PAGE = 500;
const PAGES = 10;

type Found = Readonly<{
  id: string;
  names: readonly Readonly<{ text: string }>[];
  alternativeNames: readonly string[];
}> &
  Readonly<Record<string, unknown>>;

/** @param searches texts that nothing is called, which are searched for of each kind */
export const lookUpBy =
  (model: Model, query: Query, searches = SEARCHED): LookUp =>
  async (name, texts) => {
    const kind = model.kinds.get(name);
    const all = [...new Set(texts)];
    if (!kind || all.length === 0) return new Map();
    const nouns = new Map(all.map(text => [text, withoutNoun(text, kind, model)]));
    // What is no name of anything is not asked for: the API would refuse to look.
    const asked = [...all, ...[...nouns.values()].flat().map(({ name }) => name)].filter(
      text => text.length <= MOST_TEXT && text.isWellFormed(),
    );
    const called = new Called(kind, asked);
    // As they are written: ids differ by case, and names are compared without it by the API.
    const wanted = [...new Set(asked)];
    const queries = Math.ceil(wanted.length / AT_ONCE);
    if (queries > 1 && (await countOf(kind, query)) <= queries * PAGES * PAGE)
      await called.addAll(undefined, query);
    else for (const some of parts(wanted, AT_ONCE)) await called.add(some, query);
    const found = new Map(all.map(text => [text, called.meant(text, nouns.get(text) ?? [])]));
    const unknown = [...found].flatMap(([text, of]) =>
      'why' in of && of.why.code === 'NOT_FOUND' ? [text] : [],
    );
    const searching = { own: model.languages.first, query };
    for (const text of unknown.slice(0, searches)) found.set(text, await searched(text, kind, searching));
    return found;
  };

/** As many texts that nothing is called, letter by letter, are searched for, as people write them and their misspellings. */
const SEARCHED = 100;
/** The API searches for no more characters. */
const MOST_SEARCHED = 200;
/** As many names are told that may be meant. */
const NEAR = 3;

type Hits = Readonly<{
  edges: readonly Readonly<{
    score: number;
    called: boolean;
    node: Readonly<{ id: string; name: string }>;
  }>[];
}>;

type Searching = Readonly<{ own: string; query: Query }>;

/** What a search takes a text for among the nodes of a kind; else why it is not known, with names that are near. */
const searched = async (text: string, { name, noun }: Kind, { own, query }: Searching): Promise<Referred> => {
  const { one } = noun;
  if (text.length > MOST_SEARCHED || !/[\p{L}\p{N}]/u.test(text) || !text.isWellFormed())
    return { why: why('NOT_FOUND', one.en) };
  const data = await query(
    'query ImportSearch($text: String!, $kinds: [KindName!], $first: Int) { found: search(text: $text, kinds: $kinds, first: $first) { edges { score called node { id name } } } }',
    { text, kinds: [name], first: NEAR },
  );
  const { edges } = data['found'] as Hits;
  const called = edges.filter(of => of.called);
  if (called.length === 1 && called[0]) return { id: called[0].node.id };
  const unknown = why('NOT_FOUND', one.en);
  const near = edges.map(({ node }) => `${node.name} (${node.id})`);
  if (near.length === 0) return { why: unknown };
  const choices = edges.map(({ node }) => ({ value: node.id, label: { [own]: node.name } }));
  return { why: { ...unknown, hint: `Did you mean ${orList(near)}? ${unknown.hint}`, choices } };
};

/** What a text is called without the noun of a kind, and how ids of that kind begin: “Tartu city” is the city Tartu. */
type Unnamed = Readonly<{ name: string; prefix: string }>;

const withoutNoun = (text: string, { members }: Kind, model: Model): readonly Unnamed[] =>
  members.flatMap(member => {
    const prefix = model.kinds.get(member)?.prefix;
    const name = nameWithout(text, [member], model);
    return prefix === undefined || name === undefined ? [] : { name: name.toLowerCase(), prefix };
  });

const countOf = async ({ plural }: Kind, query: Query): Promise<number> => {
  const { of } = await query(`query ImportCount { of: ${plural}(first: 1) { totalCount } }`, {});
  return (of as Readonly<{ totalCount: number }>).totalCount;
};

/** The fields that tell a node apart, besides its id: its keys, and what other registers call it. */
const keysOf = ({ fields }: Kind): readonly string[] => [
  ...[...fields.values()].filter(({ key, name }) => key && name !== 'id').map(({ name }) => name),
  ...['externalIds'].filter(name => fields.has(name)),
];

/** The ids of the nodes of a kind that are called by some texts, by the way in which they are: id, key, name, another name. */
class Called {
  private readonly keys: readonly string[];
  private readonly wanted: ReadonlySet<string>;
  private readonly ways = [1, 2, 3, 4].map(() => new Map<string, Set<string>>());

  constructor(
    private readonly kind: Kind,
    texts: readonly string[],
  ) {
    this.keys = keysOf(kind);
    this.wanted = new Set(texts.map(text => text.toLowerCase()));
  }

  /** Adds what the texts find; those of a page that is cut are looked up in halves, so that no cut hides what has a name. */
  async add(texts: readonly string[], query: Query): Promise<void> {
    const where = whereCalled(this.kind, this.keys, texts);
    const { nodes, pageInfo } = await this.page({ where, first: MOST }, query);
    if (!pageInfo.hasNextPage) this.take(nodes);
    else if (texts.length > 1)
      for (const some of parts(texts, Math.ceil(texts.length / 2))) await this.add(some, query);
    else await this.addAll(where, query);
  }

  /** Reads all nodes that a filter matches, a page at a time, and keeps those that are called so. */
  async addAll(where: object | undefined, query: Query): Promise<void> {
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Paged = await this.page({ where, first: PAGE, after }, query);
      this.take(nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
  }

  private async page(asked: object, query: Query): Promise<Paged> {
    const { name, plural } = this.kind;
    const data = await query(
      `query ImportLookUp($where: ${name}Where, $first: Int, $after: String) { found: ${plural}(where: $where, first: $first, after: $after) { pageInfo { hasNextPage endCursor } nodes { id names { text: value } alternativeNames ${this.keys.join(' ')} } } }`,
      asked,
    );
    return data['found'] as Paged;
  }

  private take(nodes: readonly Found[]): void {
    for (const node of nodes) {
      const keyed = this.keys.flatMap(key => [node[key]].flat());
      const said = [[node.id], keyed, node.names.map(({ text }) => text), node.alternativeNames];
      for (const [i, texts] of said.entries())
        for (const text of texts) if (typeof text === 'string') this.call(node.id, text.toLowerCase(), i);
    }
  }

  private call(id: string, text: string, way: number): void {
    if (!this.wanted.has(text)) return;
    const ids = this.ways[way]?.get(text) ?? new Set<string>();
    this.ways[way]?.set(text, ids.add(id));
  }

  /** What is called so; else what is called so without the noun of its kind. */
  meant(text: string, unnamed: readonly Unnamed[]): Referred {
    const as = this.referred(text);
    if ('id' in as || as.why.code !== 'NOT_FOUND') return as;
    for (const { name, prefix } of unnamed) {
      const found = this.referred(name, `${prefix}:`);
      if ('id' in found || found.why.code !== 'NOT_FOUND') return found;
    }
    return as;
  }

  /** What comes first of the ways counts. An id is written as it is. */
  private referred(text: string, begins = ''): Referred {
    for (const [i, way] of this.ways.entries()) {
      const ids = [...(way.get(text.toLowerCase()) ?? [])].filter(
        id => (i > 0 || id === text) && id.startsWith(begins),
      );
      const [first, ...others] = ids;
      if (first !== undefined && others.length === 0) return { id: first };
      if (first !== undefined) return { why: why('SEVERAL', ids.slice(0, 5).join(', ')) };
    }
    return { why: why('NOT_FOUND', this.kind.noun.one.en) };
  }
}

type Paged = Readonly<{
  nodes: readonly Found[];
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string | null }>;
}>;

const whereCalled = (kind: Kind, keys: readonly string[], texts: readonly string[]): object => ({
  OR: [
    { id: { in: texts } },
    ...texts.flatMap(text => [{ name: { equalsIgnoringCase: text } }, { alternativeNames: { has: text } }]),
    ...keys.flatMap(key => texts.map(text => ({ [key]: conditionOf(kind, key, text) }))),
  ],
});

const conditionOf = ({ fields }: Kind, key: string, text: string): object =>
  fields.get(key)?.list ? { has: text } : { equalsIgnoringCase: text };
