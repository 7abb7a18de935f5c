import { createHash } from 'node:crypto';
import { required } from '../../engine/errors';
import type { Model, Relation } from '../../engine/model/model';
import type { Query } from '../../files/imports/changes';
import { sourceOf } from '../agents/tools/propose-change';
import { dayOf } from './mine-operation';
import { isAddress, type ReportedClaim } from './report-form';

/** Whether a relation is so, with a word of how that is known: a text, or an address. */
export type ToldClaim = Readonly<{ claim: ReportedClaim; relation: Relation; isSo: boolean; proof: string }>;
/** How well something is covered, 1 to 5. */
export type ToldLevel = Readonly<{ id: string; level: number }>;

/** All that someone says of one. */
export type ToldAnswers = Readonly<{
  about: string;
  /** Who says it, as the change log names them. */
  by: string;
  day: string;
  claims: readonly ToldClaim[];
  levels: readonly ToldLevel[];
}>;

/** What is proposed, and the source that all of it rests on. */
export type ToldChanges = Readonly<{ changes: readonly object[]; source: string }>;

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);

/** What a text is in each language of the pack. */
const texts = (
  { messages }: Model,
  id: 'mine-ask-source' | 'mine-ask-survey' | 'mine-ask-rating',
  args: Readonly<Record<'by' | 'name' | 'date', string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(messages.languages.map(language => [language, messages.in(language).say(id, args)]));

/** A relation as it is recorded: the sources that it has, and what it says of how the use is known. */
type RecordedRelation = Readonly<{ sources: readonly string[]; basis: readonly string[] }>;

const shownBy = ({ roles }: Model, relation: Relation): string | undefined =>
  roles.standings?.relation === relation.name ? roles.standings.shown?.fact : undefined;

/** What is recorded of a relation by someone, and does not follow from others by a rule; undefined where nothing is. */
const recordedOf = async (
  { claim: { from, to, validFrom }, relation }: ToldClaim,
  query: Query,
  model: Model,
): Promise<RecordedRelation | undefined> => {
  const basis = shownBy(model, relation);
  const isDerivable = relation.fields.has('derivedBy');
  const own = [...(basis === undefined ? [] : [`basis: ${basis}`]), ...(isDerivable ? ['derivedBy'] : [])];
  const facts = own.length === 0 ? '' : `... on ${relation.type}Step { ${own.join(' ')} }`;
  const { paths } = (await query(
    `query Recorded($from: ID!, $to: ID!, $relations: [RelationName!]) {
      paths(from: {id: $from}, to: {id: $to}, relations: $relations, maxHops: 1, direction: FORWARD, first: 20) {
        nodes { steps { validFrom sources { id } ${facts} } } } }`,
    { from, to, relations: [relation.name] },
  )) as Readonly<{ paths: Readonly<{ nodes: readonly Readonly<{ steps: readonly RecordedStep[] }>[] }> }>;
  const step = paths.nodes
    .flatMap(({ steps }) => steps)
    .find(one => (one.validFrom ?? undefined) === validFrom && !one.derivedBy);
  return step && { sources: step.sources.map(({ id }) => id), basis: step.basis ?? [] };
};
type RecordedStep = Readonly<{
  validFrom: string | null;
  sources: readonly Readonly<{ id: string }>[];
  basis?: readonly string[] | null;
  derivedBy?: string | null;
}>;

/** Makes changes of what someone says of one: what is so becomes a fact with its source, what is not is looked for and not found. */
export const changesOf = async (told: ToldAnswers, query: Query, model: Model): Promise<ToldChanges> => {
  const { about, by, day } = told;
  const name = await nameOf(about, query);
  const source = `source:told-${hash(about, by, day)}`;
  const args = { by, name, date: day };
  const title = texts(model, 'mine-ask-source', args);
  const fields = { id: source, name: title, title: Object.values(title)[0] ?? source, publisher: by };
  const saying: Saying = { told, source, model, query, evidence: Object.values(title)[0] ?? '' };
  const claims: object[] = [];
  for (const claim of told.claims) claims.push(...(await claimChanges(claim, saying)));
  return {
    source,
    changes: [
      { upsert: { source: { ...fields, dated: day, checkedOn: day, standing: 'STATED' } } },
      ...claims,
      ...surveyChanges(saying, args),
      ...told.levels.flatMap(level => levelChanges(level, saying, args)),
    ],
  };
};

type Saying = Readonly<{ told: ToldAnswers; source: string; model: Model; query: Query; evidence: string }>;

const nameOf = async (id: string, query: Query): Promise<string> => {
  const { entity } = (await query('query Name($id: ID!) { entity(id: $id) { name } }', { id })) as Readonly<{
    entity: Readonly<{ name: string }> | null;
  }>;
  return entity?.name ?? id;
};

const claimChanges = async (claim: ToldClaim, saying: Saying): Promise<readonly object[]> => {
  const { relation, isSo, proof } = claim;
  const { model, told, query } = saying;
  const { from, to, validFrom } = claim.claim;
  const recorded = await recordedOf(claim, query, model);
  // What is not so and nobody wrote has no record to contradict: that it was looked for says it.
  if (!isSo && recorded === undefined) return [];
  const cited = isAddress(proof) ? sourceOf(proof, model.languages.first) : undefined;
  const sources = [
    // A fact names first what may carry one.
    ...new Set([saying.source, ...(cited ? [cited.source] : []), ...(recorded?.sources ?? [])]),
  ];
  const basis = shownBy(model, relation);
  const { standings } = model.roles;
  const shown = basis === undefined ? [] : (standings?.shown?.is ?? []);
  const ends = { from, to, ...(validFrom === undefined ? {} : { validFrom }) };
  const verdict = { verdictOn: told.day, verdictEvidence: proof === '' ? saying.evidence : proof };
  const facts = isSo
    ? {
        certainty: 'FACT',
        sources,
        verdict: 'CONFIRMED',
        ...(basis === undefined ? {} : { [basis]: [...new Set([...(recorded?.basis ?? []), ...shown])] }),
        ...(basis === undefined || standings?.seen === undefined ? {} : { [standings.seen]: told.day }),
      }
    : { verdict: 'CONTRADICTED' };
  return [...(cited?.changes ?? []), { connect: { [relation.forward]: { ...ends, ...facts, ...verdict } } }];
};

type Args = Readonly<Record<'by' | 'name' | 'date', string>>;

/** That it was looked for and not found: a survey of one actor on one day, as surveys of many are kept. */
const surveyChanges = ({ told, model }: Saying, args: Args): readonly object[] => {
  const { standings } = model.roles;
  const looked = standings?.looked;
  const missing = told.claims.filter(
    ({ isSo, relation, claim }) =>
      !isSo && relation.name === standings?.relation && claim.from === told.about,
  );
  if (!looked || missing.length === 0) return [];
  const [covers, targets] = [looked.relation, looked.targets].map(name =>
    required(model.relations.get(name), 'a relation of surveys'),
  ) as [Relation, Relation];
  const kind = required(model.kinds.get(covers.from[0] ?? ''), 'the kind of surveys');
  const id = `${kind.prefix}:told-${hash(told.about, told.by, told.day)}`;
  return [
    {
      upsert: { [kind.singular]: { id, name: texts(model, 'mine-ask-survey', args), [looked.on]: told.day } },
    },
    {
      connect: {
        [covers.forward]: { from: id, to: told.about, [looked.found]: [], ...reached(covers, model) },
      },
    },
    ...missing.map(({ claim }) => ({ connect: { [targets.forward]: { from: id, to: claim.to } } })),
  ];
};

/** The value by which a survey says that it saw what it looked at: any but those that say that it did not. */
const reached = ({ fields }: Relation, { roles, enums }: Model): Readonly<Record<string, string>> => {
  const unless = roles.standings?.looked?.unless;
  const field = unless && fields.get(unless.fact);
  if (!field || field.type.kind !== 'enum') return {};
  const seen = enums.get(field.type.name)?.values.find(({ name }) => !unless.is?.includes(name));
  return seen ? { [field.name]: seen.name } : {};
};

/** How well something is covered, in the light of whom it is said of. */
const levelChanges = (
  { id: of, level }: ToldLevel,
  { told, model }: Saying,
  args: Args,
): readonly object[] => {
  const { kinds, relations } = model.roles;
  const kind = model.kinds.get(kinds.get('ASSESSMENT') ?? '');
  const [assesses, context] = (['ASSESSES', 'IN_CONTEXT_OF'] as const).map(role =>
    model.relations.get(relations.get(role) ?? ''),
  );
  if (!kind || !assesses || !context) return [];
  const id = `${kind.prefix}:told-${hash(told.about, of, told.day)}`;
  const day = dayOf(kind);
  const name = texts(model, 'mine-ask-rating', args);
  const said = { name, coverageCurrent: level, ...(day === undefined ? {} : { [day]: told.day }) };
  return [
    { upsert: { [kind.singular]: { id, ...said } } },
    { connect: { [assesses.forward]: { from: id, to: of } } },
    { connect: { [context.forward]: { from: id, to: told.about } } },
  ];
};
