import type { Follows, FollowBecame } from '../../src/doors/server/page-request';
import type { FollowedAnswer } from '../../src/doors/server/page-request';
import { FOLLOW_PATH } from '../model/places';
import { readState } from '../model/state';
import { urlOf } from '../parts/url';
import { followedAddress, followedAnswer } from './followed';
import type { ExplorerPage, PageContext, Rendered } from './page';

type Reader = Readonly<{ context: PageContext; page: string }>;

const Feed = ({ context: { t, origin, lang }, page }: Reader) => {
  const address = `${origin}/feed.atom?${new URLSearchParams({ page, lang })}`;
  return (
    <section aria-labelledby="folg-feed">
      <h2 id="folg-feed">{t('follow-feed')}</h2>
      <p>{t('follow-feed-how')}</p>
      <p>
        <a class="ds-link" href={address} type="application/atom+xml">
          {address}
        </a>
      </p>
    </section>
  );
};

const EVERY = ['CHANGE', 'DAY', 'WEEK'] as const;

/** What the form says of what was sent with it before. */
const Became = ({ context: { t }, became }: { context: PageContext; became: FollowBecame }) =>
  became.what === 'SENT' ? (
    <p role="status">{t('follow-mail-sent', { to: became.to ?? '' })}</p>
  ) : became.what === 'WRONG' ? (
    <p class="sg-wrong" role="alert">
      {t('follow-mail-wrong')}
    </p>
  ) : null;

const Mail = ({ context, page }: Reader) => {
  const { t, lang, follow } = context;
  return (
    <section aria-labelledby="folg-post">
      <h2 id="folg-post">{t('follow-mail')}</h2>
      {follow ? <Became context={context} became={follow} /> : null}
      <form method="post" action={FOLLOW_PATH}>
        <input type="hidden" name="side" value={page} />
        <input type="hidden" name="lang" value={lang} />
        <p class="sg-field">
          <label for="folg-til">{t('follow-mail-to')}</label>
          <input
            class="ds-input"
            id="folg-til"
            name="til"
            type="email"
            autocomplete="email"
            maxLength={254}
            required
          />
        </p>
        <fieldset class="sg-fieldset">
          <legend>{t('follow-mail-every')}</legend>
          {EVERY.map(every => (
            <label key={every} class="sg-radio">
              <input type="radio" name="ofte" value={every} checked={every === 'WEEK'} />
              {t(`follow-mail-${every}`)}
            </label>
          ))}
        </fieldset>
        <button class="ds-button" type="submit">
          {t('follow-mail-send')}
        </button>
      </form>
    </section>
  );
};

const Program = ({ context: { t, origin }, page }: Reader) => (
  <details class="sg-more">
    <summary>{t('follow-program')}</summary>
    <p>{t('follow-program-how')}</p>
    <pre class="sg-code" tabIndex={0}>
      {[
        `curl ${origin}/follows -H 'authorization: Bearer samgraf_…' -H 'content-type: application/json' \\`,
        `  -d '${JSON.stringify({ page, webhook: { url: 'https://example.org/told' } })}'`,
      ].join('\n')}
    </pre>
  </details>
);

type Main = Reader & Readonly<{ follows: Follows; answer: FollowedAnswer }>;

const FollowMain = ({ follows, answer, ...reader }: Main) => {
  const { t, lang } = reader.context;
  return (
    <>
      <h1>{t('follow-title')}</h1>
      <p>
        <a class="ds-link" href={`${reader.page}${reader.page.includes('?') ? '&' : '?'}lang=${lang}`}>
          {answer.title}
        </a>
      </p>
      <p>{t('follow-now', { heading: answer.heading })}</p>
      <p>{t('follow-lead')}</p>
      {follows.mail ? <Mail {...reader} /> : null}
      <Feed {...reader} />
      <Program {...reader} />
    </>
  );
};

/** What became of what a letter led to; a press of a button does it, since programs open addresses in letters too. */
const Done = ({ context: { t }, became }: { context: PageContext; became: FollowBecame }) => {
  const { what, title = '' } = became;
  if (what === 'CONFIRMED')
    return (
      <>
        <h1>{t('follow-confirmed', { title })}</h1>
        <p>{t('follow-confirmed-lead')}</p>
      </>
    );
  return <h1>{what === 'ENDED' ? t('follow-ended', { title }) : t('follow-unknown')}</h1>;
};

const Press = ({ context: { t, url }, what }: { context: PageContext; what: 'bekreft' | 'slutt' }) => (
  <form method="post" action={`${FOLLOW_PATH}/${what}`}>
    <h1>{what === 'bekreft' ? t('follow-confirm-title') : t('follow-end-title')}</h1>
    <input type="hidden" name="id" value={url.searchParams.get('id') ?? ''} />
    <input type="hidden" name="token" value={url.searchParams.get('token') ?? ''} />
    <button class="ds-button" type="submit">
      {what === 'bekreft' ? t('follow-confirm-press') : t('follow-end-press')}
    </button>
  </form>
);

const titled = (
  context: PageContext,
  main: Extract<Rendered, { kind: 'page' }>['main'],
  status = 200,
): Rendered => ({
  kind: 'page',
  status,
  title: context.t('follow-title'),
  // Browsers tell where a form was sent from only where the page lets them tell its own server.
  headers: { 'referrer-policy': 'same-origin' },
  main,
});

const render = async (context: PageContext): Promise<Rendered> => {
  const { t, url, follows, follow } = context;
  const nothing = titled(context, <h1>{t('follow-nothing')}</h1>, url.searchParams.has('side') ? 404 : 200);
  const page = followedAddress(url.searchParams.get('side') ?? follow?.page ?? '');
  const of = page === undefined ? undefined : urlOf(page, url);
  if (!follows || page === undefined || !of) return nothing;
  const answer = await followedAnswer({
    ...context,
    url: of,
    state: { ...readState(of), lang: context.state.lang },
  });
  if (!('claims' in answer)) return nothing;
  return titled(context, <FollowMain context={context} page={page} follows={follows} answer={answer} />);
};

const NAMES = [{ name: 'side' }];
const BY_TOKEN = [{ name: 'id' }, { name: 'token' }];

/** By which an answer is followed, and by which that is confirmed and ended. */
export const followPages: readonly ExplorerPage[] = [
  { path: FOLLOW_PATH, render, takes: () => NAMES },
  ...(['bekreft', 'slutt'] as const).map((what): ExplorerPage => ({
    path: `${FOLLOW_PATH}/${what}`,
    takes: () => BY_TOKEN,
    render: context =>
      titled(
        context,
        context.follow ? (
          <Done context={context} became={context.follow} />
        ) : (
          <Press context={context} what={what} />
        ),
        context.follow?.what === 'UNKNOWN' ? 404 : 200,
      ),
  })),
];
