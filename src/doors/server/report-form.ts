import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Model } from '../../engine/model/model';
import type { Query } from '../../files/imports/changes';
import { MOST_A_DAY, proposedBy, refusedIn, tooMany, type FormUses } from './form-proposals';
import { Allowance, checkSender, formRoute, saidIn } from './forms';
import type { Reported, ReportField } from './page-request';

/** Bytes of a form: some of our texts at their longest, each sign as nine. */
const LIMIT = 64 * 1024;
const NAMES = ['ledd', 'om', 'dato', 'fra', 'slag', 'sitat', 'kilde', 'kommentar'] as const;
type Fields = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** Most characters of what is said, so that all of it is a reason of a proposal; of an id, and of an address. */
const TEXT = 800;
const SHORT = 300;
const ADDRESS = 500;
const SHORTEST_QUOTE = 10;

/**
 * The form of the page that reports what is wrong: POST /meld. What it makes is a proposal, by whoever has the key; where the server
 * has a key for those without one, only its own pages may send it.
 */
export const reportForm = (app: FastifyInstance, given: FormUses): void => {
  const uses = { ...given, allowance: new Allowance(MOST_A_DAY, tooMany) };
  formRoute(app, {
    path: '/meld',
    type: 'application/x-www-form-urlencoded',
    limit: LIMIT,
    answer: async (form, request, reply) => {
      checkSender(request);
      const fields: Fields = Object.fromEntries(
        NAMES.flatMap(name => (saidIn(form, name) === '' ? [] : [[name, saidIn(form, name)]])),
      );
      const reported = await report(fields, saidIn(form, 'key'), request, uses);
      const [, scenario] = /^\/scenario\/([0-9a-f]{18})(?:[?/]|$)/.exec(fields.fra ?? '') ?? [];
      if (reported.proposal !== undefined && scenario !== undefined)
        await uses.scenarios?.answered(scenario, reported.proposal);
      return uses.show(request, reply, { reported: { ...reported, fields } });
    },
  });
};

type Became = Omit<Reported, 'fields'>;
const NOTHING: Became = { proposal: undefined, faults: [], refused: [] };

const report = async (
  fields: Fields,
  own: string,
  request: FastifyRequest,
  uses: FormUses & Readonly<{ allowance: Allowance }>,
): Promise<Became> => {
  const key = own === '' ? uses.key : own;
  const faults = [...faultsOf(fields), ...(key === undefined ? (['key'] as const) : [])];
  if (faults.length > 0 || key === undefined) return { ...NOTHING, faults };
  const became = await proposedBy({ own, key, request, uses }, query => proposed(fields, query, uses.model));
  return { ...NOTHING, ...became };
};

/** What must be said of what is missing, and of what is wrong; a source has an address of the web and its words. */
const faultsOf = (fields: Fields): readonly ReportField[] => {
  const { ledd, om, slag, sitat = '', kilde = '', kommentar = '' } = fields;
  const isSource = slag === 'kilde';
  const checks: readonly (readonly [ReportField, boolean])[] = [
    ['claim', (claimIn(ledd) !== undefined || isId(om)) && isShort(fields)],
    ['kind', slag === 'feil' || slag === 'annet' || isSource],
    ['source', kilde === '' ? !isSource : isAddress(kilde)],
    ['quote', sitat.length <= TEXT && (!isSource || sitat.length >= SHORTEST_QUOTE)],
    ['comment', kommentar.length <= TEXT && (isSource || kommentar !== '')],
  ];
  return checks.flatMap(([field, isRight]) => (isRight ? [] : [field]));
};

/** Tells whether a text is an id. */
export const isId = (text: string | undefined): text is string =>
  text !== undefined && text.length <= SHORT && /^[a-z-]+:\S+$/.test(text);
const isShort = ({ dato = '', fra = '' }: Fields): boolean => dato.length <= 10 && fra.length <= ADDRESS;
/** Tells whether a text is an address of the web. */
export const isAddress = (text: string): boolean =>
  text.length <= ADDRESS && URL.canParse(text) && /^https?:\/\/[^\s/]+/.test(text);

/** A relation between two things, by their ids, and the day on which it began where it has one. */
export type ReportedClaim = Readonly<{
  from: string;
  relation: string;
  to: string;
  validFrom: string | undefined;
}>;

/** A relation as from~RELATION~to, and the day on which it began where it has one. */
export const claimIn = (text = ''): ReportedClaim | undefined => {
  const [from = '', relation = '', to = '', validFrom] = text.split('~');
  const isClaim = isId(from) && isId(to) && /^[A-Z_]{1,60}$/.test(relation);
  return isClaim ? { from, relation, to, validFrom } : undefined;
};

const proposed = async (fields: Fields, query: Query, model: Model): Promise<Became> => {
  const { PROPOSE, sourceOf } = await import('../agents/tools/propose-change.js');
  const cited = fields.kilde === undefined ? undefined : sourceOf(fields.kilde, model.languages.first);
  const change = await changeOf(fields, cited?.source, query, model);
  if (change === undefined) return { ...NOTHING, faults: ['claim'] };
  const { propose } = (await query(PROPOSE, {
    changes: [...(cited?.changes ?? []), change],
    source: cited?.source,
    certainty: 'UNCERTAIN',
    reason: reasonOf(fields),
    dryRun: false,
  })) as { propose: Proposal };
  return { proposal: propose.proposal?.id, faults: [], refused: refusedIn(propose.report) };
};

type Refused = Readonly<{ code: string; message: string; hint: string }>;
type Proposal = Readonly<{
  proposal: Readonly<{ id: string }> | null;
  report: Readonly<{ results: readonly Readonly<{ faults: readonly Refused[] }>[] }> | null;
}>;

/** What whoever decides reads: what was said, the words of the source, and the page that it was said of. */
const reasonOf = ({ kommentar = '', sitat, fra }: Fields): string =>
  [kommentar, ...(sitat === undefined ? [] : [`«${sitat}»`]), ...(fra === undefined ? [] : [`(${fra})`])]
    .join(' ')
    .trim() || '–';

/** What is wrong is to go, and a source to be added to those that are there; of all else nothing is changed but by whoever decides. */
const changeOf = async (
  fields: Fields,
  source: string | undefined,
  query: Query,
  model: Model,
): Promise<object | undefined> => {
  const claim = claimIn(fields.ledd);
  if (claim === undefined) return aboutOf(fields, source, query, model);
  const relation = [...model.relations.values()].find(({ name }) => name === claim.relation);
  const recorded = relation && (await recordedOf(claim, fields.dato, query));
  if (relation === undefined || recorded === undefined) return undefined;
  const { from, to, validFrom } = claim;
  const ends = { from, to, ...(validFrom === undefined ? {} : { validFrom }) };
  if (fields.slag === 'feil') return { disconnect: { relation: relation.name, ...ends } };
  return { connect: { [relation.forward]: { ...ends, ...added(fields, recorded, source) } } };
};

type Cited = readonly Readonly<{ id: string }>[];

/** The sources with another, where that is what is proposed. */
const added = ({ slag }: Fields, sources: Cited, source: string | undefined): object =>
  slag === 'kilde' && source !== undefined
    ? { sources: [...new Set([...sources.map(({ id }) => id), source])] }
    : {};

const THING =
  'query Thing($id: ID!, $asOf: Date) { entity(id: $id, asOf: $asOf) { __typename sources { id } } }';

const aboutOf = async (
  fields: Fields,
  source: string | undefined,
  query: Query,
  { kinds }: Model,
): Promise<object | undefined> => {
  const { om: id, dato: asOf } = fields;
  const { entity } = (await query(THING, { id, asOf })) as {
    entity: Readonly<{ __typename: string; sources: Cited }> | null;
  };
  const kind = entity && kinds.get(entity.__typename);
  return kind ? { patch: { [kind.singular]: { id, ...added(fields, entity.sources, source) } } } : undefined;
};

const RECORDED = `query Recorded($from: ID!, $to: ID!, $relations: [RelationName!], $asOf: Date) {
  paths(from: {id: $from}, to: {id: $to}, relations: $relations, maxHops: 1, direction: FORWARD, asOf: $asOf, first: 20) {
    nodes { steps { validFrom sources { id } } }
  }
}`;
type Recorded = Readonly<{ validFrom: string | null; sources: Cited }>;

/** The sources of what is recorded; undefined if nothing such is. */
const recordedOf = async (
  { from, relation, to, validFrom }: ReportedClaim,
  asOf: string | undefined,
  query: Query,
): Promise<Cited | undefined> => {
  const { paths } = (await query(RECORDED, { from, to, relations: [relation], asOf })) as {
    paths: { nodes: readonly { steps: readonly Recorded[] }[] };
  };
  const steps = paths.nodes.flatMap(({ steps: of }) => of);
  return steps.find(step => (step.validFrom ?? undefined) === validFrom)?.sources;
};
