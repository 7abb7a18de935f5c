import { z } from 'zod';
import { deduced, sourced, type Answer, type Facts, type Sentence } from '../answer';
import { PROSE } from '../domain';
import { counting, ids, telling } from '../inputs';
import { PATH, pathSentence, type Named, type Page, type Path, type Proof, totalOf } from '../read';
import { badCursor } from '../faults';
import { tool, type Question } from '../tool';
import { say, type Lang } from '../words';

const DOCUMENT = `
  query DescribeThing($id: ID!, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language) {
    entity(id: $id, asOf: $asOf, certainty: $certainty) {
      __typename id name(lang: $lang) description(lang: $lang) alternativeNames validFrom validTo ...Proof ...OwnFacts
    }
    reach(of: { id: $id }, direction: ANY, maxHops: 1, first: $first, after: $after, asOf: $asOf, certainty: $certainty) {
      totalCount
      counts { explanation(lang: $lang) }
      pageInfo { hasNextPage }
      edges { cursor node { node { __typename id } path { ...Told } } }
    }
  }
  ${PATH}`;

type Entity = Named &
  Proof &
  Readonly<{
    description: string | null;
    alternativeNames: readonly string[];
  }>;
/** What is told otherwise than as a fact. */
const TOLD = [...['__typename', 'id', 'name', 'description', 'alternativeNames', 'certainty', 'sources']];
type Described = Readonly<{
  entity: Entity;
  reach: Page<Readonly<{ node: Readonly<{ __typename: string; id: string }>; path: Path }>> &
    Readonly<{ counts: readonly Readonly<{ explanation: string }>[] | null }>;
}>;

const PAGE = 10;

export const describeThing = tool({
  name: 'describe_thing',
  title: 'Describe',
  description: 'Facts, direct relations, validity and sources of up to 5 ids.',
  input: z.object({ ids: ids(5), ...telling, ...counting }),
  documents: [DOCUMENT],
  run: async ({ ids: all, after, lang, asOf, certainty }, ask): Promise<Answer> => {
    const counted = { asOf, certainty };
    const from = placeOf(after, all.length);
    const parts: Part[] = [];
    for (const [i, id] of all.entries()) {
      if (i < from.place) continue;
      const at = i === from.place ? from : { place: i, skip: 0, cursor: undefined };
      const next = await part({ id, at, lang, counted }, ask);
      parts.push(next);
      // The rest of it comes before the next id; and one full page is enough.
      if (next.more || parts.flatMap(({ items }) => items).length > PAGE) break;
    }
    const last = parts[parts.length - 1];
    return {
      outcome: 'FOUND',
      head: [],
      items: parts.flatMap(({ items }) => items),
      ...(all.length === 1 && last ? { total: last.total } : {}),
      more: from.place + parts.length < all.length || (last?.more ?? false),
      complete: true,
      cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    };
  },
});

type Part = Readonly<{ items: readonly Sentence[]; total: number; more: boolean; cost: number }>;
type Asked = Readonly<{
  id: string;
  at: Place;
  lang: Lang;
  counted: Readonly<Record<string, unknown>>;
}>;

/** The entity and its nearest relations, each sentence with the place behind it: which of the ids, and the cursor. */
const part = async ({ id, at, lang, counted }: Asked, ask: Question): Promise<Part> => {
  const { data, cost } = await ask(DOCUMENT, { id, first: PAGE, after: at.cursor, lang, ...counted });
  const { entity, reach } = data as Described;
  const facts = reach.edges.map(({ cursor, node }) =>
    pathSentence(node.path, { id: node.node.id, kind: node.node.__typename, next: `${at.place}~${cursor}` }),
  );
  const items = [...about(entity, reach, at.place, lang).slice(at.skip), ...facts];
  const last = items[items.length - 1];
  const isDone = !reach.pageInfo.hasNextPage;
  return {
    items: last && isDone ? [...items.slice(0, -1), { ...last, next: `${at.place + 1}` }] : items,
    total: totalOf(reach) + 2,
    more: !isDone,
    cost: cost ?? 0,
  };
};

const about = (entity: Entity, reach: Described['reach'], place: number, lang: Lang): readonly Sentence[] => {
  const { id, name, alternativeNames } = entity;
  const said = Object.entries(entity).filter(([, value]) => value !== null && !isEmpty(value));
  const prose = said.flatMap(([fact, value]) => (fact.startsWith(PROSE) ? [String(value)] : []));
  const texts = [...prose, ...(entity.description === null ? [] : [entity.description])];
  const facts = said.filter(([fact]) => !TOLD.includes(fact) && !fact.startsWith(PROSE));
  const [count, kinds] = [
    totalOf(reach),
    (reach.counts ?? []).map(({ explanation }) => explanation).join(', '),
  ];
  return [
    sourced([ended(name), ...texts.map(text => ended(capital(text)))].join(' '), entity, {
      id,
      kind: entity.__typename ?? '',
      next: `${place}.1`,
      facts: {
        ...(alternativeNames.length > 0 ? { alsoCalled: alternativeNames.slice(0, 5) } : {}),
        ...(Object.fromEntries(facts) as Facts),
      },
    }),
    deduced(
      count > 0 ? say('related', lang, { name, count, kinds }) : say('unrelated', lang, { name }),
      'count',
      { next: `${place}.2` },
    ),
  ];
};

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Which of the ids, how much of what is said of it first was told, and where its relations go on. */
type Place = Readonly<{ place: number; skip: number; cursor: string | undefined }>;

const placeOf = (after: string | undefined, count: number): Place => {
  if (after === undefined) return { place: 0, skip: 0, cursor: undefined };
  const [, place, told, cursor] = /^(\d{1,3})(?:\.([12])|~(.+))?$/.exec(after) ?? [];
  if (place === undefined || Number(place) >= count) throw badCursor();
  return { place: Number(place), skip: cursor === undefined ? Number(told ?? 0) : 2, cursor };
};
