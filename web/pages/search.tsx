import { kinds } from '../gql/labels';
import { grouped } from '../model/grouped';
import { SearchDocument, type KindName, type SearchQuery } from '../gql/graphql';
import { tellApart } from '../model/namesakes';
import { Told } from '../parts/told';
import { entityHref, type Lang } from '../model/state';
import { PageDay } from '../parts/conditions';
import { SearchForm } from '../parts/search-form';
import { capital, dateText, isDay } from '../words/texts';
import { validText } from '../words/validity';
import { otherDayOf } from '../model/elsewhen';
import type { PageContext, Rendered } from './page';
import { troublePage } from './trouble';
import { understand, type Understood } from './understood';
import { nextOf } from '../views/parts';
import { kindsWord } from '../words/kinds';

type Hit = SearchQuery['search']['edges'][number];

const PAGE = 30;
const SUGGESTED = 10;

const kindWord = (kind: string, lang: Lang, n: number): string => capital(kindsWord(kind, n, lang));

const isKind = (text: string): text is KindName => Object.hasOwn(kinds, text);

/** The name with what matched set off; the API says which fragments do. */
const Name = ({ hit: { node, highlights } }: { hit: Hit }) => {
  const of = highlights.find(
    ({ field, fragments }) => field === 'name' && fragments.map(({ text }) => text).join('') === node.name,
  );
  if (!of) return <>{node.name}</>;
  return <>{of.fragments.map(({ text, matched }, i) => (matched ? <mark key={i}>{text}</mark> : text))}</>;
};

/** Kinds in the order of their best hit; what others are cited from comes last. */
const byKind = (hits: readonly Hit[]): readonly (readonly [string, readonly Hit[]])[] =>
  [...grouped(hits, ({ node }) => node.__typename)].sort(
    ([a], [b]) => Number(a === 'Source') - Number(b === 'Source'),
  );

/** What is found, and what tells those of the same name apart. */
type Found = Readonly<{ hits: readonly Hit[]; apart: ReadonlyMap<string, string> }>;
const NOTHING: Found = { hits: [], apart: new Map() };

const apartText = ({ apart }: Found, { node: { id } }: Hit): string => {
  const whole = apart.get(id);
  return whole === undefined ? '' : ` (${whole})`;
};

/** Options of a list box, as the script puts them below a field. */
const Options = ({ found, context: { lang, t } }: { found: Found; context: PageContext }) => (
  <>
    <p data-count>{t('search-count', { n: found.hits.length })}</p>
    {byKind(found.hits).map(([kind, all]) => (
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
            {apartText(found, hit)}
          </div>
        ))}
      </div>
    ))}
  </>
);

/** A hit's address: of what doesn't hold on the page's day, on a day on which it does. */
const hrefOf = ({ node }: Hit, { along, state, today }: PageContext): string => {
  const day = otherDayOf(node, state.asOf ?? today);
  return entityHref(node.id, day === undefined ? along : { ...along, day });
};

/** Says of what doesn't hold on the page's day when it does. */
const When = ({ hit: { node }, context }: { hit: Hit; context: PageContext }) => {
  const { t, lang, state, today } = context;
  if (otherDayOf(node, state.asOf ?? today) === undefined) return null;
  const [from, to] = [node.validFrom, node.validTo].map(day => (day ? dateText(day, lang) : undefined));
  return <p class="sg-note">{validText(from, to, t)}</p>;
};

const Results = ({ found, context }: { found: Found; context: PageContext }) => (
  <>
    {byKind(found.hits).map(([kind, all]) => (
      <section key={kind}>
        <h2>{kindWord(kind, context.lang, all.length)}</h2>
        <ul class="sg-hits">
          {all.map(hit => (
            <li key={hit.node.id}>
              <a class="ds-link" href={hrefOf(hit, context)}>
                <Name hit={hit} />
                {apartText(found, hit)}
              </a>
              <When hit={hit} context={context} />
              {hit.node.description ? (
                <p class="sg-note">
                  <Told text={shortened(hit.node.description)} lang={context.lang} />
                </p>
              ) : null}
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

/** Hits of a text, and the question that it is read as, if it is one. */
type Listed = Readonly<{
  text: string;
  found: Found;
  total: number;
  next?: string | undefined;
  read?: Understood | undefined;
}>;

/** The question that the text is read as; of one whose thing is not found, what that is. */
const ReadAs = ({ read, t }: { read: Understood; t: PageContext['t'] }) =>
  read.href === undefined ? (
    <p>{t('search-read-none', { question: read.question, text: read.missing })}</p>
  ) : (
    <p>
      {t('search-read-as')}{' '}
      <a class="ds-link" href={read.href}>
        {read.question}
      </a>
    </p>
  );

const pageOf = (context: PageContext, listed: Listed): Rendered => {
  const { t, url } = context;
  const { text, found, total, next, read } = listed;
  const result =
    text === ''
      ? t('search-empty')
      : total === 0
        ? t('search-none', { text })
        : t('search-found', { n: total, text });
  const more = new URLSearchParams(url.searchParams);
  if (next !== undefined) more.set('side', next);
  return {
    kind: 'page',
    title: text === '' ? t('shell-nav-search') : `${t('search-title', { text })} – ${result}`,
    description: result,
    main: (
      <>
        <h1>{text === '' ? t('shell-nav-search') : t('search-title', { text })}</h1>
        <PageDay context={context} />
        <SearchForm context={context} text={text} />
        <p class="sg-lead">{result}</p>
        {read ? <ReadAs read={read} t={t} /> : null}
        {text !== '' && total === 0 ? <p>{t('search-none-next')}</p> : null}
        <Results found={found} context={context} />
        {next === undefined ? null : (
          <nav class="sg-pages" aria-label={t('shell-pages')}>
            <a class="ds-button" data-variant="secondary" href={`/sok?${more.toString()}`}>
              {t('shell-next')}
            </a>
          </nav>
        )}
      </>
    ),
  };
};

/** The one thing that is called so by who says also of what kind it is, which the search tells */
const namedWithNoun = (edges: readonly Hit[], text: string): readonly Hit[] => {
  const called = edges.filter(of => of.called);
  const said = text.toLowerCase();
  const isNamed = called.every(({ node: { name } }) => {
    const own = name.toLowerCase();
    return own !== said && ` ${said} `.includes(` ${own} `);
  });
  return called.length === 1 && isNamed ? called : [];
};

/** Hits by kind; and the same as suggestions, for the script that shows them while one types. */
export const searchPage = async (context: PageContext): Promise<Rendered> => {
  const { ask, url, lang, state } = context;
  const text = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const isPart = url.searchParams.get('del') === 'forslag';
  if (state.asOf !== undefined && !isDay(state.asOf))
    return troublePage({ kind: 'day', text: state.asOf }, context);
  if (text === '')
    return isPart ? { kind: 'part', main: null } : pageOf(context, { text, found: NOTHING, total: 0 });
  const wanted = (url.searchParams.get('slag') ?? '').split(',').filter(isKind).slice(0, 20);
  const { data, fault } = await ask(SearchDocument, {
    text,
    ...(wanted.length > 0 ? { kinds: wanted } : {}),
    first: isPart ? SUGGESTED : PAGE,
    after: state.after,
    asOf: state.asOf,
    // What has ended is looked for too, by the name that it had.
    anyDay: !isPart,
    lang,
  });
  if (fault) return isPart ? { kind: 'part', main: null } : troublePage({ kind: 'fault', fault }, context);
  const { edges, totalCount, pageInfo } = data.search;
  const nodes = edges.map(({ node }) => node);
  const found = { hits: edges, apart: await tellApart({ ask, lang, asOf: state.asOf }, nodes) };
  const [only] = totalCount === 1 ? edges : namedWithNoun(edges, text);
  if (!isPart && only) return { kind: 'redirect', to: hrefOf(only, context) };
  if (isPart) return { kind: 'part', main: <Options found={found} context={context} /> };
  // What is called so is meant, whatever else its words may ask.
  const read = edges.some(({ called }) => called) ? undefined : await understand(text, context);
  if (read?.href !== undefined && totalCount === 0) return { kind: 'redirect', to: read.href };
  return pageOf(context, { text, found, total: totalCount, next: nextOf({ pageInfo }), read });
};
