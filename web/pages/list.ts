import { mapPages } from '../maps/pages';
import { views } from '../views/list';
import { pathOf } from '../views/view';
import type { Page } from './page';
import { questionPage } from './question';
import { startPage } from './start';

/** All pages; the first whose path fits answers. */
export const pages: readonly Page[] = [
  { path: '/', render: startPage },
  ...views.map((view): Page => ({ path: pathOf(view), render: context => questionPage(view, context) })),
  ...mapPages,
];
