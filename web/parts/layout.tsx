import type { Assets } from '../../src/doors/server/page-request';
import type { ComponentChildren } from 'preact';
import type { SentOperation } from '../model/answer';
import { hrefOf, type State } from '../model/state';
import type { PageContext, Rendered } from '../pages/page';
import {
  ASSESSMENT_PATH,
  COMPARED_PATH,
  followHref,
  MAP_PATHS,
  MINE_PATH,
  oembedHref,
} from '../model/places';
import { viewAt } from '../views/list';
import { InPlayground } from './in-playground';
import { comparedIn } from '../words/compared';
import { say } from '../words/say';

/** Files that the page loads, with the hash of their content in the address. */

const withLang = (href: string, state: State): string => (state.lang ? `${href}?lang=${state.lang}` : href);

const Header = ({ context }: { context: PageContext }) => {
  const { t, state, lang, hasPlayground, url, pack, offers } = context;
  const link = (href: string, text: string) => (
    <a href={withLang(href, state)} aria-current={url.pathname === href ? 'page' : undefined}>
      {text}
    </a>
  );
  return (
    <header class="sg-header">
      <div class="sg-inner">
        <a class="sg-brand" href={withLang('/', state)}>
          {t('shell-brand')}
        </a>
        <nav class="sg-nav" aria-label={t('shell-nav-label')}>
          {link('/', t('shell-nav-questions'))}
          {link('/sok', t('shell-nav-search'))}
          {offers(COMPARED_PATH) ? link(COMPARED_PATH, t('shell-nav-mine', comparedIn(lang))) : null}
          {MAP_PATHS.some(offers) ? link('/kart', t('shell-nav-maps')) : null}
          {link('/sammenlign', t('shell-nav-compare'))}
          {hasPlayground ? <a href={`/playground?lang=${lang}`}>{t('shell-nav-api')}</a> : null}
        </nav>
        <nav class="sg-languages" aria-label={t('shell-language')}>
          {pack.languages.map(to => (
            <a
              key={to}
              href={hrefOf({ ...state, lang: to })}
              lang={to}
              hreflang={to}
              aria-current={to === lang ? 'true' : undefined}
            >
              {say(to, 'shell-own-language')}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
};

/** The page of a question shows what it asked beside the other ways to take the answer along. */
const ownOperation = ({ hasPlayground, sent, url }: PageContext): SentOperation | undefined =>
  hasPlayground && viewAt(url.pathname) === undefined ? sent[0] : undefined;

/** Pages of things, which can be followed as the answers of questions can. */
const OF_THINGS = ['/id/', MINE_PATH] as const;

const Footer = ({ context, context: { t, state } }: { context: PageContext }) => {
  const sent = ownOperation(context);
  return (
    <footer class="sg-footer">
      <div class="sg-inner">
        <p>
          {t('shell-footer')}{' '}
          <a class="ds-link" href={withLang('/tabeller', state)}>
            {t('shell-nav-tables')}
          </a>{' '}
          {context.offers(ASSESSMENT_PATH) ? (
            <a class="ds-link" href={withLang(ASSESSMENT_PATH, state)}>
              {t('assess-title')}
            </a>
          ) : null}{' '}
          {context.offers('/regler') ? (
            <a class="ds-link" href={withLang('/regler', state)}>
              {t('policy-title')}
            </a>
          ) : null}{' '}
          <a class="ds-link" href={withLang('/om', state)}>
            {t('about-title')}
          </a>{' '}
          <a class="ds-link" href={withLang('/importer', state)}>
            {t('shell-nav-imports')}
          </a>{' '}
          {context.follows && OF_THINGS.some(path => context.url.pathname.startsWith(path)) ? (
            <a class="ds-link" href={followHref(context)}>
              {t('follow-link')}
            </a>
          ) : null}{' '}
          {sent ? <InPlayground sent={sent} context={context} /> : null}
        </p>
      </div>
    </footer>
  );
};

type Props = Readonly<{
  context: PageContext;
  title: string;
  description: string | undefined;
  card: Extract<Rendered, { kind: 'page' }>['card'];
  assets: Assets;
  children: ComponentChildren;
}>;

/** Measures of the picture of an answer: pixels. */
const CARD = { width: 1600, height: 900 } as const;

/**
 * The picture beside a link to the page: of an answer, or where the pack says what is seen on it, the one of the graph that we are
 * built with.
 */
const Shared = ({ context: { pack, origin, url }, assets, card }: SharedProps) => {
  const image = card ?? (pack.card === undefined ? undefined : { image: assets.card, about: pack.card });
  return image === undefined ? (
    <meta name="twitter:card" content="summary" />
  ) : (
    <>
      <meta property="og:image" content={`${origin}${image.image}`} />
      {card ? <meta property="og:image:width" content={String(CARD.width)} /> : null}
      {card ? <meta property="og:image:height" content={String(CARD.height)} /> : null}
      <meta property="og:image:alt" content={image.about} />
      <meta name="twitter:card" content="summary_large_image" />
      {card ? <link rel="alternate" type="application/json+oembed" href={oembedHref(url, origin)} /> : null}
    </>
  );
};
type SharedProps = Pick<Props, 'context' | 'assets' | 'card'>;

/** The whole document. It runs nothing inline, so that the policy of the page can forbid it. */
export const Layout = ({ context, title, description, card, assets, children }: Props) => {
  const { lang, t } = context;
  return (
    <html lang={lang} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${t('shell-brand')}`}</title>
        <meta property="og:title" content={title} />
        <meta property="og:type" content="website" />
        <Shared context={context} assets={assets} card={card} />
        {description ? <meta name="description" content={description} /> : null}
        {description ? <meta property="og:description" content={description} /> : null}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
      </head>
      <body
        data-network={t('fault-network')}
        data-suggestions={t('search-suggestions')}
        data-show={t('shell-show-in-picture')}
        data-drop={t('shell-drop-choice')}
        data-close={t('shell-close-picture')}
      >
        <a class="ds-skip-link" href="#innhold">
          {t('shell-skip')}
        </a>
        <Header context={context} />
        <main id="innhold" tabIndex={-1} class="sg-inner">
          {children}
        </main>
        <Footer context={context} />
        <div id="melding" role="status" aria-live="polite" class="sg-status" />
      </body>
    </html>
  );
};
