import type { QuotedPassage } from '../../src/doors/server/page-request';
import { markedIn } from '../model/marked';
import { entityHref, type Lang } from '../model/state';
import { MOST_SOURCES } from '../parts/passage';
import type { Say } from '../words/say';
import { dateText } from '../words/texts';
import { isWebAddress } from '../parts/steps';
import { notFoundPage } from './not-found';
import type { PageContext, ExplorerPage, Rendered } from './page';

type PassageProps = Readonly<{ found: QuotedPassage; quote: string; lang: Lang; t: Say }>;

const Passage = ({ found, quote, lang, t }: PassageProps) => {
  return (
    <>
      <blockquote class="sg-quote sg-passage">
        {markedIn(found.text, quote).map(({ text, isQuote }, i) =>
          isQuote ? <mark key={i}>{text}</mark> : text,
        )}
      </blockquote>
      <p>
        {t('passage-read')} {dateText(found.date, lang)}. {t('passage-version')}: {found.version}.{' '}
        {isWebAddress(found.address) ? (
          <a class="ds-link" href={found.address} rel="noreferrer noopener">
            {t('passage-where')}
          </a>
        ) : null}
      </p>
    </>
  );
};

const render = (context: PageContext): Rendered | Promise<Rendered> => {
  const { url, lang, along, passage, t } = context;
  if (!passage) return notFoundPage.render(context);
  const quote = (url.searchParams.get('sitat') ?? '').slice(0, 10_000);
  const sources = url.searchParams.getAll('kilde').slice(0, MOST_SOURCES);
  const found = passage(sources, quote);
  return {
    kind: 'page',
    title: t('passage-title'),
    ...(found ? {} : { status: 404 }),
    main: (
      <>
        <h1>{t('passage-title')}</h1>
        <p class="sg-lead">{found ? t('passage-intro') : t('passage-none')}</p>
        {found ? <Passage found={found} quote={quote} lang={lang} t={t} /> : null}
        {(found ? [found.source] : sources).map(source => (
          <p key={source}>
            <a class="ds-link" href={entityHref(source, along)}>
              {t('passage-source')}: {source}
            </a>
          </p>
        ))}
      </>
    ),
  };
};

/** The passage that a quote stands in, as it was archived; without a script. */
export const passagePage: ExplorerPage = { path: '/sitat', render };
