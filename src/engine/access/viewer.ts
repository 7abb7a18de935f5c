import type { Level } from '../model/model';
import { VIEWER } from '../plan/authorise';
import type { Bound } from '../plan/plan';

/** What a viewer may do, each role what the one before it may: see, change what is its own, change all, administer. */
export const ROLES = ['READER', 'EDITOR', 'STEWARD', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** What a key may write, of what its role may; what is absent does not narrow it. */
export type KeyScope = Readonly<{
  /** Id of the source that all of it rests on. */
  source?: string | undefined;
  /** Kinds of nodes and relations, by name: with any of the three lists, only what these name. */
  kinds?: readonly string[] | undefined;
  relations?: readonly string[] | undefined;
  /** Relations of others that lead to what the actor has, as who uses what it provides: see `Own.mayReport`. */
  reports?: readonly string[] | undefined;
}>;

/** How many points a client may take in a minute of the clock, and on a day of UTC, of all servers on a store together. */
export type Quota = Readonly<{ minute?: number | undefined; day?: number | undefined }>;

/** Who asks. */
export type Viewer = Readonly<{
  /** As it stands in the change log: the name of a key, or the organisation number of a token. Others may have the same. */
  name: string;
  /** Whom what it sent belongs to: see `identityOf`. */
  id?: string;
  /** What it may write, of what its role may; all of that if absent. */
  scope?: KeyScope;
  /** Whether who changed what, and why, is public also where something that is not public was changed along with it. */
  hasOpenLog?: boolean;
  /** What it may take; what is absent is as for all. */
  quota?: Quota;
  role: Role;
  /** Id of the actor that it speaks for. */
  actor: string | undefined;
  /** Ids of what that actor is a member of today: what is open to these is open to it. */
  groups?: readonly string[];
  /** Whether anything identified it: who is not identified reads what is public, and writes nothing. */
  known: boolean;
}>;

export const ANONYMOUS: Viewer = Object.freeze({
  name: 'anonymous',
  role: 'READER',
  actor: undefined,
  known: false,
});

/**
 * Returns who a viewer is, which no other is and which no name tells: a key with those that it was rotated to, or the
 * issuer, subject and consumer of a token.
 */
export const identityOf = ({ id, name }: Viewer): string => id ?? name;

export const mayAct = ({ known, role }: Viewer, least: Role): boolean =>
  known && ROLES.indexOf(role) >= ROLES.indexOf(least);

/**
 * How many times the cost limits an operation of a known viewer may cost. Who is not known has the limits
 * themselves.
 */
const FACTORS: Readonly<Record<Role, number>> = { READER: 2, EDITOR: 2, STEWARD: 4, ADMIN: 4 };

export const costFactor = ({ known, role }: Viewer): number => (known ? FACTORS[role] : 1);

/** Tells whether a viewer sees what is not public, whoever it is open to. */
export const seesAll = (viewer: Viewer): boolean => mayAct(viewer, 'STEWARD');

/**
 * The values of the variables that say in a plan what the viewer may see: see plan/authorise.ts. Everything that an
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

/** Tells whether what is of a level and open to these is seen by whoever a plan is bound to. */
const opensTo = (level: Level, restrictedTo: unknown, bound: Bound): boolean => {
  const parties = bound[(level === 'RESTRICTED' ? VIEWER.among : VIEWER.self).name];
  return (
    bound[VIEWER.all.name] === true ||
    (Array.isArray(restrictedTo) &&
      restrictedTo.some((id: unknown) => Array.isArray(parties) && parties.includes(id)))
  );
};

/**
 * Tells whether a viewer sees values of a level on a record that is open to these: in memory what SEEN.value is in a
 * plan.
 */
export const seesValue = (level: Level, restrictedTo: unknown, viewer: Viewer): boolean =>
  opensTo(level, restrictedTo, boundOf(viewer));

/** Tells whether whoever a plan is bound to sees a record of a level that is open to these: in memory what SEEN.node is in a plan. */
export const seesBound = (access: unknown, restrictedTo: unknown, bound: Bound): boolean =>
  access === 'PUBLIC' || opensTo(access === 'RESTRICTED' ? 'RESTRICTED' : 'NON_PUBLIC', restrictedTo, bound);

/** Tells whether a viewer sees a record of a level that is open to these. */
export const sees = (access: unknown, restrictedTo: unknown, viewer: Viewer): boolean =>
  seesBound(access, restrictedTo, boundOf(viewer));

/** Tells whether a viewer sees what is closed so many times over; nothing is seen of what is not there. */
export const seesEach = (
  closed: readonly Readonly<{ access: string; restrictedTo: readonly string[] }>[] | undefined,
  viewer: Viewer,
): boolean => closed?.every(({ access, restrictedTo }) => sees(access, restrictedTo, viewer)) ?? false;

/** Returns whom things are open to that are open to the viewer. */
export const readersOf = (viewer: Viewer): readonly string[] =>
  boundOf(viewer)[VIEWER.among.name] as readonly string[];

const NOBODY: Bound = Object.freeze({
  [VIEWER.all.name]: false,
  [VIEWER.self.name]: [],
  [VIEWER.among.name]: [],
});
