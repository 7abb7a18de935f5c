import type { ExplorerPage } from './page';

/** An address below ours that no page has. */
export const notFoundPage: ExplorerPage = {
  path: '',
  render: ({ t, state }) => ({
    kind: 'page',
    status: 404,
    title: t('fault-no-page'),
    main: (
      <>
        <h1>{t('fault-no-page')}</h1>
        <p>
          <a class="ds-link" href={state.lang ? `/?lang=${state.lang}` : '/'}>
            {t('fault-to-start')}
          </a>
        </p>
      </>
    ),
  }),
};
