/** What a viewer may do, each role what the one before it may: see, change what is its own, change all, administer. */
export const ROLES = ['READER', 'EDITOR', 'STEWARD', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export type Viewer = Readonly<{
  /** As it stands in the change log: the name of a key, or the organisation number of a token. */
  name: string;
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

export const mayAct = ({ known, role }: Viewer, least: Role): boolean =>
  known && ROLES.indexOf(role) >= ROLES.indexOf(least);
