import { z } from 'zod';
import { deduced, sourced, type ToolAnswer, type ToolSentence } from '../answer';
import { today } from '../../../engine/model/scalars';
import { counting, kinds, telling, text } from '../inputs';
import { PROOF, type NamedThing, type ListPage, type Proof, isAny } from '../read';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const DOCUMENT = `
  query FindThings($text: String!, $kinds: [KindName!], $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language) {
    search(text: $text, kinds: $kinds, anyDay: true, first: $first, after: $after, asOf: $asOf, certainty: $certainty) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor highlights { field } node { __typename id name(lang: $lang) description(lang: $lang) validFrom validTo ...Proof } }
    }
  }
  ${PROOF}`;

type Found = NamedThing &
  Proof &
  Readonly<{ description: string | null; validFrom: string | null; validTo: string | null }>;
type Hit = ListPage<Found>['edges'][number] &
  Readonly<{ highlights: readonly Readonly<{ field: string }>[] }>;
type Hits = Readonly<{ search: Omit<ListPage<Found>, 'edges'> & Readonly<{ edges: readonly Hit[] }> }>;

export const findThings = tool({
  name: 'find_things',
  title: 'Find by words',
  description: 'Finds ids by name, number or words, in any language. Start here.',
  input: z.object({
    text,
    kinds: kinds.optional(),
    limit: z
      .number()
      .int()
      .min(1)
      .max(20, '{where} must be at most {most}; go on with after instead')
      .default(10)
      .describe('most hits'),
    ...telling,
    ...counting,
  }),
  documents: [DOCUMENT],
  run: async (
    { limit, lang, text: words, kinds: among, after, asOf, certainty },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const asked = { text: words, kinds: among, after, asOf, certainty };
    const { data, cost } = await ask(DOCUMENT, { ...asked, first: limit, lang });
    const { search } = data as Hits;
    const elsewhere =
      search.totalCount === 0 && asked.kinds
        ? (await ask(DOCUMENT, { ...asked, kinds: undefined, first: 1, lang })).data
        : undefined;
    return {
      outcome: isAny(search) ? 'FOUND' : 'NOTHING_MATCHES',
      head: headOf(
        asked.text,
        search.totalCount ?? search.edges.length,
        elsewhere as Hits | undefined,
        model.messages.in(lang),
      ),
      items: search.edges.map(({ cursor, highlights, node }) =>
        hitOf(node, cursor, [...new Set(highlights.map(({ field }) => field))], {
          day: asOf ?? today(),
          speaker: model.messages.in(lang),
        }),
      ),
      ...(search.totalCount === null ? {} : { total: search.totalCount }),
      more: search.pageInfo.hasNextPage,
      complete: true,
      cost,
    };
  },
});

const headOf = (
  words: string,
  count: number,
  elsewhere: Hits | undefined,
  speaker: Speaker,
): readonly ToolSentence[] => {
  if (count > 0) return [deduced(say('tool-hits', speaker, { text: words, count }), 'search')];
  const others = elsewhere?.search.totalCount ?? 0;
  return [
    deduced(say('tool-no-hits', speaker, { text: words }), 'search'),
    ...(others > 0 ? [deduced(say('tool-elsewhere', speaker, { count: others }), 'search')] : []),
  ];
};

/** A hit, and when it holds, if that isn't on the day that is asked about. */
const hitOf = (
  node: Found,
  next: string,
  matched: readonly string[],
  { day, speaker }: Readonly<{ day: string; speaker: Speaker }>,
): ToolSentence => {
  const { name, description, validFrom, validTo } = node;
  const ended = validTo !== null && validTo <= day ? { validTo } : undefined;
  const ahead = validFrom !== null && validFrom > day ? { validFrom } : undefined;
  const when = ended
    ? say('fault-valid-to', speaker, { to: ended.validTo })
    : ahead && say('fault-valid-from', speaker, { from: ahead.validFrom });
  const facts = { ...(matched.length > 0 ? { matched } : {}), ...ended, ...ahead };
  return sourced([`${name}.`, when, description].filter(Boolean).join(' '), node, {
    id: node.id,
    kind: node.__typename ?? '',
    next,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  });
};
