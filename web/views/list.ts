import { connections } from './connections';
import { pathOf, type View } from './view';

/** The questions in the order of the start page. */
export const views: readonly View[] = [connections];

export const viewAt = (path: string): View | undefined => views.find(view => pathOf(view) === path);
