import { MEMBERSHIPS } from '../access/memberships';
import type { Planned } from '../answer/plans';
import { SOURCE, type Kind, type Model, type Relation } from '../model/model';

/**
 * The kinds and relations that a plan reads: a change of any other cannot change its answer. Undefined if it may read
 * anything. Rather too many than too few: an answer that is the same as before is not sent again.
 */
export const readsOf = ({ plan, dependsOn }: Planned, model: Model): ReadonlySet<string> | undefined => {
  if (dependsOn === 'MORE_THAN_THE_GRAPH') return undefined;
  const names = new Set<string>([SOURCE]);
  const add = (kinds: readonly string[]): void => {
    for (const name of kinds) for (const member of model.kinds.get(name)?.members ?? []) names.add(member);
  };
  const addRelation = (relation: Relation | undefined): void => {
    if (!relation) return;
    names.add(relation.name);
    add([...relation.from, ...relation.to]);
  };
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    if (isKind(part)) add([part.name]);
    else if (isRelation(part)) addRelation(part);
    // What is closed may be open to a group of the viewer, so that another group may show it.
    else if (isSeen(part)) for (const name of MEMBERSHIPS) addRelation(model.relations.get(name));
    else
      for (const inside of part instanceof Map || part instanceof Set ? part.values() : Object.values(part))
        visit(inside);
  };
  visit(plan);
  // A node or a question may be asked for by ids alone, of whatever kind they are.
  if (dependsOn === 'ALL_KINDS') add([...model.kinds.keys()]);
  return names;
};

const isKind = (part: object): part is Kind => 'members' in part && 'ends' in part && 'plural' in part;
const isSeen = (part: object): boolean => 'kind' in part && part.kind === 'seen';
const isRelation = (part: object): part is Relation =>
  'forward' in part && 'backward' in part && 'traverse' in part;
