import type { Level } from '../model/model';
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

/**
 * Whether a viewer sees values of a level on a record that is open to these: in memory what SEEN.value is in a
 * plan.
 */
export const seesValue = (level: Level, restrictedTo: unknown, viewer: Viewer): boolean => {
  const { [VIEWER.all.name]: all, [(level === 'RESTRICTED' ? VIEWER.among : VIEWER.self).name]: parties } =
    boundOf(viewer);
  return (
    all === true ||
    (Array.isArray(restrictedTo) &&
      restrictedTo.some((id: unknown) => Array.isArray(parties) && parties.includes(id)))
  );
};

/** Whether a viewer sees a record of a level that is open to these: in memory what SEEN.node is in a plan. */
export const sees = (access: unknown, restrictedTo: unknown, viewer: Viewer): boolean =>
  access === 'PUBLIC' ||
  seesValue(access === 'RESTRICTED' ? 'RESTRICTED' : 'NON_PUBLIC', restrictedTo, viewer);

const NOBODY: Bound = Object.freeze({
  [VIEWER.all.name]: false,
  [VIEWER.self.name]: [],
  [VIEWER.among.name]: [],
});
