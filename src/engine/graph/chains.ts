import { isGiven } from '../model/consequences';
import type { Relation } from '../model/model';
import type { Hop } from './found';

/** A relation as it stands in a path, read from its start; and whether it passes on what its far end complies with. */
export type Link = Readonly<{ relation: string; direction: Hop['direction']; passesOn?: boolean }>;

/** What may not come next on a way: relations followed in a direction. Those with the same key are alike. */
export type Behind = Readonly<{ key: string; direction: Link['direction']; not: ReadonlySet<string> }>;

/** Before the first relation, anything may come. */
export const AT_START: Behind = { key: '', direction: 'FORWARD', not: new Set() };

/**
 * Which relations may stand beside each other in a path that is told as a chain, as `notAfter` in the SDL says of those that
 * are followed the same way. A relation by which one has what others have is looked past, and so is one that passes on what its
 * far end complies with (`passesOn`).
 */
export class Chains {
  private readonly notAfter: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly inherits: ReadonlySet<string>;
  private readonly passing: ReadonlyMap<string, (hop: Hop) => boolean>;
  private readonly behinds = new Map<string, Behind>();

  /**
   * Of paths that are no chains, without relations: all may stand beside each other. `facts` are the names of those that are
   * read of edges.
   */
  constructor(relations: readonly Relation[], facts: readonly string[]) {
    this.notAfter = new Map(
      relations.flatMap(({ name, notAfter }) =>
        notAfter.length > 0 ? [[name, new Set(notAfter)] as const] : [],
      ),
    );
    this.inherits = new Set(relations.flatMap(({ name, inherits }) => (inherits ? [name] : [])));
    this.passing = new Map(
      relations.flatMap(({ name, passesOn: given }) => {
        const at = given ? facts.indexOf(given.fact) : -1;
        return given && at >= 0 ? [[name, ({ edge }: Hop) => isGiven(given, edge.facts[at])] as const] : [];
      }),
    );
  }

  get areAny(): boolean {
    return this.notAfter.size === 0;
  }

  /** The link of a hop. */
  linkOf(hop: Hop): Link {
    const { relation } = hop.edge;
    return { relation, direction: hop.direction, passesOn: this.passing.get(relation)?.(hop) === true };
  }

  isLookedPast({ relation, passesOn }: Link): boolean {
    return passesOn === true || this.inherits.has(relation);
  }

  /** Whether the second may follow the first, neither of them looked past; anything may stand at an end. */
  mayFollow(first: Link | undefined, second: Link | undefined): boolean {
    if (!first || !second || first.direction !== second.direction) return true;
    return first.direction === 'FORWARD'
      ? !this.notAfter.get(second.relation)?.has(first.relation)
      : !this.notAfter.get(first.relation)?.has(second.relation);
  }

  /** What may not come after one more relation; undefined if that may not come itself. */
  goOn(behind: Behind, next: Link): Behind | undefined {
    if (this.isLookedPast(next)) return behind;
    if (behind.direction === next.direction && behind.not.has(next.relation)) return undefined;
    const name = `${next.direction} ${next.relation}`;
    const known = this.behinds.get(name) ?? this.after(next);
    this.behinds.set(name, known);
    return known;
  }

  private after({ relation, direction }: Link): Behind {
    const not =
      direction === 'FORWARD'
        ? [...this.notAfter].filter(([, before]) => before.has(relation)).map(([name]) => name)
        : [...(this.notAfter.get(relation) ?? [])];
    const key = not.length > 0 ? `${direction} ${[...not].sort().join(' ')}` : '';
    return { key, direction, not: new Set(not) };
  }
}

/** Of the relations of a plan, which is asked again and again, and of the facts that it reads of edges. */
export const chainsOf = (relations: readonly Relation[], facts: readonly string[]): Chains => {
  const known = made.get(relations);
  if (known?.facts.join() === facts.join()) return known.chains;
  const chains = new Chains(relations, facts);
  made.set(relations, { chains, facts });
  return chains;
};
const made = new WeakMap<readonly Relation[], Readonly<{ chains: Chains; facts: readonly string[] }>>();

/** The facts of edges that say whether they pass on what the far end complies with. */
export const factsThatPassOn = (relations: readonly Relation[]): readonly string[] => [
  ...new Set(relations.flatMap(({ passesOn }) => (passesOn ? [passesOn.fact] : []))),
];

/** No chains: all relations may stand beside each other. */
export const ANY_CHAINS = new Chains([], []);
