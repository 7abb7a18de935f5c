import { PARAMETERS } from '../model/state';
import type { PageContext } from '../pages/page';

/** The search field. With a script it gives suggestions while one types; without, a page of hits. */
export const SearchForm = ({ context: { t, state, pack }, text }: { context: PageContext; text: string }) => (
  <form class="sg-search" method="get" action="/sok" role="search" data-navigate>
    <label class="ds-label" for="sok">
      {pack.search ?? t('search-label')}
    </label>
    <div class="sg-search-row">
      <input
        class="ds-input"
        id="sok"
        type="search"
        name="q"
        value={text}
        placeholder={pack.searchExample}
        maxLength={200}
        autocomplete="off"
        data-suggest=""
        data-open="true"
      />
      <button class="ds-button" type="submit">
        {t('search-submit')}
      </button>
    </div>
    {state.asOf ? <input type="hidden" name={PARAMETERS.asOf} value={state.asOf} /> : null}
    {state.lang ? <input type="hidden" name="lang" value={state.lang} /> : null}
  </form>
);
