import { cardOf } from '../model/card';
import { embedHref, EMBED_PATH, OEMBED_PATH, withFormat } from '../model/places';
import { unreadOf } from '../model/unread';
import { urlOf } from '../parts/url';
import { FigureOf } from '../parts/figure';
import { FRAME, frameHtml } from '../parts/frame-html';
import { viewAt } from '../views/list';
import { pathOf, type View } from '../views/view';
import { alongOf, hrefOf, readState } from '../model/state';
import { withOwnDay } from './own-day';
import { notFoundPage } from './not-found';
import { shownAt, type Shown } from './question';
import type { ExplorerPage, PageContext, Rendered } from './page';

const viewFor = (pathname: string): View | undefined => viewAt(pathname.replace(EMBED_PATH, '/sporsmal/'));

const Points = ({ points }: { points: readonly string[] }) => (
  <ul class="sg-points">
    {points.map(point => (
      <li key={point}>{point}</li>
    ))}
  </ul>
);

/** The card of an answer on a page of someone else. */
const Embedded = ({ shown, context }: { shown: Shown; context: PageContext }) => {
  const { heading, sentences, certainty, asOf, address, who } = cardOf(shown, context, '');
  const { figure } = shown.answer;
  return (
    <>
      <h1>{heading}</h1>
      {figure ? <FigureOf figure={figure} label={heading} /> : <Points points={sentences} />}
      <p class="sg-note">
        {[certainty, asOf, who].filter(Boolean).join(' · ')}{' '}
        <a class="ds-link" href={address}>
          {context.t('take-embed-whole')}
        </a>
      </p>
    </>
  );
};

/** The same question at the address of its page. */
const asAsked = (view: View, context: PageContext): PageContext =>
  withOwnDay(view, { ...context, state: { ...context.state, path: pathOf(view) } });

/** Answers for frames, each at the address of its page but for the folder. */
export const embedPage: ExplorerPage = {
  path: EMBED_PATH,
  takes: pathname => viewFor(pathname)?.slots,
  render: async given => {
    const view = viewFor(given.url.pathname);
    if (!view || !given.has(...view.asks)) return notFoundPage.render(given);
    const context = asAsked(view, given);
    const shown = await shownAt(view, context);
    if (!('kind' in shown))
      return { kind: 'framed', title: shown.answer.lead, main: <Embedded shown={shown} context={context} /> };
    return shown.kind === 'redirect' ? { kind: 'redirect', to: embedHref(shown.to) } : shown;
  },
};

const THUMBNAIL = { width: 1600, height: 900 } as const;

const most = (text: string | null, otherwise: number): number =>
  text !== null && /^\d{1,5}$/.test(text) && Number(text) > 0 ? Number(text) : otherwise;

const json = (status: number, body: object): Rendered => ({
  kind: 'text',
  status,
  type: 'application/json; charset=utf-8',
  text: `${JSON.stringify(body)}\n`,
});

/** The answer that is asked for, in its language, as who asks sees it; undefined where there is none at that address. */
const answerAt = async (
  asked: URL,
  context: PageContext,
): Promise<Readonly<{ lead: string; href: string }> | undefined> => {
  const view = asked.origin === context.origin ? viewAt(asked.pathname) : undefined;
  if (!view || !context.has(...view.asks) || unreadOf(asked, view.slots) !== undefined) return undefined;
  const state = readState(asked);
  const lang = state.lang ?? context.lang;
  const own = withOwnDay(view, { ...context, url: asked, state, lang, along: alongOf(state) });
  const shown = await shownAt(view, own);
  return 'kind' in shown ? undefined : { lead: shown.answer.lead, href: hrefOf({ ...state, lang }) };
};

/** Tells other programs how to show an answer, by the address of its page: oEmbed 1.0 (oembed.com), as JSON. */
export const oembedPage: ExplorerPage = {
  path: OEMBED_PATH,
  readsAddress: true,
  render: async context => {
    const { url, origin, t } = context;
    const said = (name: string): string | null => url.searchParams.get(name);
    if ((said('format') ?? 'json') !== 'json')
      return json(501, { error: 'Only JSON is given: format=json.' });
    const asked = urlOf(said('url') ?? '');
    const answer = asked && (await answerAt(asked, context));
    if (!answer) return json(404, { error: 'There is no answer at this address.' });
    const [wide, high] = [most(said('maxwidth'), Infinity), most(said('maxheight'), Infinity)];
    const size = { width: Math.min(FRAME.width, wide), height: Math.min(FRAME.height, high) };
    const hasThumbnail = THUMBNAIL.width <= wide && THUMBNAIL.height <= high;
    return json(200, {
      version: '1.0',
      type: 'rich',
      title: answer.lead,
      provider_name: t('shell-brand'),
      provider_url: `${origin}/`,
      cache_age: 3600,
      ...size,
      html: frameHtml(`${origin}${embedHref(answer.href)}`, answer.lead, size),
      ...(hasThumbnail
        ? {
            thumbnail_url: `${origin}${withFormat(answer.href, 'png')}`,
            thumbnail_width: THUMBNAIL.width,
            thumbnail_height: THUMBNAIL.height,
          }
        : {}),
    });
  },
};
