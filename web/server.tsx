import { render } from 'preact-render-to-string';
import * as gql from './gql/graphql';
import type {
  Assets,
  FollowedAnswer,
  NotFollowed,
  PageRequest,
  PageResponse,
} from '../src/doors/server/page-request';
import type { SentOperation } from './model/answer';
import { askingOf } from './model/asking';
import { alongOf, isLang, readState, type Lang } from './model/state';
import { unreadOf } from './model/unread';
import { pages } from './pages/list';
import type { PageContext, ExplorerPage, Rendered } from './pages/page';
import { askedAt } from './pages/compare';
import { followedAnswer } from './pages/followed';
import { notFoundPage } from './pages/not-found';
import { troublePage } from './pages/trouble';
import { Framed } from './parts/framed';
import { Layout } from './parts/layout';
import { viewAt } from './views/list';
import { messages } from './words/messages';
import { saying, wordIn } from './words/say';

/** The addresses that the server passes on: each page, or all below a folder of pages. */
export const paths: readonly string[] = [
  ...new Set(
    pages.map(({ path }) => {
      const [, folder = '', below] = path.split('/');
      return below === undefined ? path : `/${folder}/*`;
    }),
  ),
];

/** All that the explorer ever asks: a server that answers listed operations alone needs the list. */
export const operations: readonly string[] = Object.entries(gql)
  .filter(([name]) => name.endsWith('Document'))
  .map(([, document]) => document.toString());

/** By ?lang, then by Accept-Language (RFC 9110, 12.5.4), then the first of the pack's. */
export const languageOf = (
  asked: Lang | undefined,
  header = '',
  languages: readonly Lang[] = messages.languages.filter(isLang),
): Lang => {
  const isSpoken = (text: string | undefined): text is Lang => languages.some(one => one === text);
  if (asked !== undefined && isSpoken(asked)) return asked;
  const wishes = header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(/q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { lang: messages.spoken(tag.split('-')[0]), quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map(({ lang }) => lang).find(isSpoken) ?? languages[0] ?? 'en';
};

/** The page at an address, if the model that is running has what it asks for. */
const pageAt = (
  pathname: string,
  { has, forms }: Pick<PageContext, 'has' | 'forms'>,
): ExplorerPage | undefined =>
  pages.find(
    ({ path, asks = [], needsForms, isThere = () => true }) =>
      (path.endsWith('/') && path !== '/' ? pathname.startsWith(path) : pathname === path) &&
      (needsForms === undefined || forms !== undefined) &&
      isThere() &&
      has(...asks),
  );

const packIn = (
  { name, example, examples, stories, texts }: PageRequest['pack'],
  lang: Lang,
  languages: readonly Lang[],
): PageContext['pack'] => ({ name: name(lang), languages, example, examples, stories, ...texts[lang] });

/** The other graphs that are set, in a language. */
const graphsIn = ({ graphs, pack }: PageRequest, lang: Lang): Pick<PageContext, 'graphs' | 'graphName'> => {
  const all: PageContext['graphs'] = () =>
    graphs().map(({ graph, name, example, idOf }) => ({
      graph,
      idOf: iri => {
        const id = idOf(iri);
        return id === undefined ? undefined : `${graph}:${id}`;
      },
      name: wordIn(name, lang) ?? graph,
      example: example && {
        id: `${graph}:${example.id}`,
        name: wordIn(example.names, lang) ?? example.id,
      },
    }));
  return {
    graphs: all,
    graphName: of =>
      of === undefined ? pack.name(lang) : (all().find(({ graph }) => graph === of)?.name ?? of),
  };
};

const contextOf = (request: PageRequest): PageContext => {
  const url = new URL(request.url, 'http://explorer.invalid');
  const state = readState(url);
  const languages = request.pack.languages.filter(isLang);
  const lang = languageOf(state.lang, request.acceptLanguage, languages);
  const sent: SentOperation[] = [];
  const has: PageContext['has'] = (...operations) =>
    operations.every(one => request.fit(one.toString()) !== undefined);
  return {
    ask: askingOf(request.ask, request.fit, one => sent.push(one)),
    has,
    offers: path => pageAt(path, { has, forms: request.forms }) !== undefined,
    pack: packIn(request.pack, lang, languages),
    ...graphsIn(request, lang),
    sent,
    url,
    state,
    along: alongOf(state),
    lang,
    t: saying(lang),
    today: request.today,
    isKnown: request.isKnown,
    questions: request.questions,
    passage: request.passage,
    forms: request.forms,
    hasPlayground: request.hasPlayground,
    contact: request.contact,
    operator: request.operator,
    origin: request.origin,
    reports: request.reports,
    framedBy: request.framedBy,
    follows: request.follows,
    scenario: request.scenario,
    follow: request.follow,
    imported: request.imported,
    reported: request.reported,
    answered: request.answered,
  };
};

const HTML = 'text/html; charset=utf-8';

const fileResponse = (
  { type, name, text }: Extract<Rendered, { kind: 'file' }>,
  headers: PageResponse['headers'],
): PageResponse => ({
  status: 200,
  headers: {
    ...headers,
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  },
  body: text,
});

/** Nothing runs in it, it loads no more than its style, and only those may have it in a frame whom the operator lets. */
const framedPolicy = (framedBy: string): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');

/** A picture is shown where it is asked for, and other files are kept. */
const named = ({ name, make }: Extract<Rendered, { kind: 'made' }>): PageResponse['headers'] => ({
  'content-disposition': `${make.form === 'png' ? 'inline' : 'attachment'}; filename="${name}"`,
});

const pictureResponse = (
  { text, policy }: Extract<Rendered, { kind: 'picture' }>,
  { lang }: PageContext,
): PageResponse => ({
  status: 200,
  headers: {
    'content-type': 'image/svg+xml; charset=utf-8',
    'content-language': lang,
    'content-security-policy': policy,
    'cross-origin-resource-policy': 'cross-origin',
  },
  body: text,
});

const responseOf = (rendered: Rendered, context: PageContext, assets: Assets): PageResponse => {
  const headers = { 'content-type': HTML, 'content-language': context.lang };
  switch (rendered.kind) {
    case 'redirect':
      return { status: 302, headers: { ...headers, location: rendered.to }, body: '' };
    case 'file':
      return fileResponse(rendered, headers);
    case 'made':
      return { status: 200, headers: { ...headers, ...named(rendered) }, body: '', make: rendered.make };
    case 'text':
      return {
        status: rendered.status ?? 200,
        headers: { 'content-type': rendered.type },
        body: rendered.text,
      };
    case 'picture':
      return pictureResponse(rendered, context);
    case 'framed':
      return {
        status: 200,
        headers: { ...headers, 'content-security-policy': framedPolicy(context.framedBy) },
        body: `<!doctype html>${render(<Framed context={context} assets={assets} {...rendered} />)}`,
      };
    case 'part':
      return { status: 200, headers, body: render(<>{rendered.main}</>) };
    case 'page': {
      const { status = 200, title, description, card, main } = rendered;
      const page = (
        <Layout context={context} title={title} description={description} card={card} assets={assets}>
          {main}
        </Layout>
      );
      return { status, headers: { ...headers, ...rendered.headers }, body: `<!doctype html>${render(page)}` };
    }
  }
};

/** Pictures of questions lie below it, by the names of their pages. */
const PICTURES = '/bilde/';

/** The picture of a question, and its answer in a frame: what they are asked with is what its page is. */
const SHOWN_ELSEWHERE = /^\/(?:bilde|embed)\/([a-z-]{1,40})(?:\.svg)?$/;

/** Answers a request for a page. What the reader may see is decided by the API that it asks. */
export const respond = async (request: PageRequest): Promise<PageResponse> => {
  const context = contextOf(request);
  const { pathname } = context.url;
  const page = pageAt(pathname, context);
  const view = viewAt(pathname);
  // An address that no page has is not found, whatever else it says.
  const slots = view?.slots ?? page?.takes?.(pathname) ?? (page ? [] : undefined);
  const hasFiles = askedAt(context.url) !== undefined || pathname.startsWith(PICTURES);
  const { goesAcross } = viewAt(pathname.replace(SHOWN_ELSEWHERE, '/sporsmal/$1')) ?? {};
  const graphs = goesAcross ? context.graphs().map(({ graph }) => graph) : [];
  const part = page?.readsAddress ? undefined : unreadOf(context.url, slots, hasFiles, graphs);
  const rendered =
    part === undefined
      ? await (page ?? notFoundPage).render(context)
      : troublePage({ kind: 'unread', part }, context, view);
  return responseOf(rendered, context, request.assets);
};

/** The answer at an address as those who follow it are told it. */
export const followed = async (request: PageRequest): Promise<FollowedAnswer | NotFollowed> =>
  followedAnswer(contextOf(request));

export { followedAddress } from './pages/followed';
export { scenarioAddress } from './pages/scenario-page';

/** The page of an error that the HTTP server tells of: a fault of ours, or an address that no page has. */
export const refuse = async (
  request: PageRequest,
  { status, code, message, hint }: Readonly<{ status: number; code: string; message: string; hint?: string }>,
): Promise<PageResponse> => {
  const context = contextOf(request);
  const page =
    code === 'NOT_FOUND'
      ? await notFoundPage.render(context)
      : troublePage({ kind: 'fault', fault: { code, detail: message, hint } }, context);
  return { ...responseOf(page, context, request.assets), status };
};
