import { z } from 'zod';
import { dutiesOf } from '../../../engine/model/duties';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { counting, telling, thing } from '../inputs';
import { CUT, countOf, cutSentences, outcomeOf, PATH, pathSentence, sourcesOf } from '../read';
import type { Cut, NamedThing, ListPage, Path, Proof } from '../read';
import { pictureAt } from '../picture';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const DOCUMENT = `
  query WhoIsBound($of: ID!, $kinds: [KindName!], $asOf: Date, $certainty: Certainty, $lang: Language) {
    provision: entity(id: $of, asOf: $asOf, certainty: $certainty) {
      ...Provision
    }
    bound: reach(of: {id: $of}, kinds: $kinds, duty: true, direction: BACKWARD, first: 1000, asOf: $asOf, certainty: $certainty) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { node { __typename id name(lang: $lang) } path { ...Told } } }
      ${CUT}
    }
  }
  ${PATH}`;

type Reached = Readonly<{ node: NamedThing; path: Path }>;
/** An obligation of an act, and the sources that say that it is one. */
type Duty = Proof &
  Readonly<{
    node: Readonly<{
      id: string;
      addressed?: string | null;
      bound: Readonly<{ totalCount: number }>;
    }>;
  }>;
type Found = Readonly<{
  provision: Readonly<{
    addressed?: string | null;
    condition?: string | null;
    provisions?: Readonly<{ totalCount: number; edges: readonly Duty[] }>;
  }> | null;
  bound: ListPage<Reached> & Cut;
}>;

export const whoIsBound = tool({
  name: 'who_is_bound',
  title: 'Whom an obligation applies to',
  description:
    'Whom an obligation, or an act by all its provisions, applies to: groups with how many are in them, each with its sources.',
  input: z.object({ by: thing('the obligation or act: name or id'), ...telling, ...counting }),
  needs: model => dutiesOf(model) !== undefined,
  documents: [DOCUMENT],
  picture: ({ by, ...rest }) => pictureAt('gjelder-for', { hva: by }, rest),
  run: async ({ by, lang, asOf, certainty }, ask, model): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const actor = model.roles.kinds.get('ACTOR') ?? '';
    const { data, cost } = await ask(DOCUMENT, { of: by, kinds: [actor], asOf, certainty, lang });
    const { provision, bound } = data as Found;
    const named = namedIn(
      bound.edges.map(({ node }) => node),
      dutiesOf(model)?.binds.name ?? '',
    );
    return {
      outcome: outcomeOf(bound, addressesSome(provision) ? 'FOUND' : 'ABSENT_IN_GRAPH'),
      head: [
        // That at least none is bound says nothing: that not all was read stands below.
        ...(bound.totalCount === null && bound.edges.length === 0
          ? []
          : [deduced(say('tool-bound', speaker, { count: countOf(bound, speaker) }), 'count')]),
        ...wordingOf(provision, speaker),
        ...inWordsOf(provision?.provisions, speaker),
        ...cutSentences(bound),
      ],
      // Those named stand for the others: what is listed is all of them, whatever is counted.
      ...{ items: named, total: named.length, whole: true, more: false },
      complete: bound.truncated === null && !bound.pageInfo.hasNextPage,
      cost,
    };
  },
});

/** Tells if an obligation says in words whom it addresses. */
const addressesSome = (provision: Found['provision']): boolean =>
  Boolean(provision?.addressed) || (provision?.provisions?.edges ?? []).some(({ node }) => node.addressed);

const wordingOf = (provision: Found['provision'], speaker: Speaker): readonly ToolSentence[] => [
  ...(provision?.addressed
    ? [deduced(say('tool-addressee', speaker, { said: provision.addressed }), 'query')]
    : []),
  ...(provision?.condition
    ? [deduced(say('tool-only-if', speaker, { said: provision.condition }), 'query')]
    : []),
];

/** So many of those whom obligations address are quoted. */
const QUOTED = 12;

/** Says whom the obligations of an act address in words, of those that are joined to nobody: an act without groups binds all the same. */
const inWordsOf = (
  obligations: NonNullable<Found['provision']>['provisions'],
  speaker: Speaker,
): readonly ToolSentence[] => {
  if (!obligations || obligations.totalCount === 0) return [];
  const unjoined = obligations.edges.filter(({ node }) => node.bound.totalCount === 0);
  if (unjoined.length === 0) return [];
  const said = [...new Set(unjoined.flatMap(({ node }) => node.addressed ?? []))];
  const values = { count: obligations.totalCount, unjoined: unjoined.length };
  const [quotes, more] = [said.slice(0, QUOTED), said.length - QUOTED];
  const others = more > 0 ? say('tool-others', speaker, { count: more }) : '';
  const named =
    said.length > 0 ? [say('tool-addressed', speaker, { said: quoted(quotes, speaker), others })] : [];
  const none = unjoined.length === obligations.totalCount ? 'tool-joins-none' : 'tool-joins-some';
  return [
    {
      ...deduced(
        [say(obligations.totalCount === 1 ? 'tool-joins-none-of-one' : none, speaker, values), ...named].join(
          ' ',
        ),
        'count',
      ),
      sources: sourcesOf(unjoined),
      cites: 3,
      facts: { obligations: obligations.totalCount, addressees: said },
    },
  ];
};

const quoted = (texts: readonly string[], speaker: Speaker): string =>
  texts.map(text => speaker.quoted(text)).join(', ');

/** Whom the provision names on the way to someone. */
const throughOf = ({ node, path }: Reached, binds: string): string =>
  path.steps.find(({ relation }) => relation === binds)?.to.id ?? node.id;

/** Those whom it names themselves, whoever stands for most first, with how many of each kind belong to them. */
const namedIn = (all: readonly Reached[], binds: string): readonly ToolSentence[] => {
  const members = new Map<string, Record<string, number>>();
  for (const reached of all) {
    const through = throughOf(reached, binds);
    if (through === reached.node.id) continue;
    const counts = members.get(through) ?? {};
    const kind = reached.node.__typename ?? '';
    members.set(through, { ...counts, [kind]: (counts[kind] ?? 0) + 1 });
  }
  const total = (id: string): number =>
    Object.values(members.get(id) ?? {}).reduce((sum, count) => sum + count, 0);
  return all
    .filter(reached => throughOf(reached, binds) === reached.node.id)
    .sort((a, b) => total(b.node.id) - total(a.node.id))
    .map(({ node, path }) =>
      pathSentence(path, {
        id: node.id,
        kind: node.__typename ?? '',
        facts: { ...members.get(node.id), applies: 1 + total(node.id) },
      }),
    );
};
