import { bindingOf, laidDownBy } from '../../engine/model/duties';
import type { Kind, Model, Relation } from '../../engine/model/model';

/** Relations by which an actor has what others use, each with those by which they use it. */
type Offer = Readonly<{ by: Relation; isForward: boolean; used: Relation }>;

const losesFrom = ({ consequences }: Relation): boolean =>
  consequences.some(({ what, loses }) => what === 'FUNCTION' && loses === 'FROM');

/** Returns how actors have what others use: as its provider, or as the supplier of what others run. */
export const offersOf = ({ roles, relations }: Model): readonly Offer[] => {
  const actor = roles.kinds.get('ACTOR') ?? '';
  const provides = relations.get(roles.relations.get('PROVIDES') ?? '');
  const uses = relations.get(roles.relations.get('USES') ?? '');
  const others = [...relations.values()].filter(one => one !== provides && one !== uses);
  const supplied = others
    .filter(one => one.labels.to.includes(actor) && losesFrom(one))
    .flatMap((by): readonly Offer[] =>
      others
        .filter(used => used.labels.from.includes(actor) && losesFrom(used))
        .filter(used => used.to.some(kind => by.from.includes(kind)))
        .map(used => ({ by, isForward: false, used })),
    );
  return [...(provides && uses ? [{ by: provides, isForward: true, used: uses }] : []), ...supplied];
};

/** Kinds that actors belong to and in which what is missing counts, as fields of theirs, each with the relation to it. */
export const fieldsOfActors = ({ roles, relations }: Model): ReadonlyMap<string, Relation> => {
  const actor = roles.kinds.get('ACTOR') ?? '';
  return new Map(
    roles.columns.flatMap(({ kind, gap }) => {
      if (!gap) return [];
      const relation = [...relations.values()].find(
        one => one.to.includes(kind) && one.labels.from.includes(actor),
      );
      return relation ? [[kind, relation] as const] : [];
    }),
  );
};

/** Most of what one offers, and of those that use it: they are told in a fold. */
const MOST_OFFERED = 100;
const MOST_USERS = 60;

const COUNTED = ['FACT', 'DEDUCTION', 'UNCERTAIN'] as const;

const offered = (model: Model): string =>
  offersOf(model)
    .map(({ by, isForward, used }, i) => {
      const own = isForward ? by.labels.from : by.labels.to;
      const kind = (isForward ? by.labels.to : used.labels.to)[0] ?? '';
      const counts = COUNTED.map(
        of => `${of}: ${used.backward}(first: 1, where: {certainty: {eq: ${of}}}) { totalCount }`,
      ).join(' ');
      const users = isForward
        ? `users: ${used.backward}(first: 1) { totalCount }`
        : `users: ${used.backward}(first: ${MOST_USERS}) { totalCount edges { certainty verdict validFrom node { ...Thing } } }`;
      return `... on ${own[0] ?? ''} { offer${i}: ${isForward ? by.forward : by.backward}(first: ${MOST_OFFERED}) { totalCount edges {
        certainty verdict validFrom node { ...Thing ... on ${kind} { ${users} ${counts} } } } } }`;
    })
    .join('\n');

/** The groups that one is in, and those that they are in. */
const groups = ({ relations }: Model): string => {
  const [join] = [...relations.values()].filter(({ inherits }) => inherits);
  if (!join) return '';
  const within = `... on ${join.labels.from[0] ?? ''} { groups: ${join.forward}(first: 20) { nodes { id } } }`;
  return `... on ${join.labels.from[0] ?? ''} { groups: ${join.forward}(first: 20) { nodes { id ${within} } } }`;
};

/** The field that tells apart by days what is else the same, such as two assessments of one thing. */
export const dayOf = ({ unique, fields: own }: Kind): string | undefined =>
  unique
    .flatMap(one => one.fields)
    .find(name => {
      const type = own.get(name)?.type;
      return type?.kind === 'scalar' && type.name === 'Date';
    });

const dayAs = (alias: string, kind: Kind): string => {
  const day = dayOf(kind);
  return day === undefined ? '' : `${alias}: ${day}`;
};

/** What belongs to a field of actors, and how its capabilities are rated. */
const fields = (model: Model): string =>
  [...fieldsOfActors(model)]
    .map(([kind, relation]) => {
      const { roles, kinds, relations } = model;
      const context = relations.get(roles.relations.get('IN_CONTEXT_OF') ?? '');
      const assesses = relations.get(roles.relations.get('ASSESSES') ?? '');
      const assessment = kinds.get(roles.kinds.get('ASSESSMENT') ?? '');
      const rated =
        context && assesses && assessment
          ? `rated: ${context.backward}(first: 400) { nodes { __typename ... on ${assessment.name} {
              coverageCurrent ${dayAs('on', assessment)} of: ${assesses.forward}(first: 1) { nodes { id } } } } }`
          : '';
      return `... on ${kind} { members: ${relation.backward}(first: 1) { totalCount } ${rated} }`;
    })
    .join('\n');

/** The acts that a provision stands in. */
const actsOf = (model: Model, provision: Kind): string => {
  const act = laidDownBy(provision, model);
  return act ? `acts: ${act.forward}(first: 1) { nodes { ...Thing } }` : '';
};

const provisionOf = (model: Model): string => {
  const kind = model.kinds.get(model.roles.kinds.get('OBLIGATION') ?? '');
  if (!kind) return '';
  const article = kind.fields.has('article') ? 'article' : '';
  return `... on ${kind.name} { __typename ${article} ${actsOf(model, kind)} }`;
};

/** What binds one, and what is dated to bind whoever it is addressed to. */
const bound = (model: Model): string => {
  const kind = model.kinds.get(model.roles.kinds.get('OBLIGATION') ?? '');
  if (!kind) return '';
  const binds = bindingOf(kind, model);
  const addressed = binds ? `addressed: ${binds.backward}(first: 1) { totalCount }` : '';
  return `duties: reach(of: {id: $id}, kinds: [${kind.name}], duty: true, first: 400, asOf: $asOf) {
      totalCount truncated { ...LeftOut }
      nodes { node { ...Thing ${provisionOf(model)} } path { certainty } } }
    ahead: ${kind.plural}(asOf: $until, where: {validFrom: {gt: $today}}, orderBy: [{validFrom: ASC}], first: 60) {
      totalCount nodes { ...Thing validFrom ${addressed} ${provisionOf(model)} } }`;
};

const standings = ({ roles }: Model): string =>
  roles.standings
    ? `standings(of: {id: $id}, first: 200, asOf: $asOf) {
      counts { standing count }
      nodes { resource { ...Thing } standing all seenOn lookedOn explanation(lang: $lang)
        through(first: 4) { relation certainty validFrom validTo knownFrom from { id } sources { ...Thing } ...ToldFacts } } }`
    : '';

const peers = ({ roles }: Model): string =>
  roles.compared?.adopts
    ? `alike: comparable(of: {id: $id}, first: $peers, asOf: $asOf) @include(if: $isCompared) { nodes { node { ...Uses } } }
      own: entity(id: $id, asOf: $asOf) @include(if: $isCompared) { ...Uses }`
    : '';

/** What the members of a field offer, what most use first. */
const ofMembers = (model: Model): string => {
  const [offer] = offersOf(model);
  const [field] = [...fieldsOfActors(model).values()];
  const kind = model.kinds.get(offer?.by.labels.to[0] ?? '');
  if (!offer || !field || !kind) return '';
  const counts = COUNTED.map(
    of => `${of}: ${offer.used.backward}(first: 1, where: {certainty: {eq: ${of}}}) { totalCount }`,
  ).join(' ');
  return `offeredByMembers: ${kind.plural}(
      where: {${offer.by.backward}: {some: {node: {${field.forward}: {some: {node: {id: {eq: $id}}}}}}}}
      orderBy: [{${offer.used.backward}Count: DESC}], first: 40, asOf: $asOf
    ) @include(if: $isField) { totalCount nodes { ...Thing users: ${offer.used.backward}(first: 1) { totalCount } ${counts} } }`;
};

const capabilities = (model: Model): string => {
  const kind = model.kinds.get(model.roles.kinds.get('CAPABILITY') ?? '');
  return kind
    ? `capabilities: ${kind.plural}(first: 200, asOf: $asOf) @include(if: $isField) { totalCount nodes { ...Thing } }`
    : '';
};

/** Makes of a Model what the page of one actor, or of a field of actors, asks: all of it at once. */
export const mineOperation = (model: Model): string => `query Mine(
    $id: ID!, $isCompared: Boolean!, $isField: Boolean!, $peers: Int!
    $moment: DateTime!, $since: Date!, $today: Date!, $until: Date!, $asOf: Date, $lang: Language!
  ) {
    entity(id: $id, asOf: $asOf) { ...Thing ${groups(model)} ${offered(model)} ${fields(model)} }
    ${[standings, bound, peers, ofMembers, capabilities].map(part => part(model)).join('\n')}
    dated: history(of: {id: $id}, inherited: true, since: $since, until: $until, first: 200) {
      totalCount nodes { date change
        step { relation direction certainty from { ...Thing } to { ...Thing } }
        other { ...Thing ${provisionOf(model)} } } }
    recorded: changes(recordedAfter: $moment, first: 400) {
      nodes { sequence at operation id of from to fields { field before after } }
      pageInfo { hasNextPage } }
  }`;
