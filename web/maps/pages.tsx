import { CapabilityMapDocument, EcosystemMapDocument } from '../gql/graphql';
import { hrefOf, stateAt } from '../model/state';
import { notFoundPage } from '../pages/not-found';
import type { Context, Page, Rendered } from '../pages/page';
import { capabilityPage } from './capability-page';
import { COUNTRY_ASKS, countryPage } from './country-page';
import { ecosystemPage } from './ecosystem-page';
import { pictureFiles, takesOf } from './files';
import { CAPABILITIES, COUNTRY, ECOSYSTEM, MAPS } from './map-words';

const KNOWN = [
  ['/kart/okosystem', ECOSYSTEM],
  ['/kart/kapabiliteter', CAPABILITIES],
  ['/kart/norge', COUNTRY],
] as const;

const overview = (context: Context): Rendered | Promise<Rendered> => {
  const { lang, state, offers, pack } = context;
  const offered = KNOWN.filter(([path]) => offers(path));
  if (offered.length === 0) return notFoundPage.render(context);
  const intro = MAPS.intro(offered.length, pack.name, lang);
  return {
    kind: 'page',
    title: MAPS.title[lang],
    description: intro,
    main: (
      <>
        <h1>{MAPS.title[lang]}</h1>
        <p class="sg-lead">{intro}</p>
        <ul>
          {offered.map(([path, { title, about }]) => (
            <li key={path}>
              <a class="ds-link" href={hrefOf(stateAt(path, state.lang))}>
                {title[lang]}
              </a>
              : {about[lang]}
            </li>
          ))}
        </ul>
      </>
    ),
  };
};

/** The pictures of the graph, drawn live. */
export const mapPages: readonly Page[] = [
  { path: '/kart', render: overview },
  { path: '/kart/okosystem', asks: [EcosystemMapDocument], render: ecosystemPage, takes: takesOf },
  { path: '/kart/kapabiliteter', asks: [CapabilityMapDocument], render: capabilityPage, takes: takesOf },
  { path: '/kart/norge', asks: COUNTRY_ASKS, render: countryPage, takes: takesOf },
  pictureFiles,
];
