import { NewestDocument } from '../gql/graphql';
import { dateText } from '../words/texts';
import { COMPARED_PATH, MAP_PATHS } from '../model/places';
import { hrefOf, stateAt } from '../model/state';
import { views } from '../views/list';
import { pathOf, type View } from '../views/view';
import type { PageContext, ExplorerPage, Rendered } from './page';

/** What was recorded last, of what this reader sees: when. */
const recordedOn = async ({ ask, lang }: PageContext): Promise<string | undefined> => {
  const { data } = await ask(NewestDocument, {});
  const newest = data?.entities.nodes[0]?.recordedAt;
  return newest == null ? undefined : dateText(newest.slice(0, 10), lang);
};

/** Who runs this, of which day what it says is, and what may be done with it. */
const Terms = ({ context: { t, operator }, day }: { context: PageContext; day: string | undefined }) => (
  <>
    <p>{t('about-licence')}</p>
    {day === undefined ? null : <p>{t('about-recorded', { day })}</p>}
    {operator === undefined ? null : <p>{t('about-operator', { name: operator })}</p>}
  </>
);

const aboutPage = async (context: PageContext): Promise<Rendered> =>
  aboutOf(context, await recordedOn(context));

/** What this is, how sure it is, and of which day. */
const aboutOf = (context: PageContext, day: string | undefined): Rendered => {
  const { t, contact, pack } = context;
  return {
    kind: 'page',
    title: t('about-title'),
    description: pack.about ?? t('about-general', { name: pack.name }),
    main: (
      <>
        <h1>{t('about-title')}</h1>
        {[
          pack.about ?? t('about-general', { name: pack.name }),
          t('about-certainty'),
          t('about-days'),
          ...(pack.credit === undefined ? [] : [pack.credit]),
          t('about-same'),
        ].map(text => (
          <p key={text}>{text}</p>
        ))}
        <Terms context={context} day={day} />
        {contact === undefined ? null : (
          <p>
            {t('report-contact')}{' '}
            <a class="ds-link" href={contact}>
              {contact.replace(/^mailto:/, '')}
            </a>
            .
          </p>
        )}
      </>
    ),
  };
};

const inline = (type: string, text: string): Rendered => ({ kind: 'text', type, text });

/** Machines may read all pages; what a question has been filled with is endless, so the map of the site has none of it. */
const robots = ({ origin }: PageContext): Rendered =>
  inline(
    'text/plain; charset=utf-8',
    `User-agent: *\nDisallow: /graphql\nDisallow: /meld\nSitemap: ${origin}/sitemap.xml\n`,
  );

const PLACES = ['/', '/om', '/sok', COMPARED_PATH, ...MAP_PATHS, '/tabeller'];

/** What fills the gaps of a question for example. */
const exampleSlots = (
  { name: view, slots }: View,
  examples: PageContext['pack']['examples'],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    slots.flatMap(({ name, example }) => {
      const value = examples[view]?.[name] ?? example;
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The pages that are always there, with an example of each question (sitemaps.org, protocol 0.9). */
const sitemap = ({ origin, offers, pack }: PageContext): Rendered => {
  const asked = views
    .filter(view => offers(pathOf(view)))
    .map(view => hrefOf(stateAt(pathOf(view), undefined, exampleSlots(view, pack.examples))));
  const urls = [...PLACES.filter(offers), ...asked].map(
    path => `<url><loc>${origin}${path.replaceAll('&', '&amp;')}</loc></url>`,
  );
  return inline(
    'application/xml; charset=utf-8',
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`,
  );
};

/** What tells people and machines about the site. */
export const aboutPages: readonly ExplorerPage[] = [
  { path: '/om', render: aboutPage },
  { path: '/robots.txt', render: robots },
  { path: '/sitemap.xml', render: sitemap },
];
