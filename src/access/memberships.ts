/**
 * The relations by which an actor is a member of what facts may be open to. Whoever may make one may let itself in, so
 * they are for stewards to change.
 */
export const MEMBERSHIPS: readonly string[] = ['IN_GROUP', 'MEMBER_OF'];
