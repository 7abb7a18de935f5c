import { z } from 'zod';
import { deduced, sourced, type Answer, type Sentence } from '../answer';
import { counting, ids, telling } from '../inputs';
import { PATH, pathSentence, type Named, type Page, type Path, type Proof } from '../read';
import { Refused } from '../refused';
import { tool, type Question } from '../tool';
import { say, type Lang } from '../words';

const DOCUMENT = `
  query DescribeThing($id: ID!, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language) {
    entity(id: $id, asOf: $asOf, certainty: $certainty) {
      __typename id name(lang: $lang) description(lang: $lang) alternativeNames validFrom validTo ...Proof
    }
    reach(of: { id: $id }, direction: ANY, maxHops: 1, first: $first, after: $after, asOf: $asOf, certainty: $certainty) {
      totalCount
      counts { kind count }
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
    validFrom: string | null;
    validTo: string | null;
  }>;
type Described = Readonly<{
  entity: Entity;
  reach: Page<Readonly<{ node: Readonly<{ __typename: string; id: string }>; path: Path }>> &
    Readonly<{ counts: readonly Readonly<{ kind: string; count: number }>[] }>;
}>;

const PAGE = 10;

export const describeThing = tool({
  name: 'describe_thing',
  title: 'Describe',
  description: 'Facts, direct relations, validity and sources of up to 5 ids.',
  input: z.object({ ids: ids(5), ...telling, ...counting }),
  documents: [DOCUMENT],
  run: async ({ ids: all, after, lang, budget: _, ...counted }, ask): Promise<Answer> => {
    const [place, cursor] = placeOf(after, all.length);
    const parts: Part[] = [];
    for (const [i, id] of all.entries()) {
      if (i < place) continue;
      const at = i === place && cursor ? cursor : undefined;
      parts.push(await part({ id, place: i, after: at, lang, counted }, ask));
      // What does not fit is asked for anew: one full page is enough.
      if (parts.flatMap(({ items }) => items).length > PAGE) break;
    }
    const last = parts[parts.length - 1];
    return {
      outcome: 'FOUND',
      head: [],
      items: parts.flatMap(({ items }) => items),
      ...(all.length === 1 && last ? { total: last.total } : {}),
      more: place + parts.length < all.length || (last?.more ?? false),
      complete: true,
      cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    };
  },
});

type Part = Readonly<{ items: readonly Sentence[]; total: number; more: boolean; cost: number }>;
type Asked = Readonly<{
  id: string;
  place: number;
  after: string | undefined;
  lang: Lang;
  counted: Readonly<Record<string, unknown>>;
}>;

/** The entity and its nearest relations, each sentence with the place behind it: which of the ids, and the cursor. */
const part = async ({ id, place, after, lang, counted }: Asked, ask: Question): Promise<Part> => {
  const { data, cost } = await ask(DOCUMENT, { id, first: PAGE, after, lang, ...counted });
  const { entity, reach } = data as Described;
  const facts = reach.edges.map(({ cursor, node }) =>
    pathSentence(node.path, { id: node.node.id, kind: node.node.__typename, next: `${place}~${cursor}` }),
  );
  const items = [...(after === undefined ? about(entity, reach, place, lang) : []), ...facts];
  const last = items[items.length - 1];
  const isDone = !reach.pageInfo.hasNextPage;
  return {
    items: last && isDone ? [...items.slice(0, -1), { ...last, next: `${place + 1}~` }] : items,
    total: reach.totalCount + 2,
    more: !isDone,
    cost: cost ?? 0,
  };
};

const about = (
  entity: Entity,
  { totalCount, counts }: Described['reach'],
  place: number,
  lang: Lang,
): readonly Sentence[] => {
  const { name, description, alternativeNames, validFrom, validTo } = entity;
  const kinds = counts.map(({ kind, count }) => `${kind} ${count}`).join(', ');
  return [
    sourced(description ? `${name}. ${description}` : `${name}.`, entity, {
      id: entity.id,
      kind: entity.__typename ?? '',
      next: `${place}~`,
      facts: {
        ...(alternativeNames.length > 0 ? { alsoCalled: alternativeNames.slice(0, 5) } : {}),
        ...(validFrom ? { validFrom } : {}),
        ...(validTo ? { validTo } : {}),
      },
    }),
    deduced(
      totalCount > 0
        ? say('related', lang, { name, count: totalCount, kinds })
        : say('unrelated', lang, { name }),
      'count',
      { next: `${place}~` },
    ),
  ];
};

/** Which of the ids, and where its relations go on. */
const placeOf = (after: string | undefined, count: number): readonly [number, string] => {
  if (after === undefined) return [0, ''];
  const [, place, cursor = ''] = /^(\d{1,3})~(.*)$/.exec(after) ?? [];
  if (place === undefined || Number(place) > count)
    throw new Refused(
      'BAD_CURSOR',
      'after is no cursor of this question.',
      'Give next of the answer before.',
    );
  return [Number(place), cursor];
};
