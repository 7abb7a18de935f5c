import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Model } from '../../engine/model/model';
import { today } from '../../engine/model/scalars';
import type { ToldClaim, ToldLevel } from './answer-changes';
import { MOST_A_DAY, proposedBy, refusedIn, tooMany, type FormUses } from './form-proposals';
import { Allowance, checkSender, formRoute } from './forms';
import type { queryAs } from './import-route';
import { offersOf } from './mine-operation';
import type { AnswersBecame } from './page-request';
import { claimIn, isId } from './report-form';

/** Bytes of a form: as many rows as are asked, each with a word of proof. */
const LIMIT = 256 * 1024;
const MOST_ROWS = 300;
const LONGEST = 500;
const NAMED = /^(?:svar|bevis|grad):\S{1,700}$/;

/**
 * The form of the page that asks whether what is deduced of one is so: POST /stemmer. All that is answered is one proposal, by whoever
 * has the key; where the server has a key for those without one, only its own pages may send it.
 */
export const answersForm = (app: FastifyInstance, given: FormUses): void => {
  const uses = { ...given, allowance: new Allowance(MOST_A_DAY, tooMany) };
  formRoute(app, {
    path: '/stemmer',
    type: 'application/x-www-form-urlencoded',
    limit: LIMIT,
    answer: async (form, request, reply) => {
      checkSender(request);
      const fields = fieldsIn(form);
      const key = form.get('key');
      const own = typeof key === 'string' ? key.trim() : '';
      const became = await answer(fields, own, request, uses);
      const scenario = searchIn(request).get('scenario');
      if (became.proposal !== undefined && scenario !== null)
        await uses.scenarios?.answered(scenario, became.proposal);
      return uses.show(request, reply, { answered: { ...NOTHING, ...became, fields } });
    },
  });
};

const searchIn = ({ url }: FastifyRequest): URLSearchParams =>
  new URL(url, 'http://explorer.invalid').searchParams;

type Fields = Readonly<Record<string, string>>;

/** What was answered, by the names of the rows: each kept as it was, so that it need not be filled in again. */
const fieldsIn = (form: FormData): Fields =>
  Object.fromEntries(
    [...form.entries()]
      .flatMap(([name, value]) =>
        NAMED.test(name) && typeof value === 'string' && value.trim() !== ''
          ? [[name, value.trim().slice(0, LONGEST)] as const]
          : [],
      )
      .slice(0, 2 * MOST_ROWS),
  );

const NOTHING: AnswersBecame = {
  proposal: undefined,
  counts: { yes: 0, no: 0, rated: 0 },
  isRecorded: false,
  faults: [],
  refused: [],
  fields: {},
};

type Became = Partial<Omit<AnswersBecame, 'fields'>>;

const answer = async (
  fields: Fields,
  own: string,
  request: FastifyRequest,
  uses: FormUses & Readonly<{ allowance: Allowance }>,
): Promise<Became> => {
  const key = own === '' ? uses.key : own;
  const read = readRows(fields, uses.model);
  const about = searchIn(request).get('om') ?? '';
  if (read === undefined || !isId(about)) return { faults: ['rows'] };
  if (read.claims.length + read.levels.length === 0) return { faults: ['none'] };
  if (key === undefined) return { faults: ['key'] };
  return proposedBy({ own, key, request, uses }, async (query, viewer): Promise<Became> => {
    const { changesOf } = await import('./answer-changes.js');
    const told = { ...read, about, by: viewer.actor ?? viewer.name, day: today() };
    const changes = await changesOf(told, query, uses.model);
    const became = await proposed(changes, query, reasonOf(fields, request.url));
    return { ...became, counts: countsOf(read) };
  });
};

type Rows = Readonly<{ claims: readonly ToldClaim[]; levels: readonly ToldLevel[] }>;

const countsOf = ({ claims, levels }: Rows): AnswersBecame['counts'] => ({
  yes: claims.filter(({ isSo }) => isSo).length,
  no: claims.filter(({ isSo }) => !isSo).length,
  rated: levels.length,
});

/** The relations that are asked about. */
const askedIn = (model: Model): ReadonlySet<string> =>
  new Set([
    model.roles.relations.get('USES') ?? '',
    ...offersOf(model).flatMap(({ by, used }) => [by.name, used.name]),
  ]);

/** What is answered, but for what nobody knows; undefined where a row is about something else than is asked. */
const readRows = (fields: Fields, model: Model): Rows | undefined => {
  const [claims, levels] = [[] as ToldClaim[], [] as ToldLevel[]];
  const relations = askedIn(model);
  for (const [name, value] of Object.entries(fields)) {
    const [, what = '', key = ''] = /^(svar|grad):(.*)$/s.exec(name) ?? [];
    if (what === 'svar' && value !== 'vet-ikke') {
      const claim = claimIn(key);
      const relation = [...model.relations.values()].find(one => one.name === claim?.relation);
      if (!claim || !relation || !relations.has(relation.name) || !/^(?:ja|nei)$/.test(value))
        return undefined;
      claims.push({ claim, relation, isSo: value === 'ja', proof: fields[`bevis:${key}`] ?? '' });
    }
    if (what === 'grad') {
      if (!isId(key) || !/^[1-5]$/.test(value)) return undefined;
      levels.push({ id: key, level: Number(value) });
    }
  }
  return claims.length + levels.length > MOST_ROWS ? undefined : { claims, levels };
};

/** What whoever decides reads: each answer with its word of proof. */
const reasonOf = (fields: Fields, url: string): string => {
  const rows = Object.entries(fields).flatMap(([name, value]) => {
    const [, what = '', key = ''] = /^(svar|grad):(.*)$/s.exec(name) ?? [];
    const proof = fields[`bevis:${key}`];
    return what === '' || value === 'vet-ikke' ? [] : [`${key}: ${value}${proof ? ` («${proof}»)` : ''}`];
  });
  const text = `${rows.join('; ')} (${url})`;
  return text.length <= LONGEST_REASON ? text : `${text.slice(0, LONGEST_REASON - 1)}…`;
};
const LONGEST_REASON = 2_000;

const PROPOSE = `
  mutation Answers($changes: [ChangeInput!]!, $source: ID, $reason: String!, $dryRun: Boolean) {
    propose(changes: $changes, source: $source, certainty: FACT, reason: $reason, dryRun: $dryRun, once: true) {
      proposal { id }
      report { results { status faults { code message hint } } }
    }
  }`;
type Proposal = Readonly<{
  propose: Readonly<{
    proposal: Readonly<{ id: string }> | null;
    report: Readonly<{
      results: readonly Readonly<{
        status: string;
        faults: readonly Readonly<{ code: string; message: string; hint: string }>[];
      }>[];
    }> | null;
  }>;
}>;

/** Proposes it, unless all of it is recorded so already; the same that is proposed and not decided is that proposal. */
const proposed = async (
  { changes, source }: Readonly<{ changes: readonly object[]; source: string }>,
  query: ReturnType<typeof queryAs>,
  reason: string,
): Promise<Became> => {
  const send = async (dryRun: boolean): Promise<Proposal['propose']> => {
    const { propose } = (await query(PROPOSE, { changes, source, reason, dryRun })) as Proposal;
    return propose;
  };
  const { report } = await send(true);
  const refused = refusedIn(report);
  if (refused.length > 0) return { refused };
  if ((report?.results ?? []).every(({ status }) => status === 'UNCHANGED')) return { isRecorded: true };
  return { proposal: (await send(false)).proposal?.id };
};
