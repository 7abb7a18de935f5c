import type { FastifyInstance } from 'fastify';
import { SamgrafError } from '../../engine/errors';
import { isMailAddress, type Mailer } from '../follows/mailer';
import type { Mail, FollowedQuestion } from '../follows/follow';
import { networkOf } from './access/credentials';
import type { Pages } from './explorer';
import { Allowance, checkSender, formRoute, saidIn } from './forms';
import { mailAddress } from './follow-calls';
import { placeOf, type FollowUses } from './follow-routes';
import type { FollowBecame } from './page-request';
import { searchOf } from './parameters';

type Uses = FollowUses & Readonly<{ mailer: Mailer; address: string; show: Pages['answered'] }>;

/** Bytes of the form. */
const LIMIT = 16 * 1024;
/** Letters that one network may have sent to others in a day, to be confirmed. */
const MOST_A_DAY = 20;

const tooMany = (): SamgrafError =>
  new SamgrafError(
    'OVERLOADED',
    `${MOST_A_DAY} letters have been asked for from your address since yesterday, the most.`,
    'Try again tomorrow, or follow it by a reader of feeds.',
  );

const TYPE = 'application/x-www-form-urlencoded';

/**
 * The forms of the page by which an answer is followed by mail: POST /folg sends a letter to be confirmed, and nothing more to whoever does not press the
 * button of the page that it leads to; POST /folg/bekreft and /folg/slutt are those buttons, and the second what readers of mail end lists by
 * (RFC 8058).
 */
export const followForm = (app: FastifyInstance, uses: Uses): void => {
  const allowance = new Allowance(MOST_A_DAY, tooMany);
  formRoute(app, {
    path: '/folg',
    type: TYPE,
    limit: LIMIT,
    answer: async (form, request, reply) => {
      checkSender(request);
      const network = networkOf(request.ip);
      allowance.check(network);
      allowance.count(network);
      const every = saidIn(form, 'ofte');
      const wish = { page: saidIn(form, 'side'), language: saidIn(form, 'lang'), to: saidIn(form, 'til') };
      const follow = await wished({ ...wish, every: EVERY.find(one => one === every) ?? 'WEEK' }, uses);
      return uses.show(request, reply, { follow });
    },
  });
  for (const [path, what] of [
    ['/folg/bekreft', 'CONFIRM'],
    ['/folg/slutt', 'END'],
  ] as const)
    formRoute(app, {
      path,
      type: TYPE,
      limit: LIMIT,
      answer: async (form, request, reply) => {
        const search = new URLSearchParams(searchOf(request));
        const said = (name: string): string => saidIn(form, name) || (search.get(name) ?? '');
        const question = await uses.following.byToken(said('id'), said('token'), what);
        return uses.show(request, reply, { follow: becameOf(question, what) });
      },
    });
};

const EVERY: readonly Mail['every'][] = ['CHANGE', 'DAY', 'WEEK'];

const becameOf = (question: FollowedQuestion | undefined, what: 'CONFIRM' | 'END'): FollowBecame =>
  question
    ? { what: what === 'CONFIRM' ? 'CONFIRMED' : 'ENDED', title: question.answer.title }
    : { what: 'UNKNOWN' };

type WishByMail = Readonly<{ page: string; language: string; to: string; every: Mail['every'] }>;

const wished = async ({ page, language, to, every }: WishByMail, uses: Uses): Promise<FollowBecame> => {
  if (!isMailAddress(to)) return { what: 'WRONG', page };
  const { following, mailer, address, messages } = uses;
  const place = await placeOf(page, language, uses);
  const follow = await following.follow({
    ...place,
    origin: address,
    owner: undefined,
    by: { mail: { to, every } },
  });
  const question = await following.questionOf(follow);
  const { say } = messages.in(place.language);
  const title = question?.answer.title ?? '';
  const attempt = await mailer.send({
    id: `${follow.id}-0`,
    to,
    subject: say('follow-mail-subject', { title }),
    lines: [title, '', say('follow-mail-confirm'), mailAddress(follow, 'CONFIRM') ?? ''],
    end: mailAddress(follow, 'END'),
  });
  if (attempt.fault === undefined) return { what: 'SENT', page, to };
  await following.end(follow.id);
  throw new SamgrafError(
    'OVERLOADED',
    'The letter could not be sent just now.',
    'Try again later, or follow it by a reader of feeds.',
  );
};
