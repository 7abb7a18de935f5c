import { z } from 'zod';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { assuming, assumingOf, counting, end, maxHops, telling } from '../inputs';
import {
  CUT,
  countSaid,
  cutSentences,
  type Cut,
  type NamedThing,
  absence,
  ABSENCE,
  type AbsenceRead,
  endOf,
  viaOf,
} from '../read';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const SELECTED = `
  totalCount
  whyNot { missing(first: 5) { relation fromKind toKind count length from(first: 3) { id name(lang: $lang) } to(first: 3) { id name(lang: $lang) } } }
  ${ABSENCE}
  ${CUT}`;

/** A relation between the two ends passes through nothing: it is a way where nothing is to be passed through. */
const DOCUMENT = `
  query ExplainAbsence($from: EntitySelector!, $to: EntitySelector!, $via: EntitySelector, $through: Boolean!, $direction: Direction, $maxHops: Int, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    connections(from: $from, to: $to, via: $via, direction: $direction, maxHops: $maxHops, first: 1, asOf: $asOf, certainty: $certainty, assuming: $assuming) @include(if: $through) { ${SELECTED} }
    paths(from: $from, to: $to, direction: $direction, maxHops: $maxHops, first: 1, asOf: $asOf, certainty: $certainty, assuming: $assuming) @skip(if: $through) { ${SELECTED} }
  }`;

type Missing = Readonly<{
  relation: string;
  fromKind: string;
  toKind: string;
  count: number;
  from: readonly NamedThing[];
  to: readonly NamedThing[];
}>;
type Found = AbsenceRead &
  Cut &
  Readonly<{ totalCount: number | null; whyNot: Readonly<{ missing: readonly Missing[] }> | null }>;
type Data = Readonly<{ connections: Found }> | Readonly<{ paths: Found }>;

export const explainAbsence = tool({
  name: 'explain_absence',
  title: 'Why nothing connects',
  description:
    'Why nothing connects two ends: proved or cut, what hides it, which relations would close the gap.',
  input: z.object({
    from: end('where paths would start: name, id or kind'),
    to: end('where they would end: name, id, or kind'),
    via: end('what they would pass through: name, id or kind').optional(),
    maxHops,
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [DOCUMENT],
  run: async (
    { from, to, via, maxHops, lang, asOf, certainty, ...rest },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const { data, cost } = await ask(DOCUMENT, {
      ...{ from: endOf(from, model), to: endOf(to, model), via: viaOf(via, model), maxHops },
      ...{ asOf, certainty, lang, assuming: assumingOf(rest), through: via !== undefined },
    });
    const asked = data as Data;
    const [found, present] =
      'paths' in asked
        ? ([asked.paths, 'tool-not-absent-ways'] as const)
        : ([asked.connections, 'tool-not-absent'] as const);
    const missing = found.whyNot?.missing ?? [];
    return {
      outcome: found.outcome,
      head: [
        ...(found.outcome === 'FOUND'
          ? [deduced(say(present, speaker, { count: countSaid(found.totalCount, 1, speaker) }), 'count')]
          : absence(found)),
        ...cutSentences(found),
      ],
      items: missing.map(link => missingOf(link, speaker)),
      whole: true,
      more: false,
      complete: found.truncated === null,
      cost,
    };
  },
});

/** Tells which relation would be enough, with examples of both its ends. */
const missingOf = (link: Missing, speaker: Speaker): ToolSentence =>
  deduced(
    say('tool-missing', speaker, {
      relation: link.relation,
      ...{ fromKind: link.fromKind, toKind: link.toKind, count: link.count },
      ...{ from: namesOf(link.from), to: namesOf(link.to) },
    }),
    'absence',
    { facts: { from: link.from.map(idOf), to: link.to.map(idOf) } },
  );

const idOf = ({ id: its }: NamedThing): string => its;
const namesOf = (nodes: readonly NamedThing[]): string => nodes.map(({ name }) => name).join(', ');
