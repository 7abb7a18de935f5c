import type { FollowedAnswer, FollowedClaim, NotFollowed } from '../../src/doors/server/page-request';
import { sentencesOf, type Claim } from '../model/answer';
import { isId } from '../model/slots';
import { alongOf, PARAMETERS, readState, type State } from '../model/state';
import { unreadOf } from '../model/unread';
import { isSource, versionClaims } from '../model/versions';
import { questionText } from '../parts/question-form';
import { urlOf } from '../parts/url';
import { pageAddress } from './address';
import { askedAt } from './compare';
import { withOwnDay } from './own-day';
import type { PageContext, Rendered } from './page';
import { followedPolicy, isPolicyPage } from './policies';
import { shownAt, type Shown } from './question';
import { openScenario, scenarioId } from './open-scenario';
import { recorded } from '../views/recorded';
import type { View } from '../views/view';

/** Pages of one answer that are read; of a longer one, its heading and how many there are is what is followed. */
const MOST_PAGES = 10;

/** The parameters that an address is followed without: what is chosen or open, and which page of the answer is shown. */
const NOT_FOLLOWED: readonly string[] = [
  PARAMETERS.chosen,
  PARAMETERS.open,
  PARAMETERS.after,
  PARAMETERS.lang,
  'format',
];

type Asked = Readonly<{ view: View; state: State }>;

/** Returns what is asked at an address: a question, or what is recorded of the thing whose page it is. */
export const askedFor = (url: URL): Asked | undefined => {
  const asked = askedAt(url);
  if (asked) return asked;
  // The page of a thing, in whichever folder it lies.
  const [, folder, ...path] = url.pathname.split('/');
  const id = folder === undefined || path.length !== 1 ? undefined : pageAddress({ url }, `/${folder}/`);
  return id === undefined || !isId(id)
    ? undefined
    : { view: recorded, state: { ...readState(url), slots: { hva: id } } };
};

/** The address that an answer is followed at, with nothing in it that is of one reader's page; undefined if it is none. */
export const followedAddress = (text: string): string | undefined => {
  const url = urlOf(text, new URL('http://explorer.invalid'));
  // Nobody tells us when another graph changes.
  if (url?.searchParams.has(PARAMETERS.across)) return undefined;
  if (!url) return undefined;
  if (scenarioId(url) === undefined && !isPolicyPage(url) && askedFor(url) === undefined) return undefined;
  for (const name of NOT_FOLLOWED) url.searchParams.delete(name);
  url.searchParams.sort();
  return `${url.pathname}${url.search}`;
};

const claimOf = ({ key, text, steps, about = [] }: Claim): FollowedClaim => ({
  key,
  text,
  about: [
    ...new Set([...about.map(({ id }) => id), ...steps.flatMap(({ from, to }) => [from.id, to.id])]),
  ].sort(),
});

/**
 * Tells the answer of a page as whoever follows it is told: its heading, and each of its sentences by a key that stays. The pages of a long
 * answer are read one after the other. Where there is none, the status that its page has instead, or where it has moved to.
 */
export const followedAnswer = async (context: PageContext): Promise<FollowedAnswer | NotFollowed> => {
  if (isPolicyPage(context.url)) return followedPolicy(context);
  if (scenarioId(context.url) !== undefined) return followedScenario(context);
  const asked = askedFor(context.url);
  if (!asked || unreadOf(context.url, asked.view === recorded ? undefined : asked.view.slots) !== undefined)
    return { status: 404 };
  const { view } = asked;
  const claims = new Map<string, FollowedClaim>();
  let first: Shown | undefined;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const state = { ...asked.state, after, chosen: undefined, open: [] };
    const own = withOwnDay(view, { ...context, state, along: alongOf(state) });
    const shown = await shownAt(view, { ...own, state });
    if ('kind' in shown) return notFollowed(shown);
    first ??= shown;
    for (const claim of sentencesOf(shown.answer)) claims.set(claim.key, claimOf(claim));
    after = shown.answer.next;
    if (after === undefined) break;
  }
  const { hva = '' } = asked.state.slots;
  if (view === recorded && isSource(hva))
    for (const claim of await versionClaims(context, hva)) claims.set(claim.key, claim);
  return first ? toldOf(first, [...claims.values()], after === undefined, context) : { status: 404 };
};

/** The answer of a scenario, which is called by its name. */
const followedScenario = async (context: PageContext): Promise<FollowedAnswer | NotFollowed> => {
  const found = await openScenario(context);
  if (!found) return { status: 404 };
  const told = await followedAnswer(found.context);
  return 'claims' in told ? { ...told, title: `${found.scenario.name}: ${told.title}` } : told;
};

const notFollowed = (shown: Rendered): NotFollowed =>
  shown.kind === 'redirect'
    ? { status: 302, to: shown.to }
    : { status: (shown.kind === 'page' ? shown.status : undefined) ?? 404 };

const toldOf = (
  { view, filled, answer }: Shown,
  claims: readonly FollowedClaim[],
  isWhole: boolean,
  context: PageContext,
): FollowedAnswer => ({
  title: questionText(view, filled, context),
  heading: answer.lead,
  claims,
  isWhole: isWhole && answer.honesty.cut === undefined,
});
