import { bound } from './bound';
import { changes } from './changes';
import { connections } from './connections';
import { dependencies } from './dependencies';
import { gaps } from './gaps';
import { dependents, retire } from './impact';
import { peers } from './peers';
import { pathOf, type View } from './view';
import { absence, obligations } from './ways';

/** The questions in the order of the start page. */
export const views: readonly View[] = [
  connections,
  retire,
  obligations,
  bound,
  peers,
  dependents,
  dependencies,
  gaps,
  changes,
  absence,
];

export const viewAt = (path: string): View | undefined => views.find(view => pathOf(view) === path);
