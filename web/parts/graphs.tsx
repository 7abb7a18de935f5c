import { PARAMETERS } from '../model/state';
import type { PageContext } from '../pages/page';
import { Kept } from './question-form';

/** The other graphs that the question may be asked of too; nothing where none are set. */
export const Graphs = ({ context: { graphs, state, t } }: { context: PageContext }) => {
  const all = graphs();
  const example = all.find(({ example: of }) => of !== undefined);
  return all.length === 0 ? null : (
    <details class="sg-fold sg-panel" open={state.across.length > 0}>
      <summary>{t('elsewhere-heading')}</summary>
      <div class="sg-panel-body">
        <form method="get" action={state.path} data-navigate class="sg-conditions">
          <Kept state={state} without={[PARAMETERS.across]} />
          <fieldset class="sg-fieldset">
            <legend>{t('elsewhere-which')}</legend>
            {all.map(({ graph, name }) => (
              <label key={graph} class="sg-radio">
                <input
                  type="checkbox"
                  name={PARAMETERS.across}
                  value={graph}
                  checked={state.across.includes(graph)}
                />
                {name}
              </label>
            ))}
            {example?.example ? (
              <p class="sg-note">{t('elsewhere-hint', { name: example.name, id: example.example.id })}</p>
            ) : null}
          </fieldset>
          <div class="sg-buttons">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t('conditions-apply')}
            </button>
          </div>
        </form>
      </div>
    </details>
  );
};
