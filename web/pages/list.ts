import { importPage } from './import';
import { mapPages } from '../maps/pages';
import { views } from '../views/list';
import { pathOf } from '../views/view';
import { aboutPages } from './about';
import { comparePage } from './compare';
import { entityPage } from './entity';
import { MUNICIPALITY_ASKS, municipalityChoice, municipalityPage } from './municipality';
import type { Page } from './page';
import { passagePage } from './passage';
import { questionPage } from './question';
import { reportPage } from './report';
import { searchPage } from './search';
import { startPage } from './start';
import { tablesPage } from './tables';

/** All pages; the first whose path fits answers. */
export const pages: readonly Page[] = [
  { path: '/', render: startPage },
  { path: '/sok', render: searchPage },
  { path: '/id/', render: entityPage },
  { path: '/min-kommune', asks: MUNICIPALITY_ASKS, render: municipalityChoice },
  { path: '/min-kommune/', asks: MUNICIPALITY_ASKS, render: municipalityPage },
  { path: '/sammenlign', render: comparePage },
  ...views.map((view): Page => ({
    path: pathOf(view),
    asks: view.asks,
    render: context => questionPage(view, context),
  })),
  ...mapPages,
  tablesPage,
  ...aboutPages,
  importPage,
  passagePage,
  reportPage,
];
