import type { AddressedQuestion } from '../../src/doors/server/page-request';
import type { Lang } from '../model/state';
import { wordIn, type Say } from '../words/say';
import type { PageContext, ExplorerPage, Rendered } from './page';

const titleIn = ({ titles, name }: AddressedQuestion, lang: Lang): string => wordIn(titles, lang) ?? name;

/** A question with fields for what it needs; its address is what the form asks for. */
const Question = ({ of, lang, t }: { of: AddressedQuestion; lang: Lang; t: Say }) => {
  const needed = of.parameters.filter(({ isRequired }) => isRequired);
  return (
    <section class="sg-named" aria-labelledby={`q-${of.name}`}>
      <h2 id={`q-${of.name}`}>{titleIn(of, lang)}</h2>
      <form method="get" action={`/q/${of.name}.csv`}>
        {needed.map(({ name, descriptions }) => (
          <p class="sg-field" key={name}>
            <label for={`${of.name}-${name}`}>
              {(wordIn(descriptions, lang) ?? name).replace(/\.$/, '')} ({t('download-needed')})
            </label>
            <input class="ds-input" id={`${of.name}-${name}`} name={name} required maxLength={200} />
          </p>
        ))}
        {of.parameters.some(({ name }) => name === 'lang') ? (
          <input type="hidden" name="lang" value={lang} />
        ) : null}
        <div class="sg-search-row">
          <button class="ds-button" type="submit">
            {t('download-csv')}
          </button>
          <button class="ds-button" type="submit" data-variant="secondary" formaction={`/q/${of.name}.xlsx`}>
            {t('download-xlsx')}
          </button>
        </div>
      </form>
    </section>
  );
};

const FILES = [
  ['archimate', '/export?format=archimate'],
  ['turtle', '/export?format=ttl'],
  ['quads', '/export?format=nq'],
  ['catalog', '/catalog'],
] as const;

const Files = ({ t }: { t: Say }) => (
  <section aria-labelledby="filer">
    <h2 id="filer">{t('download-files')}</h2>
    <p>{t('download-files-intro')}</p>
    <ul>
      {FILES.map(([name, href]) => (
        <li key={name}>
          <a class="ds-link" href={href} download={name !== 'catalog'}>
            {t(`download-${name}`)}
          </a>
        </li>
      ))}
    </ul>
  </section>
);

const render = async ({ lang, questions, t }: PageContext): Promise<Rendered> => {
  const all = await questions();
  return {
    kind: 'page',
    title: t('download-title'),
    description: t('download-intro'),
    main: (
      <>
        <h1>{t('download-title')}</h1>
        <p class="sg-lead">{t('download-intro')}</p>
        {all.map(of => (
          <Question key={of.name} of={of} lang={lang} t={t} />
        ))}
        <Files t={t} />
        <p>
          <a class="ds-link" href="/q/openapi.json">
            {t('download-more')}
          </a>
        </p>
      </>
    ),
  };
};

/** The questions that have an address, for people who don't write GraphQL. */
export const tablesPage: ExplorerPage = { path: '/tabeller', render };
