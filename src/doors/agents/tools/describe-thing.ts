import { z } from 'zod';
import type { End, Kind, Model } from '../../../engine/model/model';
import { rulesOf } from '../../../engine/words/title-rules';
import { deduced, sourced, type ToolAnswer, type SentenceFacts, type ToolSentence } from '../answer';
import { PROSE } from '../domain';
import { badCursor } from '../faults';
import { counting, ids, relations, telling } from '../inputs';
import { PROOF, certaintyOf, reasonOf, sourcesOf, type NamedThing, type Proof } from '../read';
import { tool, type AskTool } from '../tool';
import { say, type Speaker } from '../words';

const DOCUMENT = `
  query DescribeThing($id: ID!, $asOf: Date, $certainty: Certainty, $lang: Language) {
    entity(id: $id, asOf: $asOf, certainty: $certainty) {
      __typename id name(lang: $lang) description(lang: $lang) alternativeNames validFrom validTo ...Proof ...OwnFacts
    }
  }
  ${PROOF}`;

type Entity = NamedThing &
  Proof &
  Readonly<{ description: string | null; alternativeNames: readonly string[] }>;
/** What is told otherwise than as a fact. */
const TOLD = [
  ...['__typename', 'id', 'name', 'description', 'alternativeNames', 'certainty', 'sources', 'rationale'],
];

/** How many are named of each relation: of all relations, and of those that were asked for. */
const [FEW, MANY] = [3, 100];

export const describeThing = tool({
  name: 'describe_thing',
  title: 'Describe',
  description:
    'Facts, sources and direct relations of up to 5 things, a line for each relation. ' +
    'Name relations to see only these, with all at the other end: who provides X is relations: ["PROVIDES"].',
  input: z.object({
    ids: ids(5),
    relations: relations.optional().describe('only these, by name; all if left out'),
    ...telling,
    ...counting,
  }),
  documents: [DOCUMENT],
  run: async (
    { ids: all, relations: only, after, lang, asOf, certainty },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const first = placeOf(after, all.length);
    const parts: Part[] = [];
    for (const id of all)
      parts.push(await part({ id, only, speaker, counted: { asOf, certainty } }, ask, model));
    const items = parts.flatMap(({ items: of }) => of);
    if (first >= items.length) throw badCursor();
    return {
      outcome: 'FOUND',
      head: [],
      items: items.slice(first).map((item, i) => ({ ...item, next: `${first + i + 1}` })),
      total: items.length,
      more: false,
      complete: parts.every(({ complete }) => complete),
      cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    };
  },
});

/** How many sentences were told before. */
const placeOf = (after: string | undefined, count: number): number => {
  if (after === undefined) return 0;
  if (!/^\d{1,3}$/.test(after) || Number(after) > count * 100) throw badCursor();
  return Number(after);
};

type Part = Readonly<{ items: readonly ToolSentence[]; complete: boolean; cost: number }>;
type Asked = Readonly<{
  id: string;
  only: readonly string[] | undefined;
  speaker: Speaker;
  counted: Readonly<Record<string, unknown>>;
}>;

/** What is said of the thing itself, and of each of its relations, those to the fewest first. */
const part = async ({ id, only, speaker, counted }: Asked, ask: AskTool, model: Model): Promise<Part> => {
  const { data, cost = 0 } = await ask(DOCUMENT, { id, lang: speaker.language, ...counted });
  const { entity } = data as Readonly<{ entity: Entity }>;
  const kind = model.kinds.get(entity.__typename ?? '');
  const ends = [...(kind?.ends.values() ?? [])].filter(
    ({ name, relation }) => only === undefined || only.includes(relation.name) || only.includes(name),
  );
  if (!kind || ends.length === 0)
    return { items: about(entity, kind, { only, speaker }), complete: true, cost };
  const named = only === undefined ? FEW : MANY;
  const document = relationsDocument(kind, only === undefined ? undefined : ends);
  const related = await ask(document, { id, first: named, lang: speaker.language, ...counted });
  const found = (related.data as Readonly<{ of: Related }>).of;
  const lines = ends
    .map(end => ({ end, all: found[end.name] as Ends, sure: found[`${end.name}_sure`] as Counted }))
    .filter(({ all }) => all.totalCount > 0)
    .sort((a, b) => a.all.totalCount - b.all.totalCount);
  return {
    items: [
      ...about(entity, kind, { only, speaker }),
      ...(lines.length === 0
        ? [deduced(say('tool-unrelated', speaker, { name: entity.name }), 'count')]
        : []),
      ...lines.flatMap(({ end, all, sure }) => linesOf(entity, end, { all, sure: sure.totalCount, speaker })),
    ],
    complete: lines.every(({ all }) => all.edges.length === all.totalCount),
    cost: cost + (related.cost ?? 0),
  };
};

type Counted = Readonly<{ totalCount: number }>;
type Ends = Counted & Readonly<{ edges: readonly (Proof & Readonly<{ node: NamedThing }>)[] }>;
type Related = Readonly<Record<string, unknown>>;

/** The document of the relations of a kind, all or some: its name says which. */
export const relationsDocument = (kind: Kind, some: readonly End[] | undefined): string => {
  const ends = some ?? [...kind.ends.values()];
  const name = ['Relations', kind.name, ...(some ?? []).map(end => end.name)].join('_');
  const fields = ends.map(
    ({ name: end }) => `
      ${end}(first: $first, orderBy: [{certainty: ASC}]) { totalCount edges { ...Proof node { __typename id name(lang: $lang) } } }
      ${end}_sure: ${end}(first: 1, where: {certainty: {eq: FACT}}) { totalCount }`,
  );
  return `
  query ${name}($id: ID!, $first: Int, $asOf: Date, $certainty: Certainty, $lang: Language) {
    of: ${kind.singular}(id: $id, asOf: $asOf, certainty: $certainty) {${fields.join('')}
    }
  }
  ${PROOF}`;
};

type Told = Readonly<{ all: Ends; sure: number; speaker: Speaker }>;

/** Names of a sentence take about so many characters: what is longer goes on in the next. */
const NAMES = 450;

/** Parts of a list, each as long as a sentence may be. */
const inParts = (edges: Ends['edges']): readonly Ends['edges'][] => {
  const parts: Ends['edges'][number][][] = [[]];
  let length = 0;
  for (const edge of edges) {
    length += edge.node.name.length + 2;
    if (length > NAMES) [length] = [edge.node.name.length, parts.push([])];
    parts[parts.length - 1]?.push(edge);
  }
  return parts;
};

/** A relation with those at its other end, in one sentence or a few. */
const linesOf = ({ name }: Entity, { relation, direction }: End, told: Told): readonly ToolSentence[] => {
  const { all, sure, speaker } = told;
  const { agreeing, beforeNames } = rulesOf(speaker);
  const of = speaker.of(direction === 'FORWARD' ? relation.phrase.forward : relation.phrase.backward) ?? '';
  const said = agreeing(of, name);
  const { edges, totalCount: count } = all;
  const left = count - edges.length;
  const parts = inParts(edges);
  return parts.map((part, i) => {
    const more = i === parts.length - 1 ? left : 0;
    const others = [
      part.map(({ node }) => node.name).join(', '),
      more > 0 ? say('tool-others', speaker, { count: more }) : '',
      sure < count && count > 1 && i === 0 ? say('tool-of-facts', speaker, { sure, count }) : '',
    ].join('');
    const [first] = part;
    const phrase = part.length + more > 1 ? beforeNames(said) : said;
    return {
      text: say('tool-related-by', speaker, { name, phrase, others }),
      sources: sourcesOf(part),
      ...reasonOf(part, 1),
      ...(part.some(({ sources }) => sources.length === 0) ? { deduced: 'unsourced' as const } : {}),
      ...(left === 0 ? certaintyOf(part) : {}),
      ...(count === 1 && first ? { id: first.node.id, kind: first.node.__typename ?? '' } : {}),
      facts: {
        relation: relation.name,
        count,
        facts: sure,
        ...(count > 1 ? { ids: idsIn(part, left) } : {}),
      },
    };
  });
};

/** The ids of those named: of a few that stand for more, of three. */
const idsIn = (part: Ends['edges'], left: number): readonly string[] =>
  (left > 0 ? part.slice(0, FEW) : part).map(({ node }) => node.id);

const about = (
  entity: Entity,
  kind: Kind | undefined,
  { only, speaker }: Pick<Asked, 'only' | 'speaker'>,
): readonly ToolSentence[] => {
  const { id, name, alternativeNames } = entity;
  const more = { id, kind: entity.__typename ?? '', ...reasonOf([entity]) };
  if (only) return [sourced(ended(name), entity, more)];
  const said = Object.entries(entity).filter(([, value]) => value !== null && !isEmpty(value));
  const prose = said.flatMap(([fact, value]) => (fact.startsWith(PROSE) ? [String(value)] : []));
  const texts = [...prose, ...(entity.description === null ? [] : [entity.description])];
  const facts = said.filter(([fact]) => !TOLD.includes(fact) && !fact.startsWith(PROSE));
  const values = Object.fromEntries(facts) as SentenceFacts;
  return [
    sourced([ended(name), ...texts.map(text => ended(capital(text)))].join(' '), entity, {
      ...more,
      facts: {
        ...(alternativeNames.length > 0 ? { alsoCalled: alternativeNames.slice(0, 5) } : {}),
        ...values,
      },
    }),
    ...(facts.length > 0 ? [sourced(ended(capital(valuesIn(values, kind, speaker))), entity)] : []),
    ...missedIn(values, kind, speaker),
  ];
};

/** The values of fields by what people call them: folketall 198; kommunenummer 1151. */
const valuesIn = (values: SentenceFacts, kind: Kind | undefined, speaker: Speaker): string =>
  Object.entries(values)
    .map(
      ([name, value]) =>
        `${speaker.of(kind?.fields.get(name)?.label ?? {}) ?? name} ${[value].flat().join(', ')}`,
    )
    .join('; ');

/** Tells what people ask for of everything of the kind and is not recorded of this. */
const missedIn = (
  values: SentenceFacts,
  kind: Kind | undefined,
  speaker: Speaker,
): readonly ToolSentence[] => {
  const names = [...(kind?.fields.values() ?? [])]
    .filter(({ name, missed }) => missed && values[name] === undefined)
    .map(({ label }) => (speaker.of(label) ?? '').toLowerCase());
  return names.length > 0
    ? [deduced(say('tool-missed', speaker, { fields: names.join(', ') }), 'count')]
    : [];
};

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
