import { followPages } from './follow';
import { importPage } from './import';
import { mapPages } from '../maps/pages';
import { views } from '../views/list';
import { pathOf } from '../views/view';
import { aboutPages } from './about';
import { assessmentPages } from './assessment';
import { comparePage } from './compare';
import { embedPage, oembedPage } from './embed';
import { entityPage } from './entity';
import { COMPARED_ASKS, comparedPage } from './compared';
import { COMPARED_PATH } from '../model/places';
import { COMPARED_GAP } from '../words/compared';
import { minePages } from './mine';
import type { ExplorerPage } from './page';
import { passagePage } from './passage';
import { policyPages } from './policies';
import { questionPage } from './question';
import { reportPage } from './report';
import { scenarioPages } from './scenario';
import { searchPage } from './search';
import { startPage } from './start';
import { filePage, tablesPage } from './tables';

const names =
  (...all: readonly string[]): NonNullable<ExplorerPage['takes']> =>
  () =>
    all.map(name => ({ name }));

/** All pages; the first whose path fits answers. */
export const pages: readonly ExplorerPage[] = [
  { path: '/', render: startPage },
  { path: '/sok', render: searchPage, takes: names('q', 'del', 'slag') },
  { path: '/id/', render: entityPage, takes: names('relasjon') },
  { path: COMPARED_PATH, asks: COMPARED_ASKS, render: comparedPage, takes: names(COMPARED_GAP) },
  { path: `${COMPARED_PATH}/`, asks: COMPARED_ASKS, render: comparedPage },
  ...minePages,
  { path: '/sammenlign', render: comparePage, takes: names('a', 'b', 'dag', 'sporsmal') },
  ...views.map((view): ExplorerPage => ({
    path: pathOf(view),
    asks: view.asks,
    render: context => questionPage(view, context),
  })),
  ...mapPages,
  tablesPage,
  filePage,
  ...policyPages,
  ...aboutPages,
  ...assessmentPages,
  importPage,
  { ...passagePage, takes: names('sitat', 'kilde') },
  reportPage,
  embedPage,
  oembedPage,
  ...followPages,
  ...scenarioPages,
];
