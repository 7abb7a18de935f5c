import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../engine/access/viewer';
import { SamgrafError } from '../../engine/errors';
import type { Model } from '../../engine/model/model';
import type { ScenarioMaker } from '../scenarios/scenario-maker';
import { networkOf, type Credentials } from './access/credentials';
import type { Pages } from './explorer';
import type { Allowance } from './forms';
import { queryAs } from './import-route';
import type { AskAs } from './parameters';

/** What the forms of pages that make proposals work with. */
export type FormUses = Readonly<{
  askAs: AskAs;
  credentials: Credentials;
  model: Model;
  /** By which those propose who have none of their own; they may not if absent. */
  key: string | undefined;
  show: Pages['answered'];
  /** Notes which scenario a proposal answers, where scenarios are kept. */
  scenarios?: Pick<ScenarioMaker, 'answered'> | undefined;
}>;

/** Proposals of one address by the server's own key in a day: a tenth of what may be undecided, so that none takes all places. */
export const MOST_A_DAY = 20;

/** Makes the error that says that too much came without a key. */
export const tooMany = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    `${MOST_A_DAY} reports have come from your address since yesterday, the most that come without a key.`,
    'Send it tomorrow, or with a key of your own.',
  );

type Refusal = Readonly<{ code: string; text: string }>;
type Fault = Readonly<{ code: string; message: string; hint?: string | undefined }>;

/** What is told of a fault: what is wrong, and what to do. */
const refusalOf = ({ code, message, hint }: Fault): Refusal => ({
  code,
  text: `${message} ${hint ?? ''}`.trim(),
});

/** Why changes were refused, of a report of them. */
export const refusedIn = (
  report: Readonly<{ results: readonly Readonly<{ faults: readonly Fault[] }>[] }> | null,
): readonly Refusal[] => (report?.results ?? []).flatMap(({ faults }) => faults.map(refusalOf));

type Sent = Readonly<{
  /** The key that was sent along; empty if none was. */
  own: string;
  /** That, or else the server's. */
  key: string;
  request: FastifyRequest;
  uses: FormUses & Readonly<{ allowance: Allowance }>;
}>;

/**
 * Proposes as whoever has the key: what comes without one counts against its address, once it has become a proposal. What is
 * refused is told, and so is a key that is not valid.
 */
export const proposedBy = async <Became extends Readonly<{ proposal?: string | undefined }>>(
  { own, key, request, uses }: Sent,
  propose: (query: ReturnType<typeof queryAs>, viewer: Viewer) => Promise<Became>,
): Promise<Became | Readonly<{ faults: readonly ['key'] }> | Readonly<{ refused: readonly Refusal[] }>> => {
  try {
    const address = networkOf(request.ip);
    if (own === '') uses.allowance.check(address);
    const viewer = await uses.credentials.viewerBy(`Bearer ${key}`, request.id);
    const became = await propose(queryAs(uses.askAs, { request, viewer }), viewer);
    if (own === '' && became.proposal !== undefined) uses.allowance.count(address);
    return became;
  } catch (error) {
    if (!(error instanceof SamgrafError)) throw error;
    if (error.code === 'UNAUTHENTICATED' && own !== '') return { faults: ['key'] };
    return { refused: [refusalOf(error)] };
  }
};
