import type { Bound } from '../plan/plan';
import { VIEWER } from '../plan/seen';
import { mayAct, type Viewer } from './viewer';

/** Whether a viewer sees what is not public, whoever it is open to. */
export const seesAll = (viewer: Viewer): boolean => mayAct(viewer, 'STEWARD');

/**
 * The values of the variables that say in a plan what the viewer may see: see plan/seen.ts. Everything that an
 * answer depends on about a viewer is in them, so they are part of the key of kept answers.
 */
export const boundOf = (viewer: Viewer): Bound => {
  if (!viewer.known) return NOBODY;
  const { actor, groups = [] } = viewer;
  const self = actor === undefined ? [] : [actor];
  return {
    [VIEWER.all.name]: seesAll(viewer),
    [VIEWER.self.name]: self,
    [VIEWER.among.name]: [...self, ...groups],
  };
};

const NOBODY: Bound = Object.freeze({
  [VIEWER.all.name]: false,
  [VIEWER.self.name]: [],
  [VIEWER.among.name]: [],
});
