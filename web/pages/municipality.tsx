import {
  AdoptionDocument,
  MunicipalityDocument,
  ObligationsDocument,
  type MunicipalityQuery,
} from '../gql/graphql';
import { absentOn, namesOf, isFault, isId, lookUp } from '../model/slots';
import { alongHref, hrefOf, PARAMETERS } from '../model/state';
import { MunicipalityMain } from '../parts/municipality-main';
import { PEERS } from '../views/view';
import { MANY } from '../views/ways';
import { isDay } from '../words/texts';
import { pageAddress } from './address';
import type { PageContext, Rendered } from './page';
import { troublePage } from './trouble';
import { comparedIn } from '../words/compared';

type Entity = Extract<NonNullable<MunicipalityQuery['entity']>, { __typename: 'Municipality' }>;
export type MunicipalityShown = Readonly<{
  municipality: Entity;
  beside: MunicipalityQuery['beside'];
  standings: MunicipalityQuery['standings'];
  gaps: NonNullable<Awaited<ReturnType<typeof ask>>>['gaps'];
  demands: NonNullable<Awaited<ReturnType<typeof ask>>>['demands'];
}>;

/** The form that leads to a municipality. */
const choicePage = (context: PageContext, note?: string): Rendered => {
  const { t, state, lang } = context;
  const compared = comparedIn(lang);
  return {
    kind: 'page',
    title: t('mine-title', compared),
    main: (
      <>
        <h1>{t('mine-title', compared)}</h1>
        {note ? <p role="alert">{note}</p> : null}
        <form class="sg-search" method="get" action="/min-kommune" data-navigate>
          <label class="ds-label" for="kommune">
            {t('mine-choose', compared)}
          </label>
          <div class="sg-search-row">
            <input
              class="ds-input"
              id="kommune"
              type="text"
              name="kommune"
              autocomplete="off"
              maxLength={200}
              data-suggest="Municipality"
              required
            />
            <button class="ds-button" type="submit">
              {t('mine-open', compared)}
            </button>
          </div>
          {state.asOf ? <input type="hidden" name={PARAMETERS.asOf} value={state.asOf} /> : null}
          {state.lang ? <input type="hidden" name="lang" value={state.lang} /> : null}
        </form>
      </>
    ),
  };
};

/** What the page asks. */
export const MUNICIPALITY_ASKS = [MunicipalityDocument, AdoptionDocument, ObligationsDocument];

const ask = async ({ ask: asking, lang, state: { asOf } }: PageContext, id: string) => {
  const [one, gaps, demands] = await Promise.all([
    asking(MunicipalityDocument, { id, peers: PEERS, asOf, lang }),
    asking(AdoptionDocument, { of: id, first: 10, asOf, lang }),
    asking(ObligationsDocument, { from: { id }, first: MANY, asOf, lang, whyNot: false }),
  ]);
  return {
    one,
    gaps: gaps.data?.adoption,
    demands: demands.data,
    fault: one.fault ?? gaps.fault ?? demands.fault,
  };
};

const address = (id: string, { along }: PageContext): string => alongHref(`/min-kommune/${id}`, along);

/** /min-kommune?kommune=Bergen leads to /min-kommune/municipality:4601. */
export const municipalityChoice = async (context: PageContext): Promise<Rendered> => {
  const text = context.state.slots['kommune'];
  if (text === undefined || text === '') return choicePage(context);
  if (isId(text)) return { kind: 'redirect', to: address(text, context) };
  const found = await lookUp({ ...context, asOf: context.along.day }, text, ['Municipality'], id =>
    address(id, context),
  );
  return 'id' in found
    ? { kind: 'redirect', to: address(found.id, context) }
    : troublePage(found.trouble, context);
};

/** What the digital country asks of a municipality, and gives it. */
export const municipalityPage = async (context: PageContext): Promise<Rendered> => {
  const id = pageAddress(context, '/min-kommune/');
  if (id === undefined || !isId(id)) return municipalityChoice(context);
  const { asOf } = context.state;
  if (asOf !== undefined && !isDay(asOf)) return troublePage({ kind: 'day', text: asOf }, context);
  const names = await namesOf(context, [id], asOf);
  if (isFault(names)) return troublePage({ kind: 'fault', fault: names }, context);
  const thing = names.get(id);
  if (thing === undefined) {
    const on = (day: string): string => hrefOf({ ...context.state, asOf: day });
    return troublePage(await absentOn(context, id, asOf, on), context);
  }
  if (thing.__typename !== 'Municipality')
    return choicePage(context, context.t('mine-not-one', comparedIn(context.lang)));
  const { one, gaps, demands, fault } = await ask(context, id);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const entity = one.data?.entity;
  if (entity?.__typename !== 'Municipality') return troublePage({ kind: 'unknown', id }, context);
  const shown = {
    municipality: entity,
    beside: one.data?.beside,
    standings: one.data?.standings,
    gaps,
    demands,
  };
  return {
    kind: 'page',
    title: context.t('mine-heading', { name: entity.name }),
    main: <MunicipalityMain shown={shown} context={context} />,
  };
};
