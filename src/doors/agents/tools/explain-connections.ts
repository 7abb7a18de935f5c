import { z } from 'zod';
import type { Model } from '../../../engine/model/model';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { assuming, assumingOf, counting, end, maxHops, telling } from '../inputs';
import {
  CUT,
  cutSentences,
  PATH,
  pathSentence,
  type Cut,
  type NamedThing,
  type ListPage,
  type Path,
  absence,
  ABSENCE,
  type AbsenceRead,
  endOf,
  viaOf,
  countOf,
  isAny,
  pageOf,
} from '../read';
import { pictureAt } from '../picture';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const DOCUMENT = `
  query ExplainConnections($from: EntitySelector!, $to: EntitySelector!, $via: EntitySelector, $direction: Direction, $maxHops: Int, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    connections(from: $from, to: $to, via: $via, direction: $direction, maxHops: $maxHops, first: $first, after: $after, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { via { __typename id name(lang: $lang) } pathCount targetCount targets(first: 3) { id } paths(first: 1) { ...Told } } }
      ${ABSENCE}
      ${CUT}
    }
  }
  ${PATH}`;

type Group = Readonly<{
  via: NamedThing;
  pathCount: number;
  targetCount: number;
  targets: readonly Readonly<{ id: string }>[];
  paths: readonly Path[];
}>;
type Connected = Readonly<{ connections: ListPage<Group> & AbsenceRead & Cut }>;

/** Tells whether a kind is of what is used, by way of which the page of the same question goes. */
const isUsed = (kind: string | undefined, { roles, relations }: Model): boolean =>
  kind !== undefined && relations.get(roles.relations.get('USES') ?? '')?.to.includes(kind) === true;

const isTogether = (end: string, { roles }: Model): boolean =>
  roles.collectives.some(({ name }) => name === end);

export const explainConnections = tool({
  name: 'explain_connections',
  title: 'What connects',
  description: 'What connects two ends and how we know: by the nodes on the way, the best path of each.',
  input: z.object({
    from: end('where paths start: name, id or kind'),
    to: end('where they end: name, id, or kind'),
    via: end('what they pass through: name, id or kind').optional(),
    maxHops,
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [DOCUMENT],
  picture: ({ from, to, via, maxHops: hops, without, with: added, ...rest }, model) => {
    const isPageOf = isUsed(via, model) && from.includes(':') && (isTogether(to, model) || to.includes(':'));
    const isPlain = hops === undefined && without === undefined && added === undefined;
    return isPageOf && isPlain
      ? pictureAt('knytter', { fra: from, til: isTogether(to, model) ? to.toLowerCase() : to }, rest)
      : undefined;
  },
  run: async (
    { from, to, via, maxHops, lang, after, asOf, certainty, ...rest },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const { data, cost } = await ask(DOCUMENT, {
      ...{ from: endOf(from, model), to: endOf(to, model), via: viaOf(via, model), maxHops },
      ...{ first: 50, after, asOf, certainty, lang, assuming: assumingOf(rest) },
    });
    const { connections: found } = data as Connected;
    return {
      outcome: found.outcome,
      head: headOf(found, speaker),
      items: found.edges.flatMap(({ cursor, node }) => groupOf(node, cursor)),
      ...pageOf(found),
      cost,
    };
  },
});

const headOf = (found: Connected['connections'], speaker: Speaker): readonly ToolSentence[] => [
  ...(isAny(found)
    ? [deduced(say('tool-connecting', speaker, { count: countOf(found, speaker) }), 'count')]
    : absence(found)),
  ...cutSentences(found),
];

const groupOf = ({ via, pathCount, targetCount, targets, paths }: Group, next: string): ToolSentence[] =>
  paths.map(path =>
    pathSentence(path, {
      id: via.id,
      kind: via.__typename ?? '',
      next,
      facts: { paths: pathCount, targetCount, targets: targets.map(target => target.id) },
    }),
  );
