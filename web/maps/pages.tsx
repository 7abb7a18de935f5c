import { CapabilityMapDocument, EcosystemMapDocument } from '../gql/graphql';
import { hrefOf, stateAt } from '../model/state';
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

const overview = ({ lang, state, offers }: Context): Rendered => ({
  kind: 'page',
  title: MAPS.title[lang],
  description: MAPS.intro[lang],
  main: (
    <>
      <h1>{MAPS.title[lang]}</h1>
      <p class="sg-lead">{MAPS.intro[lang]}</p>
      <ul>
        {KNOWN.filter(([path]) => offers(path)).map(([path, { title, about }]) => (
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
});

/** The pictures of the graph, drawn live. */
export const mapPages: readonly Page[] = [
  { path: '/kart', render: overview },
  { path: '/kart/okosystem', asks: [EcosystemMapDocument], render: ecosystemPage, takes: takesOf },
  { path: '/kart/kapabiliteter', asks: [CapabilityMapDocument], render: capabilityPage, takes: takesOf },
  { path: '/kart/norge', asks: COUNTRY_ASKS, render: countryPage, takes: takesOf },
  pictureFiles,
];
