import type { AddressedQuestion } from '../../src/doors/server/page-request';
import type { Lang } from '../model/state';
import { wordIn, type Say } from '../words/say';
import { isId, lookUp } from '../model/slots';
import type { PageContext, ExplorerPage, Rendered } from './page';
import { notFoundPage } from './not-found';
import { troublePage } from './trouble';

const titleIn = ({ titles, name }: AddressedQuestion, lang: Lang): string => wordIn(titles, lang) ?? name;

/** Where its file is asked for: where names become ids first, or at its own address. */
const fileAt = (of: AddressedQuestion, form: string): string =>
  `${takesIds(of) ? '/tabeller' : '/q'}/${of.name}.${form}`;

const takesIds = ({ parameters }: AddressedQuestion): boolean =>
  parameters.some(({ isRequired, takesId }) => isRequired && takesId);

/** A question with fields for what it needs; its address is what the form asks for. */
const Question = ({ of, lang, t }: { of: AddressedQuestion; lang: Lang; t: Say }) => {
  const needed = of.parameters.filter(({ isRequired }) => isRequired);
  return (
    <section class="sg-named" aria-labelledby={`q-${of.name}`}>
      <h2 id={`q-${of.name}`}>{titleIn(of, lang)}</h2>
      <form method="get" action={fileAt(of, 'csv')}>
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
          <button class="ds-button" type="submit" data-variant="secondary" formaction={fileAt(of, 'xlsx')}>
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
        <p>{t('download-names')}</p>
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

/** Leads to a file by its address, with ids for the names that were written; or says what may be meant by them. */
const withIds = async (context: PageContext): Promise<Rendered> => {
  const { pathname, searchParams } = context.url;
  const [, name, form] = /^\/tabeller\/([\w-]+)\.(csv|xlsx)$/.exec(pathname) ?? [];
  const of = (await context.questions()).find(one => one.name === name);
  if (!of) return notFoundPage.render(context);
  const asked = new URLSearchParams(searchParams);
  for (const { name: parameter, takesId } of of.parameters) {
    const text = (asked.get(parameter) ?? '').trim();
    if (!takesId || text === '' || isId(text)) continue;
    const withId = (id: string): string => {
      asked.set(parameter, id);
      return `${pathname}?${asked.toString()}`;
    };
    const found = await lookUp(context, text, [], withId);
    if (!('id' in found)) return troublePage(found.trouble, context);
    asked.set(parameter, found.id);
  }
  return { kind: 'redirect', to: `/q/${of.name}.${form}?${asked.toString()}` };
};

/** Files by name, as the form of the page asks for them. */
export const filePage: ExplorerPage = { path: '/tabeller/', render: withIds, handsOn: true };
