import type { ComponentChildren } from 'preact';
import type { Certainty } from '../gql/graphql';
import { compared } from '../gql/labels';
import type { ThingRef } from '../model/answer';
import { grouped } from '../model/grouped';
import { followHref } from '../model/places';
import { reportHref } from '../model/report';
import { alongHref, entityHref } from '../model/state';
import { CertaintyTag } from '../parts/certainty';
import { PageDay } from '../parts/conditions';
import { Questions } from '../parts/entity-questions';
import { FigureOf } from '../parts/figure';
import { Linked, ThingLink } from '../parts/linked';
import type { PageContext } from '../pages/page';
import { capital, dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import { hadBegun } from '../words/validity';
import { ruleOf } from '../views/parts';
import { AskForm } from './ask-form';
import { asksOf, ratingsOf } from './asks';
import type { Happening } from './calendar';
import { mineDots } from './dots';
import {
  actOf,
  gapsIn,
  ownUses,
  isField,
  isProvision,
  standingPart,
  type Mine,
  type MustHave,
  type Provision,
  type Stand,
} from './mine';
import { MemberOffers, ProvidedTable } from './offers';
import type { WeekNews } from './week';

export type MineShown = Readonly<{
  mine: Mine;
  calendar: readonly Happening[];
  news: readonly WeekNews[];
  heading: string;
}>;
type Props = Readonly<{ shown: MineShown; context: PageContext }>;

/** A week of the year as calendars of the country number it: ISO 8601, of the year that its Thursday is in. */
export const weekOf = (day: string): number => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
  const first = new Date(Date.UTC(date.getUTCFullYear(), 0, 4));
  return (
    1 + Math.round(((date.getTime() - first.getTime()) / 86_400_000 - 3 + ((first.getUTCDay() + 6) % 7)) / 7)
  );
};

/** Whose page it is, and what can be done with it. */
const Whose = ({ shown: { mine, heading }, context }: Props) => {
  const { t, lang, along, follows, reports, contact, origin, url, state } = context;
  const { entity, today } = mine;
  const report = reports ? reportHref({ key: '', text: '', steps: [], about: [entity] }, state) : contact;
  const body = [heading, '', `${origin}${url.pathname}${url.search}`].join('\n');
  const mail = `mailto:?${new URLSearchParams({ subject: titleOf(entity, lang), body }).toString().replaceAll('+', '%20')}`;
  return (
    <div class="sg-mine-whose">
      <p>
        <a class="ds-link" href={entityHref(entity.id, along)}>
          {capital(titleOf(entity, lang))}
        </a>{' '}
        · {t('mine-week', { week: String(weekOf(today)) })}
      </p>
      <p class="sg-mine-do">
        {follows ? (
          <a class="ds-link" href={followHref(context)}>
            {t('mine-follow')}
          </a>
        ) : null}{' '}
        <a class="ds-link" href={mail}>
          {t('mine-send')}
        </a>{' '}
        {report ? (
          <a class="ds-link" href={report}>
            {t('mine-report')}
          </a>
        ) : null}
      </p>
    </div>
  );
};

const SIGNS: Readonly<Record<Happening['kind'] | WeekNews['kind'], string>> = {
  binds: '■',
  applies: '□',
  ends: '×',
  starts: '+',
  peers: '+',
  moved: '⇄',
  own: '•',
};

const Sign = ({ kind }: { kind: keyof typeof SIGNS }) => (
  <span class={`sg-mine-sign sg-mine-sign-${kind}`} aria-hidden="true">
    {SIGNS[kind]}
  </span>
);

const MOST_NEWS = 6;

const Week = ({ shown: { news, mine }, context }: Props) => {
  const { t, along } = context;
  const isCut = mine.data.recorded.pageInfo.hasNextPage;
  return (
    <section aria-labelledby="nytt">
      <h2 id="nytt">{t('mine-news')}</h2>
      {news.length === 0 ? <p>{t('mine-news-none')}</p> : null}
      <ul class="sg-mine-list">
        {news.slice(0, MOST_NEWS).map(({ kind, text, about }) => (
          <li key={text}>
            <Sign kind={kind} /> <Linked text={text} things={about ? [about] : []} along={along} />
          </li>
        ))}
      </ul>
      {news.length > MOST_NEWS ? (
        <p class="sg-note">{t('mine-news-more', { n: news.length - MOST_NEWS })}</p>
      ) : null}
      {isCut ? <p class="sg-note">{t('mine-news-cut')}</p> : null}
    </section>
  );
};

/** Days that stand before the fold. */
const SOON = 7;

const Day = ({ one: { day, kind, text, about }, context }: { one: Happening; context: PageContext }) => {
  const { lang, along } = context;
  return (
    <li>
      <time dateTime={day}>{dateText(day, lang)}</time> <Sign kind={kind} />{' '}
      <span>
        <Linked text={text} things={[about]} along={along} />
        {/* What applies to nobody by name yet is said once, below. */}
        {kind === 'applies' ? null : <span class="sg-note"> {context.t(`mine-calendar-${kind}`)}</span>}
      </span>
    </li>
  );
};

const Calendar = ({ shown: { calendar, mine }, context }: Props) => {
  const { t } = context;
  const ahead = calendar.filter(({ day }) => day > mine.today);
  const keyOf = ({ day, kind, text }: Happening): string => [day, kind, text].join(' ');
  return (
    <section aria-labelledby="kommer">
      <h2 id="kommer">{t('mine-calendar')}</h2>
      {ahead.length === 0 ? <p>{t('mine-calendar-none')}</p> : null}
      <ol class="sg-mine-list sg-mine-days">
        {ahead.slice(0, SOON).map(one => (
          <Day key={keyOf(one)} one={one} context={context} />
        ))}
      </ol>
      {ahead.some(({ kind }) => kind === 'applies') ? (
        <p class="sg-note">
          <Sign kind="applies" /> {t('mine-calendar-applies')}
        </p>
      ) : null}
      {ahead.length > SOON ? (
        <details class="sg-fold">
          <summary>
            <h3>{t('mine-calendar-more', { n: ahead.length - SOON })}</h3>
          </summary>
          <ol class="sg-mine-list sg-mine-days">
            {ahead.slice(SOON).map(one => (
              <Day key={keyOf(one)} one={one} context={context} />
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
};

const inPart = ({ data }: Mine, ...parts: readonly MustHave[]): readonly Stand[] =>
  (data.standings?.nodes ?? []).filter(one => parts.includes(standingPart(one)));

const MustRows = ({ stands, context }: { stands: readonly Stand[]; context: PageContext }) => {
  const { t, along } = context;
  return (
    <table class="sg-table sg-mine-must">
      <thead>
        <tr>
          <th scope="col">{t('mine-must-how')}</th>
          <th scope="col">{t('answer-peers-resource')}</th>
          <th scope="col">{t('mine-must-rule')}</th>
        </tr>
      </thead>
      <tbody>
        {stands.map(stand => (
          <tr key={stand.resource.id}>
            <td>{t(`mine-must-${stand.standing === 'MUST' ? 'must' : 'should'}`)}</td>
            <td>
              <ThingLink thing={stand.resource} along={along} />
            </td>
            <td>{ruleOf(stand.through)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Rows that stand before the fold. */
const MUST_SHOWN = 4;

const Must = ({ shown: { mine }, context }: Props) => {
  const { t, lang } = context;
  const [must, should] = [inPart(mine, 'must'), inPart(mine, 'should')];
  const all = [...must, ...should];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="ma">
      <h2 id="ma">
        {capital(
          t('mine-must-title', {
            name: titleOf(mine.entity, lang),
            must: must.length,
            should: should.length,
          }),
        )}
      </h2>
      <MustRows stands={all.slice(0, MUST_SHOWN)} context={context} />
      {all.length > MUST_SHOWN ? (
        <Fold heading={t('mine-must-more', { n: all.length - MUST_SHOWN })}>
          <MustRows stands={all.slice(MUST_SHOWN)} context={context} />
        </Fold>
      ) : null}
    </section>
  );
};

const Chosen = ({ shown: { mine }, context }: Props) => {
  const { t, along, lang } = context;
  const draw = mineDots(mine, context);
  const chosen = inPart(mine, 'chosen');
  const name = titleOf(mine.entity, lang);
  const title = capital(t('mine-chosen-title', { name, n: chosen.length }));
  if (!draw && chosen.length === 0) return null;
  return (
    <section aria-labelledby="valgt">
      <h2 id="valgt">{title}</h2>
      {draw ? (
        <FigureOf figure={{ draw, wide: { width: 640, columns: 1 } }} label={title} />
      ) : (
        <p>
          {chosen.map(({ resource }, i) => (
            <>
              {i > 0 ? ', ' : ''}
              <ThingLink key={resource.id} thing={resource} along={along} />
            </>
          ))}
        </p>
      )}
    </section>
  );
};

const Fold = ({
  heading,
  count,
  children,
}: {
  heading: string;
  count?: number;
  children: ComponentChildren;
}) => (
  <details class="sg-fold">
    <summary>
      <h3>{heading}</h3>
      {count === undefined ? null : <span class="sg-count">{count}</span>}
    </summary>
    {children}
  </details>
);

type Bound = Readonly<{ node: Provision; certainty: Certainty }>;

/** The paragraphs of an act, each once: first those that a source says bind it, then those that follow. */
const Paragraphs = ({
  all,
  context: { t, along, lang },
}: {
  all: readonly Bound[];
  context: PageContext;
}) => (
  <>
    {[...grouped(all, ({ certainty }) => certainty)].map(([certainty, some], i) => (
      <>
        {i > 0 ? '; ' : ''}
        {certainty === 'FACT' ? '' : `${t(`certainty-${certainty}`).toLowerCase()}: `}
        {[...grouped(some, ({ node }) => node.article ?? node.id).values()].map(([first], j) =>
          first ? (
            <>
              {j > 0 ? ', ' : ''}
              <a key={first.node.id} class="ds-link" href={entityHref(first.node.id, along)}>
                {first.node.article ?? titleOf(first.node, lang)}
              </a>
            </>
          ) : null,
        )}
      </>
    ))}
  </>
);

/** The acts that bind it, with the provisions in each; those with most first. */
const Duties = ({ shown: { mine }, context }: Props) => {
  const { t, lang, along } = context;
  const { duties } = mine.data;
  const provisions = (duties?.nodes ?? []).flatMap(({ node, path }) =>
    isProvision(node) ? [{ node, certainty: path.certainty }] : [],
  );
  const acts = [...grouped(provisions, ({ node }) => actOf(node).id).values()].sort(
    (a, b) => b.length - a.length,
  );
  if (!duties || acts.length === 0) return null;
  const n = duties.totalCount ?? provisions.length;
  return (
    <Fold heading={t('mine-duties', { n, acts: acts.length, name: titleOf(mine.entity, lang) })} count={n}>
      <ul class="sg-plain">
        {acts.map(all => {
          const act = all[0] && actOf(all[0].node);
          return act ? (
            <li key={act.id}>
              <ThingLink thing={act} along={along} />: <Paragraphs all={all} context={context} />
            </li>
          ) : null;
        })}
      </ul>
      <p>
        <a class="ds-link" href={alongHref('/sporsmal/krav', along, { hvem: mine.entity.id })}>
          {t('question-obligations', { who: titleOf(mine.entity, lang) })}
        </a>
      </p>
    </Fold>
  );
};

/** What says so: the rule and the sources by name; their words stand on the page of the resource. */
const Rests = ({ stand: { through }, context }: { stand: Stand; context: PageContext }) => {
  const { t, along } = context;
  const sources = [...new Map(through.flatMap(of => of.sources.map(one => [one.id, one] as const))).values()];
  return sources.length === 0 ? null : (
    <details class="sg-more">
      <summary>
        {t('source-sources')} ({sources.length})
      </summary>
      <ul class="sg-plain">
        {sources.map(source => (
          <li key={source.id}>
            <ThingLink thing={source} along={along} />
          </li>
        ))}
      </ul>
    </details>
  );
};

const Standing = ({ stand, context }: { stand: Stand; context: PageContext }) => (
  <li>
    <p class="sg-text">
      <Linked text={stand.explanation} things={[stand.resource]} along={context.along} />{' '}
      {stand.through[0] ? <CertaintyTag certainty={stand.through[0].certainty} t={context.t} /> : null}
    </p>
    <Rests stand={stand} context={context} />
  </li>
);

const PARTS = [['must', 'should'], ['chosen'], ['expected'], ['unknown']] as const;

/** What it must, what a source shows, what is expected of all, and what nobody found: each with what says so. */
const Standings = ({ shown: { mine }, context }: Props) => {
  const { t } = context;
  return (
    <>
      {PARTS.map(parts => {
        const all = inPart(mine, ...parts);
        return all.length === 0 ? null : (
          <Fold key={parts[0]} heading={t(`mine-part-${parts[0]}`)} count={all.length}>
            <ul class="sg-uses sg-uses-short">
              {all.map(stand => (
                <Standing key={stand.resource.id} stand={stand} context={context} />
              ))}
            </ul>
          </Fold>
        );
      })}
    </>
  );
};

/** What others like it use that nobody looked up here: a gap is no proof. */
const NeverLooked = ({ shown: { mine }, context }: Props) => {
  const { t, along } = context;
  const gaps = gapsIn(mine).filter(({ isLookedUp }) => !isLookedUp);
  const things: readonly ThingRef[] = gaps.map(({ resource }) => resource);
  return gaps.length === 0 ? null : (
    <Fold heading={t('mine-part-never')} count={gaps.length}>
      <ul class="sg-plain">
        {things.map(thing => (
          <li key={thing.id}>
            <ThingLink thing={thing} said={capital(thing.name)} along={along} />
          </li>
        ))}
      </ul>
    </Fold>
  );
};

/** On another day than today it must be said of what it is not known whether it held then. */
const Undated = ({ shown: { mine }, context: { along, today, t } }: Props) => {
  const { day } = along;
  if (day === undefined || day === today) return null;
  const rules = [...(compared?.must ?? []), ...(compared?.should ?? [])];
  const undated = inPart(mine, 'must', 'should')
    .flatMap(stand => ownUses(stand, mine.entity.id))
    .filter(use => 'obligation' in use && rules.includes(use.obligation ?? '') && !hadBegun(use, day));
  return undated.length === 0 ? null : <p class="sg-note">{t('mine-undated', { n: undated.length })}</p>;
};

/** What it rests on, in folds. */
const Basis = ({ shown, context }: Props) => {
  const { t } = context;
  return (
    <section aria-labelledby="grunnlag">
      <h2 id="grunnlag">{t('mine-basis')}</h2>
      <Duties shown={shown} context={context} />
      <Standings shown={shown} context={context} />
      <NeverLooked shown={shown} context={context} />
      <details class="sg-fold">
        <summary>
          <h3>{t('mine-next')}</h3>
        </summary>
        <Questions entity={shown.mine.entity} context={context} />
      </details>
    </section>
  );
};

/** All of one: whose it is, the weightiest of what is new, what it must and has chosen, what comes, what is asked, and what it rests on. */
export const MineMain = ({ shown, context }: Props) => {
  const { mine, heading } = shown;
  const { entity } = mine;
  const isOne = !isField(entity);
  return (
    <div class="sg-mine">
      <Whose shown={shown} context={context} />
      <h1>{capital(heading)}</h1>
      <PageDay context={context} />
      <Undated shown={shown} context={context} />
      <div class="sg-mine-columns">
        <div>
          {isOne ? (
            <ProvidedTable entity={entity} context={context} />
          ) : (
            <MemberOffers mine={mine} context={context} />
          )}
          <Must shown={shown} context={context} />
          <Chosen shown={shown} context={context} />
        </div>
        <div class="sg-mine-now">
          <Week shown={shown} context={context} />
          <Calendar shown={shown} context={context} />
        </div>
      </div>
      <AskForm
        entity={entity}
        asks={asksOf(mine, context)}
        ratings={isOne ? [] : ratingsOf(mine)}
        context={context}
      />
      <Basis shown={shown} context={context} />
    </div>
  );
};
