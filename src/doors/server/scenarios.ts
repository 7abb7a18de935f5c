import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { identityOf, type Viewer } from '../../engine/access/viewer';
import { SamgrafError } from '../../engine/errors';
import type { Scenario } from '../scenarios/scenario';
import type { ScenarioMaker } from '../scenarios/scenario-maker';
import type { Credentials } from './access/credentials';
import type { Pages } from './explorer';
import { checkSender, formRoute, saidIn } from './forms';
import { LIMITED_BODY } from './in-flight';
import { readWish, sendOwn, withKey } from './own-things';
import { originOf } from './parameters';

type Uses = Readonly<{
  scenarios: ScenarioMaker;
  credentials: Credentials;
  pages: Pick<Pages, 'scenarioAddress'>;
}>;

const WANTED = z.strictObject({ name: z.string().max(500), page: z.string().min(1).max(4_000) });

/** Bytes of the form. */
const LIMIT = 16 * 1024;

/**
 * Scenarios of programs, with a key: POST /scenarios keeps a what-if by a name, GET lists one's own with the proposals that answer them, DELETE
 * /scenarios/ID ends one. POST /scenario is the form of the page that keeps one. Whoever has its address opens /scenario/ID with their own eyes.
 */
export const serveScenarios = (app: FastifyInstance, uses: Uses): void => {
  const { scenarios, credentials } = uses;
  const { onRequest } = credentials;
  app.post('/scenarios', { onRequest, ...LIMITED_BODY }, async (request, reply) => {
    const viewer = knownOf(credentials.viewerOf(request));
    const wanted = readWish(WANTED, request.body, 'kept', '{"name": "…", "page": "/sporsmal/…"}');
    return sendOwn(request, reply.code(201), shown(await make(wanted, viewer, uses), request));
  });
  app.get('/scenarios', { onRequest }, async (request, reply) => {
    const own = await scenarios.of(identityOf(knownOf(credentials.viewerOf(request))));
    return sendOwn(request, reply, { scenarios: own.map(one => shown(one, request)) });
  });
  type ById = Readonly<{ Params: Readonly<{ id: string }> }>;
  app.delete<ById>('/scenarios/:id', { onRequest }, async (request, reply) => {
    await scenarios.end(request.params.id, identityOf(knownOf(credentials.viewerOf(request))));
    return reply.code(204).send();
  });
  formRoute(app, {
    path: '/scenario',
    type: 'application/x-www-form-urlencoded',
    limit: LIMIT,
    answer: async (form, request, reply) => {
      checkSender(request);
      const viewer = knownOf(await credentials.viewerBy(`Bearer ${saidIn(form, 'key')}`, request.id));
      const said = { name: saidIn(form, 'navn'), page: saidIn(form, 'side') };
      const { id } = await make(said, viewer, uses);
      const lang = saidIn(form, 'lang');
      return reply.redirect(`/scenario/${id}${lang === '' ? '' : `?${new URLSearchParams({ lang })}`}`, 303);
    },
  });
};

/** @throws UNAUTHENTICATED */
const knownOf = (viewer: Viewer): Viewer =>
  withKey(viewer, 'To keep a scenario takes a key.', 'a what-if that is not kept takes none.');

const make = async (
  { name, page }: Readonly<{ name: string; page: string }>,
  viewer: Viewer,
  { scenarios, pages }: Uses,
): Promise<Scenario> => {
  const address = await pages.scenarioAddress(page);
  if (address === undefined)
    throw new SamgrafError(
      'BAD_INPUT',
      'No question that assumes something is at this address.',
      'Open the page of a question, assume something there (“What if …”), and give its address.',
    );
  return scenarios.make({ name, page: address, owner: identityOf(viewer), by: viewer.name });
};

const shown = ({ id, name, page, made, by, answers }: Scenario, request: FastifyRequest): object => ({
  ...{ id, name, page, made, by, answers },
  address: `${originOf(request)}/scenario/${id}`,
});
