import type { NamedScenario } from '../../src/doors/server/page-request';
import { grouped } from '../model/grouped';
import { changed, entityHref, type State } from '../model/state';
import { followHref, SCENARIO_PATH, withFormat } from '../model/places';
import { REPORT_PATH } from '../model/report';
import { ANSWERS_PATH } from '../mine/ask-form';
import { HonestyStrip } from '../parts/honesty';
import { questionText } from '../parts/question-form';
import { Picture, Told } from '../parts/question-main';
import { WhatIfDifference } from '../parts/what-if';
import { urlOf } from '../parts/url';
import { viewAt } from '../views/list';
import { assumptionsOf } from '../words/assumptions';
import { countedKind } from '../words/kinds';
import { countedKinds } from '../words/many';
import { capital, dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import { notFoundPage } from './not-found';
import { openScenario, scenarioBy, scenarioId, type OpenScenario } from './open-scenario';
import { withOwnDay } from './own-day';
import type { ExplorerPage, PageContext, Rendered } from './page';
import { shownAt, type Shown } from './question';
import { fileOf } from './question-file';
import { scenarioAddress } from './scenario-page';
import { hitsOf, type Hit } from './scenario-hit';

/** The address of a scenario, or of whom it hits, in the language of a page. */
const hrefTo = ({ id }: NamedScenario, { lang }: Pick<State, 'lang'>, below = ''): string =>
  `${SCENARIO_PATH}/${id}${below}${lang ? `?lang=${lang}` : ''}`;

type Named = Readonly<{ scenario: NamedScenario; context: PageContext }>;

/** Whose it is, and what it supposes. */
const Kept = ({ scenario: { name, made, by }, context: { t, lang } }: Named) => (
  <p class="sg-asked">{t('scenario-kept', { name, by, date: dateText(made, lang) })}</p>
);

const Assumptions = ({ context: { state, t, lang }, names }: OpenScenario) => (
  <section aria-labelledby="antatt">
    <h2 id="antatt">{t('whatif-assumed')}</h2>
    <ul class="sg-assumed">
      {assumptionsOf(state, { names, lang, t }).map(({ text }) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
    <p>
      <a class="ds-link" href={changed(state, {})}>
        {t('scenario-change')}
      </a>
    </p>
  </section>
);

type Comparing = Named & Readonly<{ isUnmatched: boolean }>;

/** Asks which other scenario it is compared with. */
const CompareForm = ({ scenario, isUnmatched, context: { t, state } }: Comparing) => (
  <form method="get" action={`${SCENARIO_PATH}/${scenario.id}`}>
    {state.lang ? <input type="hidden" name="lang" value={state.lang} /> : null}
    <p class="sg-field">
      {isUnmatched ? (
        <span class="sg-wrong" role="alert">
          {t('scenario-compare-none')}
        </span>
      ) : null}
      <label for="scenario-mot">{t('scenario-compare')}</label>
      <input class="ds-input" id="scenario-mot" name="mot" maxLength={4000} required />
    </p>
    <button class="ds-button" data-variant="secondary" type="submit">
      {t('scenario-compare-press')}
    </button>
  </form>
);

/** Where it is compared, followed and sent from. */
const Next = ({ scenario, isUnmatched, context }: Comparing) => {
  const { t, state, reports } = context;
  const { answers } = scenario;
  const own = { url: new URL(`${SCENARIO_PATH}/${scenario.id}`, context.url), lang: context.lang };
  return (
    <section aria-labelledby="videre">
      <h2 id="videre">{t('scenario-next')}</h2>
      <ul class="sg-export-list">
        <li>
          <a class="ds-link" href={hrefTo(scenario, state, '/rammer')}>
            {t('scenario-hit-link')}
          </a>
        </li>
        <li>
          <a class="ds-link" href={withFormat(hrefTo(scenario, state), 'archimate')} download>
            {t('take-archimate')}
          </a>
        </li>
        {context.follows ? (
          <li>
            <a class="ds-link" href={followHref(own)}>
              {t('follow-link')}
            </a>
          </li>
        ) : null}
      </ul>
      {reports === undefined ? null : <p>{t('scenario-answers', { n: answers.length })}</p>}
      <CompareForm scenario={scenario} isUnmatched={isUnmatched} context={context} />
    </section>
  );
};

type Main = Readonly<{ found: OpenScenario; shown: Shown; isUnmatched: boolean; context: PageContext }>;

const ScenarioMain = ({ found, shown, isUnmatched, context }: Main) => {
  const { answer, difference, view, filled } = shown;
  return (
    <>
      <Kept {...found} />
      <p class="sg-asked">{questionText(view, filled, context)}</p>
      <h1>{answer.lead}</h1>
      <Picture shown={shown} context={context} />
      {difference ? <WhatIfDifference difference={difference} answer={answer} context={context} /> : null}
      <Assumptions {...found} />
      <Next scenario={found.scenario} isUnmatched={isUnmatched} context={context} />
      <Told shown={shown} context={context} />
      <HonestyStrip answer={answer} context={context} />
    </>
  );
};

/** The address of what a scenario is compared with: another one, or any page of a question. */
const otherOf = async (text: string, context: PageContext): Promise<string | undefined> => {
  const url = urlOf(text.trim(), context.url);
  const id = url && scenarioId(url);
  if (!url || id === undefined)
    return url && viewAt(url.pathname) ? `${url.pathname}${url.search}` : undefined;
  return (await scenarioBy(id, context))?.scenario.page;
};

const ofScenario = async (context: PageContext): Promise<Rendered> => {
  const found = await openScenario(context);
  const view = found && viewAt(found.context.url.pathname);
  if (!found || !view) return notFoundPage.render(context);
  const against = context.url.searchParams.get('mot');
  const other = against === null ? undefined : await otherOf(against, context);
  if (other !== undefined) return { kind: 'redirect', to: comparing(found.scenario.page, other, context) };
  const shown = await shownAt(view, found.context);
  if ('kind' in shown) return shown;
  const own = withOwnDay(view, found.context);
  const { name } = found.scenario;
  const file = fileOf(shown, { ...own, url: context.url }, name);
  if (file) return file;
  return {
    kind: 'page',
    title: `${name}: ${shown.answer.lead}`,
    description: shown.answer.lead,
    main: <ScenarioMain found={found} shown={shown} isUnmatched={against !== null} context={own} />,
  };
};

const comparing = (a: string, b: string, { state: { lang } }: PageContext): string =>
  `/sammenlign?${new URLSearchParams({ a, b, ...(lang ? { lang } : {}) })}`;

/** Where one of those that are hit answers: what is asked of it, or whatever it has to say. */
const AnswerAt = ({ actor: { id }, scenario, context }: Readonly<{ actor: Hit['actor'] }> & Named) => {
  const { t, state, reports } = context;
  if (reports === undefined) return null;
  const lang = state.lang ? { lang: state.lang } : {};
  const asked = new URLSearchParams({ om: id, scenario: scenario.id, ...lang });
  const said = new URLSearchParams({ om: id, fra: `${SCENARIO_PATH}/${scenario.id}`, ...lang });
  return (
    <span class="sg-note">
      <a class="ds-link" href={`${ANSWERS_PATH}?${asked}`}>
        {t('scenario-hit-ask')}
      </a>{' '}
      ·{' '}
      <a class="ds-link" href={`${REPORT_PATH}?${said}`}>
        {t('scenario-hit-say')}
      </a>
    </span>
  );
};

const HitRow = ({ hit: { actor, says }, ...named }: Readonly<{ hit: Hit }> & Named) => (
  <li>
    <a class="ds-link" href={entityHref(actor.id, named.context.along)}>
      {titleOf(actor, named.context.lang)}
    </a>{' '}
    <AnswerAt actor={actor} {...named} />
    {says[0] === undefined ? null : <div class="sg-note">{says[0]}</div>}
  </li>
);

/** Of a kind as many stand open; more are folded. */
const FEW = 12;

const OfKind = ({ kind, hits, ...named }: Readonly<{ kind: string; hits: readonly Hit[] }> & Named) => {
  const heading = capital(countedKind(hits.length, kind, named.context.lang));
  const list = (
    <ul class="sg-uses">
      {hits.map(hit => (
        <HitRow key={hit.actor.id} hit={hit} {...named} />
      ))}
    </ul>
  );
  return (
    <details class="sg-fold" open={hits.length <= FEW}>
      <summary>
        <h2>{heading}</h2>
      </summary>
      {list}
    </details>
  );
};

/** Whom it hits, in words: how many of which kinds. */
const hitText = (hits: readonly Hit[], isWhole: boolean, { t, lang }: PageContext): string => {
  const counted = countedKinds(
    hits.map(({ actor }) => actor.__typename),
    lang,
    { isWhole },
  );
  return hits.length === 0 ? t('scenario-hit-none') : t('scenario-hit', { counted });
};

type HitMainProps = Readonly<{ heading: string; hits: readonly Hit[]; isWhole: boolean }> & Named;

const HitMain = ({ heading, hits, isWhole, ...named }: HitMainProps) => {
  const { t, reports, state } = named.context;
  const kinds = [...grouped(hits, ({ actor }) => actor.__typename)].sort(
    ([, a], [, b]) => a.length - b.length,
  );
  return (
    <>
      <Kept {...named} />
      <h1>{heading}</h1>
      <p>{reports === undefined ? t('scenario-hit-closed') : t('scenario-hit-lead')}</p>
      {kinds.map(([kind, own]) => (
        <OfKind key={kind} kind={kind} hits={own} {...named} />
      ))}
      {isWhole ? null : <p class="sg-note">{t('scenario-hit-part')}</p>}
      <p>
        <a class="ds-link" href={hrefTo(named.scenario, state)}>
          {t('scenario-back')}
        </a>
      </p>
    </>
  );
};

const ofHit = async (context: PageContext): Promise<Rendered> => {
  const found = await openScenario(context);
  if (!found) return notFoundPage.render(context);
  const { hits, isWhole } = await hitsOf(found);
  const named = { scenario: found.scenario, context: found.context };
  const heading = hitText(hits, isWhole, context);
  return {
    kind: 'page',
    title: `${found.scenario.name}: ${heading}`,
    main: <HitMain heading={heading} hits={hits} isWhole={isWhole} {...named} />,
  };
};

const Making = ({ page, context: { t, lang } }: Readonly<{ page: string; context: PageContext }>) => (
  <>
    <p class="sg-lead">{t('scenario-keep-lead')}</p>
    <form class="sg-import" method="post" action={SCENARIO_PATH}>
      <input type="hidden" name="side" value={page} />
      <input type="hidden" name="lang" value={lang} />
      <p class="sg-field">
        <label for="scenario-navn">{t('scenario-name')}</label>
        <input class="ds-input" id="scenario-navn" name="navn" maxLength={120} required />
      </p>
      <p class="sg-field">
        <label for="scenario-key">{t('report-key')}</label>
        <input
          class="ds-input"
          id="scenario-key"
          name="key"
          type="password"
          maxLength={300}
          autocomplete="off"
          required
        />
      </p>
      <p class="sg-note">{t('scenario-keep-note')}</p>
      <button class="ds-button" type="submit">
        {t('scenario-keep-press')}
      </button>
    </form>
    <p>
      <a class="ds-link" href={page}>
        {t('scenario-keep-back')}
      </a>
    </p>
  </>
);

/** The form by which a what-if is kept. */
const making = (context: PageContext): Rendered => {
  const { t, url, scenario } = context;
  const page = scenarioAddress(url.searchParams.get('side') ?? '');
  return {
    kind: 'page',
    status: page === undefined && url.searchParams.has('side') ? 404 : 200,
    title: t('scenario-keep'),
    // Browsers tell where a form was sent from only where the page lets them tell its own server.
    headers: { 'referrer-policy': 'same-origin' },
    main: (
      <>
        <h1>{t('scenario-keep')}</h1>
        {page === undefined || !scenario ? (
          <p class="sg-lead">{t('scenario-nothing')}</p>
        ) : (
          <Making page={page} context={context} />
        )}
      </>
    ),
  };
};

/** What-ifs that have a name: each with before and after, whom it hits, and where one is made. */
export const scenarioPages: readonly ExplorerPage[] = [
  { path: SCENARIO_PATH, render: making, takes: () => [{ name: 'side' }] },
  {
    path: `${SCENARIO_PATH}/`,
    render: context => (context.url.pathname.endsWith('/rammer') ? ofHit(context) : ofScenario(context)),
    takes: () => [{ name: 'mot' }],
  },
];
