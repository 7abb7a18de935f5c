import type { FactCondition } from './consequences';
import type { Phrase } from './model';

/** The interface of relations that may follow from others: it says by which rule, and from what. */
export const DERIVED = 'Derived';
export const DERIVED_BY = 'derivedBy';
export const GROUNDS = 'grounds';

/** What a ground has to say of itself: a fact of a relation, or of the node between the two. */
export type GroundGiven = Readonly<{ in: string; given: FactCondition }>;

/** What a derived relation says that a ground says: the fact of a relation, or of the node between the two. */
export type Taken = Readonly<{ in: string; fact: string; as: string }>;

/**
 * A rule by which a relation holds without being recorded, as declared with @derived in the SDL: `binds` leads from where it
 * starts, or from a group that this belongs to, and `meets` from where it ends, to the same node of the kind `of`. Where it has a
 * `mark`, that is this node, and `binds` is a kind: each of it that is as `given` counts as leading there, by what it says of itself.
 */
export type Derivation = Readonly<{
  rule: string;
  relation: string;
  binds: string;
  /** The id of the node between, where no relation leads to it. */
  mark: string | undefined;
  meets: string;
  of: string;
  /** By these, an end that starts the relation has what the other end has. */
  memberships: readonly string[];
  given: readonly GroundGiven[];
  /** Facts that all that it derives have. */
  sets: Readonly<Record<string, string | readonly string[]>>;
  takes: readonly Taken[];
  /** A text that says on what condition a ground holds, and the derived relation with it. */
  condition: string | undefined;
  because: Phrase;
}>;

/** What stands before the name of a rule in the key of what it derives. No day begins so, and no id has a blank. */
const MARK = 'derived:';
/** What begins with it stands after the name of the rule. */
const APART = '~';

/**
 * The key of a derived relation, which no record can have: `apart`, which begins with ~, tells those of the same ends apart, of
 * which others may see the one than the other.
 */
export const derivedKey = (
  pair: string,
  { rule }: Pick<Derivation, 'rule'>,
  validFrom: string | undefined,
  apart = '',
): string => [pair, `${MARK}${rule}${apart}`, ...(validFrom === undefined ? [] : [validFrom])].join(' ');

/** Tells whether a relation follows from others, by its key. */
export const isDerivedKey = (key: string): boolean => key.split(' ')[3]?.startsWith(MARK) === true;

/** Tells whether a relation follows by this rule, by its key: others may derive the same relation. */
export const isDerivedBy = (rule: Pick<Derivation, 'rule'>, key: string): boolean =>
  key.split(' ')[3]?.split(APART, 1)[0] === ownerOf(rule);

/** Returns whose the relations are that a rule derives, where others are of who loaded them: no folder is called so. */
export const ownerOf = ({ rule }: Pick<Derivation, 'rule'>): string => `${MARK}${rule}`;
