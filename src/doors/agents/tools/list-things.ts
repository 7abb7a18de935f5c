import { z } from 'zod';
import { ENTITY, endTypes, type End, type Field, type Kind, type Model } from '../../../engine/model/model';
import { deduced, strongest, weakest, type ToolAnswer, type RuleName, type ToolSentence } from '../answer';
import { Refused } from '../faults';
import { counting, kind, telling } from '../inputs';
import { PROOF, sourcesOf, type ListPage, type Proof } from '../read';
import { named, plain, type Resolving } from '../resolve';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const ROWS = 50;
const MOST_GROUPS = 100;
const MOST_MEMBERS = 1_000;

/** A condition as a caller writes it: a value, a name, comparisons; true for some, null for none. */
const condition = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(10),
  z.record(z.string(), z.union([z.string().max(200), z.number()])),
]);
type Condition = z.infer<typeof condition>;

export const listThings = tool({
  name: 'list_things',
  title: 'List and count',
  description:
    'All of a kind that meet conditions, or how many by group: who uses, provides or is bound by what, and where. ' +
    'As {"kind":"KIND","where":{"FIELD":"VALUE","RELATION":"NAME"}}, or with "groupBy":"RELATION" for each.',
  input: z.object({
    kind: kind('what is listed'),
    where: z
      .record(z.string().max(60), condition)
      .optional()
      .describe(
        'by field or relation: a value, {"gte":1000}, or a name or id; true: has any, null: has none, {"not":"…"}: not this one',
      ),
    groupBy: z
      .string()
      .max(60)
      .optional()
      .describe('a field or relation: counts and names for each of its values'),
    orderBy: z
      .string()
      .max(80)
      .optional()
      .describe('a field or a count, as "population desc" or "usedByCount desc"; by name if left out'),
    ...telling,
    ...counting,
  }),
  documents: [],
  run: async ({ kind: name, where = {}, groupBy, orderBy, lang, after, asOf, certainty }, ask, model) => {
    const speaker = model.messages.in(lang);
    const of = known(model.kinds.get(name));
    if (of.shape === 'union')
      throw new Refused('BAD_INPUT', `${name} is several kinds.`, 'List one of them.');
    const asked = await whereOf(of, where, { ask, model, speaker });
    const by = groupBy === undefined ? undefined : groupOf(of, groupBy, model);
    const { conditions, related } = asked;
    const document = listDocument(
      of,
      by,
      related.map(({ end }) => end.name),
    );
    const { data, cost } = await ask(document, {
      ...{ where: conditions, first: by ? MOST_MEMBERS : ROWS, after, asOf, certainty, lang },
      ...(by ? {} : { orderBy: orderOf(of, orderBy) }),
      ...(related.length > 0 ? { sure: sureOf(asked) } : {}),
      ...Object.fromEntries(related.map(({ to }, i) => [`thing${i}`, to ?? null])),
    });
    return answerOf(data as Listed, { of, by, where: asked, speaker, model, cost });
  },
});

const known = <T>(value: T | undefined): T => {
  if (value === undefined)
    throw new Refused('BAD_INPUT', 'There is no such kind.', 'samgraf://guide lists the kinds.');
  return value;
};

/** A relation that all that is listed have: to one thing, or to any. */
type Related = Readonly<{ end: End; to: object | undefined }>;

/** What is asked for, and on what the answer rests of each that is listed: none of it may be left out of its certainty. */
type Where = Readonly<{
  conditions: Readonly<Record<string, unknown>>;
  related: readonly Related[];
  /** Whether something about what is listed itself is asked for. */
  isOwn: boolean;
  /** The rule by which it follows where no record says it: that something is not recorded, or how often something is. */
  rule: 'absence' | 'count' | undefined;
}>;

const whereOf = async (
  of: Kind,
  where: Readonly<Record<string, Condition>>,
  resolving: Resolving,
): Promise<Where> => {
  const all: Readonly<Record<string, unknown>>[] = [];
  const related: Related[] = [];
  const rules = new Set<NonNullable<Where['rule']>>();
  let isOwn = false;
  for (const [key, value] of Object.entries(where)) {
    const place = placeOf(of, key, resolving.model);
    if (place.kind === 'field') {
      all.push({ [place.field.name]: fieldCondition(place.field, value, resolving.model) });
      if (value === null) rules.add('absence');
      else isOwn = true;
    } else if (place.kind === 'count') {
      all.push({ [`${place.end.name}Count`]: comparisons(value, place.end.name) });
      rules.add('count');
    } else {
      const made = await relatedCondition(place.end, value, resolving);
      all.push({ [place.end.name]: made.condition });
      if (made.isAbsence) rules.add('absence');
      else related.push({ end: place.end, to: made.to });
    }
  }
  const rule = rules.has('absence') ? 'absence' : rules.has('count') ? 'count' : undefined;
  return { conditions: together(all), related, isOwn: isOwn || (related.length === 0 && !rule), rule };
};

/** Conditions as one; the same relation may be asked for twice. */
const together = (all: readonly Readonly<Record<string, unknown>>[]): Where['conditions'] => {
  const names = all.flatMap(Object.keys);
  return new Set(names).size === names.length
    ? (Object.assign({}, ...all) as Where['conditions'])
    : { AND: all };
};

type Place =
  | Readonly<{ kind: 'field'; field: Field }>
  | Readonly<{ kind: 'end'; end: End }>
  | Readonly<{ kind: 'count'; end: End }>;

/** What a caller's word names of a kind: a field or a relation, in code or in one of the three languages. */
const placeOf = (of: Kind, key: string, model: Model): Place => {
  const wanted = plain(key);
  const field = [...of.fields.values()].find(({ name, label }) =>
    [name, ...Object.values(label)].some(word => plain(word) === wanted),
  );
  if (field) return { kind: 'field', field };
  const ends = [...of.ends.values()];
  const end =
    ends.find(({ name }) => plain(name) === wanted) ??
    ends.find(({ relation, direction }) => plain(relation.name) === wanted && direction === 'FORWARD') ??
    ends.find(({ relation, direction }) =>
      Object.values(direction === 'FORWARD' ? relation.phrase.forward : relation.phrase.backward).some(
        word => plain(word) === wanted,
      ),
    );
  if (end) return { kind: 'end', end };
  const counted = ends.find(({ name }) => plain(`${name}Count`) === wanted);
  if (counted) return { kind: 'count', end: counted };
  throw new Refused('BAD_INPUT', `${of.name} has no "${key}".`, offered(of, model));
};

const offered = (of: Kind, model: Model): string => {
  const common = model.kinds.get(ENTITY)?.fields;
  const own = [...of.fields.keys()].filter(name => !common?.has(name));
  return `Fields: ${own.slice(0, 12).join(', ')}. Relations: ${[...of.ends.keys()].slice(0, 25).join(', ')}; and the count of each, as ${[...of.ends.keys()][0] ?? 'uses'}Count.`;
};

const OPERATORS: readonly string[] = ['eq', 'gt', 'gte', 'lt', 'lte', 'contains', 'startsWith'];

const comparisons = (value: Condition, name: string): object => {
  if (typeof value === 'number') return { eq: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused('BAD_INPUT', `${name} takes a number or comparisons.`, 'As {"gte": 3}.');
  const wrong = Object.keys(value).find(operator => !OPERATORS.includes(operator));
  if (wrong !== undefined)
    throw new Refused(
      'BAD_INPUT',
      `There is no comparison "${wrong}".`,
      `There are ${OPERATORS.join(', ')}.`,
    );
  return value;
};

const fieldCondition = (field: Field, value: Condition, model: Model): object => {
  const { type, list, name } = field;
  if (value === null) return { isNull: true };
  if (value === true && !(type.kind === 'scalar' && type.name === 'Boolean')) return { isNull: false };
  const one = (given: string | number | boolean): string | number | boolean =>
    type.kind === 'enum' ? valueOf(type, String(given), model) : given;
  if (list && typeof value === 'string') return { has: one(value) };
  if (Array.isArray(value)) return { in: value.map(one) };
  if (typeof value === 'object') return comparisons(value, name);
  return type.kind === 'text' || name === 'name' ? { contains: value } : { eq: one(value) };
};

const valueOf = (type: Extract<Field['type'], { kind: 'enum' }>, given: string, model: Model): string => {
  const found = model.enums
    .get(type.name)
    ?.values.find(({ name, label }) =>
      [name, ...Object.values(label)].some(word => plain(word) === plain(given)),
    );
  if (found) return found.name;
  throw new Refused('BAD_INPUT', `"${given}" is none of its values.`, `There are ${type.values.join(', ')}.`);
};

type Made = Readonly<{ condition: object; isAbsence: boolean; to?: object }>;

const relatedCondition = async (end: End, value: Condition, resolving: Resolving): Promise<Made> => {
  if (value === null || value === false) return { condition: { none: {} }, isAbsence: true };
  if (value === true) return { condition: { some: {} }, isAbsence: false };
  const { id, isNot } = await thingOf(end, value, resolving);
  const to = { node: { id: { eq: id } } };
  return isNot
    ? { condition: { none: to }, isAbsence: true }
    : { condition: { some: to }, isAbsence: false, to };
};

const thingOf = async (
  end: End,
  value: Condition,
  resolving: Resolving,
): Promise<Readonly<{ id: string; isNot: boolean }>> => {
  const isNot = typeof value === 'object' && value !== null && 'not' in value;
  const given = isNot ? String(value.not) : value;
  if (typeof given !== 'string')
    throw new Refused('BAD_INPUT', `${end.name} takes a name or an id.`, 'Or true, null, {"not": "…"}.');
  if (/^[a-z][\w-]*:\S+$/.test(given)) return { id: given, isNot };
  const { id } = await named(given, resolving, [end.node]);
  return { id, isNot };
};

/** The same, of facts alone: all that is asked for is one. */
const sureOf = ({ conditions, related, isOwn }: Where): object => ({
  AND: [
    conditions,
    ...related.map(({ end, to }) => ({ [end.name]: { some: { ...to, certainty: { eq: 'FACT' } } } })),
    ...(isOwn ? [{ certainty: { eq: 'FACT' } }] : []),
  ],
});

const orderOf = (of: Kind, given: string | undefined): object | undefined => {
  if (given === undefined) return undefined;
  const [key = '', way = 'asc'] = given.trim().split(/\s+/);
  const name = [...of.fields.keys(), ...[...of.ends.keys()].map(end => `${end}Count`)].find(
    one => plain(one) === plain(key),
  );
  if (name === undefined || !/^(asc|desc)$/i.test(way))
    throw new Refused(
      'BAD_INPUT',
      `Nothing is in order by "${given}".`,
      'As "population desc" or "usedByCount desc".',
    );
  return [{ [name]: way.toUpperCase() }];
};

type By = Readonly<{ name: string; isEnd: boolean }>;

const groupOf = (of: Kind, key: string, model: Model): By => {
  if (plain(key) === 'kind' || plain(key) === 'certainty') return { name: plain(key), isEnd: false };
  const place = placeOf(of, key, model);
  if (place.kind === 'count') throw new Refused('BAD_INPUT', `${key} makes no groups.`, offered(of, model));
  return place.kind === 'end'
    ? { name: place.end.name, isEnd: true }
    : { name: place.field.name, isEnd: false };
};

/** Tells what a document groups by, as its name says it. */
export const byOf = (of: Kind, name: string | undefined): By | undefined =>
  name === undefined || name === '' ? undefined : { name, isEnd: of.ends.has(name) };

/** The document of a list: its name says the kind, what it is grouped by, and the relations that each is listed for. */
export const listDocument = (of: Kind, by: By | undefined, ends: readonly string[]): string => {
  const names = ['List', of.name, by?.name ?? '', ...ends];
  while (names.at(-1) === '') names.pop();
  const name = names.join('_');
  const scope = 'asOf: $asOf, certainty: $certainty';
  const variables = [
    `$where: ${of.name}Where, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language`,
    ...(by ? [] : [`$orderBy: [${of.name}Order!]`]),
    ...ends.map((end, i) => `$thing${i}: ${endTypes(known(of.ends.get(end)))}Where`),
    ...(ends.length > 0 ? [`$sure: ${of.name}Where`] : []),
  ].join(', ');
  const group =
    by && by.name !== 'kind'
      ? by.isEnd
        ? `group: ${by.name}(first: 1) { nodes { id } }`
        : `group: ${by.name}`
      : '';
  const related = ends
    .map((end, i) => `related${i}: ${end}(where: $thing${i}, first: ${MOST_WAYS}) { edges { ...Proof } }`)
    .join(' ');
  return `
  query ${name}(${variables}) {
    list: ${of.plural}(where: $where, ${by ? '' : 'orderBy: $orderBy, '}first: $first, after: $after, ${scope}) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { __typename id name(lang: $lang) ${group} ...Proof ${related} } }
    }
    ${by ? `groups: ${of.singular}Groupings(by: [${by.name}], where: $where, first: ${MOST_GROUPS}, ${scope}) { nodes { count keys { value name(lang: $lang) } } truncated { explanation(lang: $lang) } }` : ''}
    ${ends.length > 0 ? `sure: ${of.plural}(where: $sure, first: 1, ${scope}) { totalCount }` : ''}
  }
  ${PROOF}`;
};
/** Relations to the same thing, as in several periods, of which the strongest counts. */
const MOST_WAYS = 3;

type Row = Readonly<{
  __typename: string;
  id: string;
  name: string;
  group?: string | boolean | number | null | Readonly<{ nodes: readonly Readonly<{ id: string }>[] }>;
}> &
  Readonly<Record<`related${number}`, Readonly<{ edges: readonly Proof[] }>>> &
  Proof;
type Listed = Readonly<{
  list: ListPage<Row>;
  groups?: Readonly<{
    nodes: readonly Readonly<{
      count: number;
      keys: readonly Readonly<{ value: string | null; name: string | null }>[];
    }>[];
    truncated: Readonly<{ explanation: string }> | null;
  }>;
  sure?: Readonly<{ totalCount: number }>;
}>;

type Shown = Readonly<{
  of: Kind;
  by: By | undefined;
  where: Where;
  speaker: Speaker;
  model: Model;
  cost: number | undefined;
}>;

const answerOf = (found: Listed, shown: Shown): ToolAnswer => {
  const { list, groups } = found;
  const count = list.totalCount ?? list.edges.length;
  return {
    outcome: count > 0 ? 'FOUND' : 'NOTHING_MATCHES',
    head: headOf(found, count, shown),
    ...(groups
      ? { items: groups.nodes.map(group => groupLine(group, list.edges, shown)), whole: true, more: false }
      : {
          items: list.edges.map(({ cursor, node }) => rowLine(node, cursor, shown.where)),
          total: count,
          more: list.pageInfo.hasNextPage,
        }),
    complete: !groups?.truncated,
    cost: shown.cost,
  };
};

/** What a row rests on, one proof a condition: of several relations to the same thing the strongest. */
const proofsOf = (row: Row, { related, isOwn }: Where): readonly Proof[] => [
  ...related.flatMap((_, i) => strongest(row[`related${i}`]?.edges ?? []) ?? []),
  ...(isOwn ? [row] : []),
];

const headOf = (
  { list, groups, sure }: Listed,
  count: number,
  { of, where, speaker }: Shown,
): readonly ToolSentence[] => {
  const values = { count, what: speaker.of(count === 1 ? of.noun.one : of.noun.many) ?? of.name };
  const proofs = list.edges.flatMap(({ node }) => proofsOf(node, where));
  return [
    {
      ...deduced(
        [say('tool-listed', speaker, values), ...sureness(count, sure?.totalCount, where, speaker)].join(' '),
        'count',
      ),
      ...(groups ? { sources: sourcesOf(proofs), cites: 3 } : {}),
    },
    ...(groups?.truncated ? [deduced(groups.truncated.explanation, 'bounds')] : []),
  ];
};

/** Of how many it is a fact; where it is asked what is not recorded, that that is no fact of anyone. */
const sureness = (
  count: number,
  sure: number | undefined,
  { rule }: Where,
  speaker: Speaker,
): readonly string[] => {
  if (count === 0) return [];
  if (rule === 'absence') return [say('tool-unrecorded', speaker)];
  if (rule === 'count' || sure === undefined) return [];
  if (sure === count) return [say('tool-all-facts', speaker)];
  return [
    sure === 0
      ? say('tool-no-facts', speaker)
      : say('tool-some-facts', speaker, { sure, rest: count - sure }),
  ];
};

const groupLine = (
  { count, keys }: NonNullable<Listed['groups']>['nodes'][number],
  all: Listed['list']['edges'],
  { by, speaker }: Shown,
): ToolSentence => {
  const [key] = keys;
  const value = key?.value ?? null;
  const members = all.filter(({ node }) => groupKey(node, by) === value).map(({ node }) => node.name);
  const left = count - members.length;
  const rest = left > 0 && members.length > 0 ? ` … (+${left})` : '';
  const named = members.length > 0 ? `: ${members.join(', ')}${rest}` : '';
  return deduced(`${key?.name ?? value ?? say('tool-none', speaker)} (${count})${named}.`, 'count', {
    ...(by?.isEnd && value !== null ? { id: value } : {}),
    facts: { count },
  });
};

const groupKey = ({ __typename, group }: Row, by: By | undefined): string | null => {
  if (by?.name === 'kind') return __typename;
  if (group === null || group === undefined) return null;
  return typeof group === 'object' ? (group.nodes[0]?.id ?? null) : String(group);
};

/** As certain as the weakest of all that is asked for, with the sources of all of it; what is not recorded has none. */
const rowLine = (row: Row, next: string, where: Where): ToolSentence => {
  const proofs = proofsOf(row, where);
  const sources = sourcesOf(proofs);
  const certainty = where.rule ? undefined : weakest(proofs.map(proof => proof.certainty));
  const rule: RuleName | undefined =
    where.rule ?? (proofs.some(of => of.sources.length === 0) ? 'unsourced' : undefined);
  return {
    text: `${row.name}.`,
    sources,
    ...(certainty ? { certainty } : {}),
    ...(rule ? { deduced: rule } : {}),
    ...(proofs.length > 1 ? { cites: proofs.length } : {}),
    ...{ id: row.id, kind: row.__typename, next },
  };
};
