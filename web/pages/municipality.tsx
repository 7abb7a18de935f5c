import { compared } from '../gql/labels';
import { AdoptionDocument, MineDocument, StandingsDocument, type KindName } from '../gql/graphql';
import { isId, lookUp } from '../model/slots';
import { MINE_PATH } from '../model/places';
import { alongHref, PARAMETERS } from '../model/state';
import { comparedIn } from '../words/compared';
import { pageAddress } from './address';
import type { PageContext, Rendered } from './page';
import { troublePage } from './trouble';

/** The form that leads to a municipality. */
const choicePage = (context: PageContext): Rendered => {
  const { t, state, lang } = context;
  const compared = comparedIn(lang);
  return {
    kind: 'page',
    title: t('mine-title', compared),
    main: (
      <>
        <h1>{t('mine-title', compared)}</h1>
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

const address = (id: string, { along }: PageContext): string => alongHref(`${MINE_PATH}${id}`, along);

/** Without these nothing is compared. */
export const COMPARED_ASKS = [AdoptionDocument, StandingsDocument, MineDocument];

/** Leads to the page of one of what is compared: ?kommune=Bergen to /min/municipality:4601, and what had an address below this one. */
export const municipalityPage = async (context: PageContext): Promise<Rendered> => {
  const id = pageAddress(context, '/min-kommune/');
  if (id !== undefined && isId(id)) return { kind: 'redirect', to: address(id, context) };
  const text = context.state.slots['kommune'];
  if (text === undefined || text === '') return choicePage(context);
  if (isId(text)) return { kind: 'redirect', to: address(text, context) };
  const kinds = compared ? [compared.kind as KindName] : [];
  const found = await lookUp({ ...context, asOf: context.along.day }, text, kinds, of =>
    address(of, context),
  );
  return 'id' in found
    ? { kind: 'redirect', to: address(found.id, context) }
    : troublePage(found.trouble, context);
};
