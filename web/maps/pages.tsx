import { CapabilityMapDocument, FlowMapDocument } from '../gql/graphql';
import { COMPARED_MAP, FLOW_MAP } from '../model/places';
import { hrefOf, stateAt } from '../model/state';
import { notFoundPage } from '../pages/not-found';
import type { PageContext, ExplorerPage, Rendered } from '../pages/page';
import { capabilityPage } from './capability-page';
import { hasOutlines } from './country';
import { COUNTRY_ASKS, countryPage } from './country-page';
import { pictureFiles, takesOf } from './files';
import { flowPage } from './flow-page';
import { say } from '../words/say';
import { comparedIn } from '../words/compared';

const KNOWN = [
  [FLOW_MAP, 'flows'],
  ['/kart/kapabiliteter', 'capability'],
  [COMPARED_MAP, 'country'],
] as const;

const overview = (context: PageContext): Rendered | Promise<Rendered> => {
  const { lang, state, offers, pack } = context;
  const offered = KNOWN.filter(([path]) => offers(path));
  if (offered.length === 0) return notFoundPage.render(context);
  const intro = say(lang, 'map-intro', { pictures: offered.length, graph: pack.name });
  return {
    kind: 'page',
    title: say(lang, 'map-title'),
    description: intro,
    main: (
      <>
        <h1>{say(lang, 'map-title')}</h1>
        <p class="sg-lead">{intro}</p>
        <ul>
          {offered.map(([path, map]) => (
            <li key={path}>
              <a class="ds-link" href={hrefOf(stateAt(path, state.lang))}>
                {say(lang, `map-${map}-title`)}
              </a>
              :{' '}
              {map === 'country'
                ? say(lang, 'map-country-about', comparedIn(lang))
                : say(lang, `map-${map}-about`)}
            </li>
          ))}
        </ul>
      </>
    ),
  };
};

/** The pictures of the graph, drawn live. */
export const mapPages: readonly ExplorerPage[] = [
  { path: '/kart', render: overview },
  { path: FLOW_MAP, asks: [FlowMapDocument], render: flowPage, takes: takesOf },
  { path: '/kart/kapabiliteter', asks: [CapabilityMapDocument], render: capabilityPage, takes: takesOf },
  {
    path: COMPARED_MAP,
    asks: COUNTRY_ASKS,
    isThere: hasOutlines,
    render: countryPage,
    takes: takesOf,
  },
  pictureFiles,
];
