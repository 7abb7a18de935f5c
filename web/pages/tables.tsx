import type { NamedQuestion } from '../../src/server/page-request';
import type { Lang } from '../model/state';
import type { Context, Page, Rendered } from './page';

type Words = Readonly<
  Record<
    | 'title'
    | 'intro'
    | 'needed'
    | 'csv'
    | 'xlsx'
    | 'more'
    | 'files'
    | 'filesIntro'
    | 'archimate'
    | 'turtle'
    | 'quads'
    | 'catalog',
    string
  >
>;

const WORDS: Readonly<Record<Lang, Words>> = {
  nb: {
    title: 'Svar som tabeller',
    intro:
      'Hvert svar har en adresse som regneark og verktøy for innsikt kan lese og hente på nytt. Velg et svar, og last det ned.',
    needed: 'må fylles ut',
    csv: 'Last ned CSV',
    xlsx: 'Last ned Excel',
    more: 'Beskrivelse for programmer (OpenAPI)',
    files: 'Alt på én gang',
    filesIntro: 'Alt som er åpent, som filer for andre verktøy. Slik det er i dag.',
    archimate: 'ArchiMate-modell, som Archi åpner',
    turtle: 'Lenkede data (Turtle)',
    quads: 'Lenkede data med kilden til hver opplysning (N-Quads)',
    catalog: 'Katalog etter DCAT-AP-NO og CPSV-AP-NO',
  },
  nn: {
    title: 'Svar som tabellar',
    intro:
      'Kvart svar har ei adresse som rekneark og verktøy for innsikt kan lese og hente på nytt. Vel eit svar, og last det ned.',
    needed: 'må fyllast ut',
    csv: 'Last ned CSV',
    xlsx: 'Last ned Excel',
    more: 'Omtale for program (OpenAPI)',
    files: 'Alt på éin gong',
    filesIntro: 'Alt som er ope, som filer for andre verktøy. Slik det er i dag.',
    archimate: 'ArchiMate-modell, som Archi opnar',
    turtle: 'Lenkja data (Turtle)',
    quads: 'Lenkja data med kjelda til kvar opplysning (N-Quads)',
    catalog: 'Katalog etter DCAT-AP-NO og CPSV-AP-NO',
  },
  en: {
    title: 'Answers as tables',
    intro:
      'Each answer has an address that spreadsheets and dashboards can read and fetch again. Choose one, and download it.',
    needed: 'required',
    csv: 'Download CSV',
    xlsx: 'Download Excel',
    more: 'Description for programs (OpenAPI)',
    files: 'Everything at once',
    filesIntro: 'All that is open, as files for other tools. As it is today.',
    archimate: 'ArchiMate model, which Archi opens',
    turtle: 'Linked data (Turtle)',
    quads: 'Linked data with the source of each fact (N-Quads)',
    catalog: 'Catalogue by DCAT-AP-NO and CPSV-AP-NO',
  },
};

const titleIn = ({ titles, name }: NamedQuestion, lang: Lang): string => titles[lang] ?? titles['nb'] ?? name;

/** A question with fields for what it needs; its address is what the form asks for. */
const Question = ({ of, lang }: { of: NamedQuestion; lang: Lang }) => {
  const words = WORDS[lang];
  const needed = of.parameters.filter(({ isRequired }) => isRequired);
  return (
    <section class="sg-named" aria-labelledby={`q-${of.name}`}>
      <h2 id={`q-${of.name}`}>{titleIn(of, lang)}</h2>
      <form method="get" action={`/q/${of.name}.csv`}>
        {needed.map(({ name, descriptions }) => (
          <p class="sg-field" key={name}>
            <label for={`${of.name}-${name}`}>
              {(descriptions[lang] ?? name).replace(/\.$/, '')} ({words.needed})
            </label>
            <input class="ds-input" id={`${of.name}-${name}`} name={name} required maxLength={200} />
          </p>
        ))}
        {of.parameters.some(({ name }) => name === 'lang') ? (
          <input type="hidden" name="lang" value={lang} />
        ) : null}
        <div class="sg-search-row">
          <button class="ds-button" type="submit">
            {words.csv}
          </button>
          <button class="ds-button" type="submit" data-variant="secondary" formaction={`/q/${of.name}.xlsx`}>
            {words.xlsx}
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

const Files = ({ words }: { words: Words }) => (
  <section aria-labelledby="filer">
    <h2 id="filer">{words.files}</h2>
    <p>{words.filesIntro}</p>
    <ul>
      {FILES.map(([name, href]) => (
        <li key={name}>
          <a class="ds-link" href={href} download={name !== 'catalog'}>
            {words[name]}
          </a>
        </li>
      ))}
    </ul>
  </section>
);

const render = async ({ lang, questions }: Context): Promise<Rendered> => {
  const { title, intro, more } = WORDS[lang];
  const all = await questions();
  return {
    kind: 'page',
    title,
    description: intro,
    main: (
      <>
        <h1>{title}</h1>
        <p class="sg-lead">{intro}</p>
        {all.map(of => (
          <Question key={of.name} of={of} lang={lang} />
        ))}
        <Files words={WORDS[lang]} />
        <p>
          <a class="ds-link" href="/q/openapi.json">
            {more}
          </a>
        </p>
      </>
    ),
  };
};

/** The questions that have an address, for people who don't write GraphQL. */
export const tablesPage: Page = { path: '/tabeller', render };
