import { grouped } from '../model/grouped';
import { kinds } from '../gql/labels';
import { SearchDocument, type KindName, type SearchQuery } from '../gql/graphql';
import { entityHref, type Lang } from '../model/state';
import { SearchForm } from '../parts/search-form';
import { capital } from '../words/texts';
import type { Context, Rendered } from './page';
import { troublePage } from './trouble';
import { nextOf } from '../views/parts';

type Hit = SearchQuery['search']['edges'][number];

const PAGE = 30;
const SUGGESTED = 10;

const kindWord = (kind: string, lang: Lang, n: number): string =>
  capital(kinds[kind]?.[n === 1 ? 'one' : 'many'][lang] ?? kind);

const isKind = (text: string): text is KindName => Object.hasOwn(kinds, text);

/** The name with what matched set off; the API says which fragments do. */
const Name = ({ hit: { node, highlights } }: { hit: Hit }) => {
  const of = highlights.find(
    ({ field, fragments }) => field === 'name' && fragments.map(({ text }) => text).join('') === node.name,
  );
  if (!of) return <>{node.name}</>;
  return <>{of.fragments.map(({ text, matched }, i) => (matched ? <mark key={i}>{text}</mark> : text))}</>;
};

/** Kinds in the order of their best hit. */
const byKind = (hits: readonly Hit[]): readonly (readonly [string, readonly Hit[]])[] => [
  ...grouped(hits, ({ node }) => node.__typename),
];

/** Options of a list box, as the script puts them below a field. */
const Options = ({ hits, context: { lang, t } }: { hits: readonly Hit[]; context: Context }) => (
  <>
    <p data-count>{t.search.count(hits.length)}</p>
    {byKind(hits).map(([kind, all]) => (
      <div key={kind} role="group" aria-label={kindWord(kind, lang, all.length)}>
        <div class="sg-option-kind" aria-hidden="true">
          {kindWord(kind, lang, all.length)}
        </div>
        {all.map(hit => (
          <div
            key={hit.node.id}
            role="option"
            class="sg-option"
            aria-selected="false"
            data-id={hit.node.id}
            data-name={hit.node.name}
          >
            <Name hit={hit} />
          </div>
        ))}
      </div>
    ))}
  </>
);

const Hits = ({ hits, context: { lang, state } }: { hits: readonly Hit[]; context: Context }) => (
  <>
    {byKind(hits).map(([kind, all]) => (
      <section key={kind}>
        <h2>{kindWord(kind, lang, all.length)}</h2>
        <ul class="sg-hits">
          {all.map(hit => (
            <li key={hit.node.id}>
              <a class="ds-link" href={entityHref(hit.node.id, state.lang)}>
                <Name hit={hit} />
              </a>
              {hit.node.description ? <p class="sg-note">{shortened(hit.node.description)}</p> : null}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
);

const LONGEST = 200;
const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`;

const pageOf = (
  context: Context,
  text: string,
  hits: readonly Hit[],
  total: number,
  next?: string,
): Rendered => {
  const { t, url } = context;
  const result =
    text === '' ? t.search.empty : total === 0 ? t.search.none(text) : t.search.found(total, text);
  const more = new URLSearchParams(url.searchParams);
  if (next !== undefined) more.set('side', next);
  return {
    kind: 'page',
    title: text === '' ? t.nav.search : `${t.search.title(text)} – ${result}`,
    description: result,
    main: (
      <>
        <h1>{text === '' ? t.nav.search : t.search.title(text)}</h1>
        <SearchForm context={context} text={text} />
        <p class="sg-lead">{result}</p>
        {text !== '' && total === 0 ? <p>{t.search.noneNext}</p> : null}
        <Hits hits={hits} context={context} />
        {next === undefined ? null : (
          <nav class="sg-pages" aria-label={t.pages}>
            <a class="ds-button" data-variant="secondary" href={`/sok?${more.toString()}`}>
              {t.next}
            </a>
          </nav>
        )}
      </>
    ),
  };
};

/** Hits by kind; and the same as suggestions, for the script that shows them while one types. */
export const searchPage = async (context: Context): Promise<Rendered> => {
  const { ask, url, lang, state } = context;
  const text = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const isPart = url.searchParams.get('del') === 'forslag';
  if (text === '') return isPart ? { kind: 'part', main: null } : pageOf(context, text, [], 0);
  const wanted = (url.searchParams.get('slag') ?? '').split(',').filter(isKind).slice(0, 20);
  const { data, fault } = await ask(SearchDocument, {
    text,
    ...(wanted.length > 0 ? { kinds: wanted } : {}),
    first: isPart ? SUGGESTED : PAGE,
    after: state.after,
    lang,
  });
  if (fault) return isPart ? { kind: 'part', main: null } : troublePage({ kind: 'fault', fault }, context);
  const { edges, totalCount, pageInfo } = data.search;
  if (isPart) return { kind: 'part', main: <Options hits={edges} context={context} /> };
  return pageOf(context, text, edges, totalCount, nextOf({ pageInfo }));
};
