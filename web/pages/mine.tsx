import type { AnswersBecame } from '../../src/doors/server/page-request';
import { MineDocument } from '../gql/graphql';
import { mines } from '../gql/labels';
import { AskForm, ANSWERS_PATH } from '../mine/ask-form';
import { asksOf, ratingsOf, type MineAsk } from '../mine/asks';
import { calendarOf } from '../mine/calendar';
import { headingOf } from '../mine/heading';
import { isCompared, isField, PEERS, type Mine } from '../mine/mine';
import { MineMain } from '../mine/mine-main';
import { newsOf } from '../mine/week';
import { absentOn, isId } from '../model/slots';
import { MINE_PATH } from '../model/places';
import { alongHref, hrefOf } from '../model/state';
import { titleOf } from '../words/titles';
import { isDay } from '../words/texts';
import { pageAddress } from './address';
import type { ExplorerPage, PageContext, Rendered } from './page';
import { scenarioBy } from './open-scenario';
import { isNamedIn } from './scenario-hit';
import { troublePage } from './trouble';

const DAY_MS = 86_400_000;
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

/** The page looks a week back, and three years ahead. */
const BACK = 7;
const AHEAD = 3 * 366;

/** Asks for all that is shown of one, at once; or says why there is nothing to show. */
const readMine = async (context: PageContext, id: string): Promise<Mine | Rendered> => {
  const { ask, lang, state, today } = context;
  const { asOf } = state;
  if (asOf !== undefined && !isDay(asOf)) return troublePage({ kind: 'day', text: asOf }, context);
  const day = asOf ?? today;
  const since = dayBefore(day, BACK);
  const { data, fault } = await ask(MineDocument, {
    ...{ id, asOf, lang, today: day, since, until: dayBefore(day, -AHEAD), moment: `${since}T00:00:00Z` },
    ...{ isCompared: isCompared({ id }), isField: isField({ id }), peers: PEERS },
  });
  if (fault?.code === 'NOT_FOUND')
    return troublePage(await absentOn(context, id, asOf, on => hrefOf({ ...state, asOf: on })), context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const { entity } = data;
  if (entity === undefined) throw new Error('The answer lacks what was asked for.');
  if (entity === null) return troublePage({ kind: 'unknown', id }, context);
  // What neither acts nor has those who do belong to it has no page but that of a thing.
  if (mines[entity.__typename] === undefined)
    return { kind: 'redirect', to: alongHref(`/id/${id}`, context.along) };
  return { entity, data, today: day };
};

const isRendered = (of: Mine | Rendered): of is Rendered => 'kind' in of;

/** All that concerns one: what is new, what it must and has chosen, what comes, what nobody looked up. */
const minePage = async (context: PageContext): Promise<Rendered> => {
  const id = pageAddress(context, MINE_PATH);
  if (id === undefined || !isId(id))
    return troublePage({ kind: 'unknown', id: context.url.pathname }, context);
  const mine = await readMine(context, id);
  if (isRendered(mine)) return mine;
  const calendar = calendarOf(mine, context);
  const news = newsOf(mine, calendar, context);
  const heading = headingOf(mine, { news, calendar }, context);
  return {
    kind: 'page',
    title: titleOf(mine.entity, context.lang),
    description: heading,
    // Browsers tell where a form was sent from only where the page lets them tell its own server.
    headers: { 'referrer-policy': 'same-origin' },
    main: <MineMain shown={{ mine, calendar, news, heading }} context={context} />,
  };
};

const asked = (
  context: PageContext,
  status: number,
  main: Extract<Rendered, { kind: 'page' }>['main'],
): Rendered => ({
  kind: 'page',
  status,
  title: context.t('mine-ask-title'),
  headers: { 'referrer-policy': 'same-origin' },
  main,
});

const Back = ({ id, context: { t, along } }: { id: string; context: PageContext }) => (
  <p>
    <a class="ds-link" href={alongHref(`${MINE_PATH}${id}`, along)}>
      {t('mine-ask-back')}
    </a>
  </p>
);

/** What was made of what was answered. */
const Became = ({ answered, context: { t } }: { answered: AnswersBecame; context: PageContext }) => (
  <>
    <h1>{answered.isRecorded ? t('mine-ask-known') : t('mine-ask-made', answered.counts)}</h1>
    {answered.proposal === undefined ? null : (
      <p role="status">
        {t('mine-ask-number', { number: answered.proposal.replace('proposal:', '') })} {t('report-next')}
      </p>
    )}
  </>
);

/** What became of what was answered; or all that is asked about one, with what was filled in. */
const answersPage = async (context: PageContext): Promise<Rendered> => {
  const { t, url, answered, reports } = context;
  if (reports === undefined) return asked(context, 404, <p class="sg-lead">{t('report-off')}</p>);
  const id = url.searchParams.get('om') ?? '';
  const back = <Back id={id} context={context} />;
  if (answered && (answered.proposal !== undefined || answered.isRecorded))
    return asked(
      context,
      200,
      <>
        <Became answered={answered} context={context} />
        {back}
      </>,
    );
  if (!isId(id)) return asked(context, 404, <p class="sg-lead">{t('report-none')}</p>);
  const mine = await readMine(context, id);
  if (isRendered(mine)) return mine;
  const found = await scenarioBy(url.searchParams.get('scenario') ?? '', context);
  const isAsked = ({ things }: MineAsk): boolean => found !== undefined && isNamedIn(found, things);
  const all = asksOf(mine, context);
  // What the scenario is about is asked first.
  const asks = [...all.filter(isAsked), ...all.filter(ask => !isAsked(ask))];
  const ratings = isField(mine.entity) ? ratingsOf(mine) : [];
  return asked(
    context,
    answered ? 400 : 200,
    <>
      <h1>{titleOf(mine.entity, context.lang)}</h1>
      <AskForm
        entity={mine.entity}
        asks={asks}
        ratings={ratings}
        scenario={found?.scenario}
        context={context}
      />
      {back}
    </>,
  );
};

/** What the pages ask. */
export const MINE_ASKS = [MineDocument];

/** The page of all that concerns one, and where what it asks is answered. */
export const minePages: readonly ExplorerPage[] = [
  { path: MINE_PATH, asks: MINE_ASKS, render: minePage },
  {
    path: ANSWERS_PATH,
    asks: MINE_ASKS,
    render: answersPage,
    takes: () => [{ name: 'om' }, { name: 'scenario' }],
  },
];
