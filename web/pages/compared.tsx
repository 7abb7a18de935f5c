import { compared } from '../gql/labels';
import { AdoptionDocument, MineDocument, StandingsDocument, type KindName } from '../gql/graphql';
import { isId, lookUp } from '../model/slots';
import { COMPARED_PATH, MINE_PATH } from '../model/places';
import { alongHref, PARAMETERS } from '../model/state';
import { COMPARED_GAP, comparedIn } from '../words/compared';
import { pageAddress } from './address';
import type { PageContext, Rendered } from './page';
import { troublePage } from './trouble';

/** The form that leads to one of those that are compared. */
const choicePage = (context: PageContext): Rendered => {
  const { t, state, lang } = context;
  const called = comparedIn(lang);
  return {
    kind: 'page',
    title: t('mine-title', called),
    main: (
      <>
        <h1>{t('mine-title', called)}</h1>
        <form class="sg-search" method="get" action={COMPARED_PATH} data-navigate>
          <label class="ds-label" for={COMPARED_GAP}>
            {t('mine-choose', called)}
          </label>
          <div class="sg-search-row">
            <input
              class="ds-input"
              id={COMPARED_GAP}
              type="text"
              name={COMPARED_GAP}
              autocomplete="off"
              maxLength={200}
              data-suggest={compared?.kind}
              required
            />
            <button class="ds-button" type="submit">
              {t('mine-open', called)}
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

/** Leads to the page of one of what is compared, by its name, and from what had an address below this one. */
export const comparedPage = async (context: PageContext): Promise<Rendered> => {
  const id = pageAddress(context, `${COMPARED_PATH}/`);
  if (id !== undefined && isId(id)) return { kind: 'redirect', to: address(id, context) };
  const text = context.state.slots[COMPARED_GAP];
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
