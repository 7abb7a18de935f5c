import type { Page } from './page';

/** An address below ours that no page has. */
export const notFoundPage: Page = {
  path: '',
  render: ({ t, state }) => ({
    kind: 'page',
    status: 404,
    title: t.fault.noPage,
    main: (
      <>
        <h1>{t.fault.noPage}</h1>
        <p>
          <a class="ds-link" href={state.lang ? `/?lang=${state.lang}` : '/'}>
            {t.fault.toStart}
          </a>
        </p>
      </>
    ),
  }),
};
