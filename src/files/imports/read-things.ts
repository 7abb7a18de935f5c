import type { Query } from './changes';
import { isInLanguages, type End, type Field, type Kind, type Model } from '../../engine/model/model';
import { parts } from '../../engine/model/objects';

export type Values = Readonly<Record<string, unknown>>;
/** A relation as it is seen from one of its ends. */
export type Edge = Values & Readonly<{ node: Readonly<{ id: string }> }>;

/** A thing with its values and its relations. */
export type ReadThing = Readonly<{
  id: string;
  kind: Kind;
  values: Values;
  relations: readonly Readonly<{ end: End; edges: readonly Edge[]; isCut: boolean }>[];
}>;

type Asking = Readonly<{ model: Model; query: Query }>;
type Page = Readonly<{ hasNextPage: boolean; endCursor: string | null }>;
type Ended = Readonly<{ edges: readonly Edge[]; pageInfo: Page }>;
type Found = Values & Readonly<{ id: string }>;

/** Relations of one sort that are told of a single thing; of all things, those that are asked for along with others. */
const MOST = 100;
const AT_FIRST = 20;
/** Things of a page, and sorts of relations that one query asks for. */
const PAGE = 50;
const AT_ONCE = 4;

/** Reads a thing with at most 100 relations of a sort; undefined if it is not there. */
export const readThing = async (id: string, { model, query }: Asking): Promise<ReadThing | undefined> => {
  const { entity } = await query('query Kind($id: ID!) { entity(id: $id) { __typename } }', { id });
  const kind = model.kinds.get(String((entity as Values | null)?.['__typename']));
  if (!kind) return undefined;
  const ask = async (selection: string): Promise<Values> => {
    const asked = `query Thing($id: ID!) { of: ${kind.singular}(id: $id) { ${selection} } }`;
    return ((await query(asked, { id }))['of'] ?? {}) as Values;
  };
  const values = await ask(selectionOf(kind));
  const relations: ReadThing['relations'][number][] = [];
  for (const some of parts(toldEnds(kind), AT_ONCE)) {
    const found = await ask(some.map(end => endSelection(end, MOST)).join(' '));
    for (const end of some) {
      const { edges, pageInfo } = (found[end.name] ?? NONE) as Ended;
      relations.push({ end, edges, isCut: pageInfo.hasNextPage });
    }
  }
  return { id, kind, values, relations };
};

const NONE: Ended = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** The ends from which relations are told: where they start, and where a published term says them from the other end. */
export const toldEnds = ({ ends }: Kind): readonly End[] =>
  [...ends.values()].filter(
    ({ direction, relation }) => direction === 'FORWARD' || relation.terms.inverse.length > 0,
  );

/** Which things of a kind are read: those that a filter of the API matches, and by which ends their relations. */
export type WantedThings = Readonly<{
  kind: Kind;
  where?: object | undefined;
  ends: readonly End[];
  /** Only which things there are, and what they are joined to. */
  isBare?: boolean;
  /** The day on which they and their relations hold, if it is not today. */
  asOf?: string;
}>;

/** Reads things of a kind, a page at a time, each with all of its relations. */
export async function* readThings(
  { kind, where, ends, isBare = false, asOf }: WantedThings,
  query: Query,
): AsyncGenerator<readonly ReadThing[]> {
  const fields = isBare ? 'id' : selectionOf(kind);
  const asked = `query Things($where: ${kind.name}Where, $first: Int, $after: String, $asOf: Date) { of: ${kind.plural}(where: $where, first: $first, after: $after, asOf: $asOf) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`;
  let after: string | null = null;
  do {
    const { of } = (await query(asked, { where, first: PAGE, after, asOf })) as Readonly<{
      of: Readonly<{ nodes: readonly Found[]; pageInfo: Page }>;
    }>;
    yield await withRelations(
      of.nodes,
      { kind, ends, isBare, ...(asOf === undefined ? {} : { asOf }) },
      query,
    );
    after = of.pageInfo.hasNextPage ? of.pageInfo.endCursor : null;
  } while (after !== null);
}

const withRelations = async (
  nodes: readonly Found[],
  { kind, ends, isBare = false, asOf }: WantedThings,
  query: Query,
): Promise<readonly ReadThing[]> => {
  const told = nodes.map(values => ({
    id: values.id,
    kind,
    values,
    relations: [] as ReadThing['relations'][number][],
  }));
  const ids = nodes.map(({ id }) => id);
  for (const some of parts(ends, AT_ONCE)) {
    const selection = some.map(end => endSelection(end, AT_FIRST, { isBare })).join(' ');
    const asked = `query Relations($ids: [ID!], $asOf: Date) { of: ${kind.plural}(where: { id: { in: $ids } }, first: ${PAGE}, asOf: $asOf) { nodes { id ${selection} } } }`;
    const { of } = (await query(asked, { ids, asOf })) as Readonly<{
      of: Readonly<{ nodes: readonly Found[] }>;
    }>;
    const found = new Map(of.nodes.map(node => [node.id, node]));
    for (const { id, relations } of told)
      for (const end of some) {
        const first = (found.get(id)?.[end.name] ?? NONE) as Ended;
        if (first.edges.length > 0)
          relations.push({
            end,
            edges: await allEdges(first, { id, kind, end, isBare, asOf }, query),
            isCut: false,
          });
      }
  }
  return told;
};

/** What was asked for along with others, and the pages after it. */
const allEdges = async (
  first: Ended,
  {
    id,
    kind,
    end,
    isBare,
    asOf,
  }: Readonly<{
    id: string;
    kind: Kind;
    end: End;
    isBare: boolean;
    asOf: string | undefined;
  }>,
  query: Query,
): Promise<readonly Edge[]> => {
  const edges = [...first.edges];
  const asked = `query More($id: ID!, $after: String, $asOf: Date) { of: ${kind.singular}(id: $id, asOf: $asOf) { ${endSelection(end, MOST, { isBare, more: 'after: $after' })} } }`;
  let { pageInfo: page } = first;
  while (page.hasNextPage) {
    const { of } = await query(asked, { id, after: page.endCursor, asOf });
    const next = ((of as Values | null)?.[end.name] ?? NONE) as Ended;
    edges.push(...next.edges);
    page = next.pageInfo;
  }
  return edges;
};

const selectionOf = ({ fields }: Pick<Kind, 'fields'>): string => [...fields.values()].map(asked).join(' ');

const asked = (field: Field): string => {
  const { name, all, reason } = field;
  if (name === 'sources') return 'sources { id }';
  const texts = `${name}s: ${all} { language: lang text: value }`;
  if (reason) return `${name} ${texts}`;
  return isInLanguages(field) ? texts : name;
};

type TextIn = Readonly<{ language: string; text: string }>;

/** Returns what a record says in a field that may be in several languages, as it was read. */
export const textsOf = ({ name }: Pick<Field, 'name'>, values: Values): readonly TextIn[] =>
  (values[`${name}s`] ?? []) as readonly TextIn[];

const endSelection = (
  { name, relation }: End,
  first: number,
  { more = '', isBare = false }: Readonly<{ more?: string; isBare?: boolean }> = {},
): string =>
  `${name}(first: ${first} ${more}) { pageInfo { hasNextPage endCursor } edges { node { id } ${isBare ? '' : selectionOf(relation)} } }`;
