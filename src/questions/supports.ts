import type { Change, Consequence, ConsequenceRule } from '../model/consequences';
import type { Model, Relation } from '../model/model';
import { edgeFact, type Found } from '../graph/found';
import type { Known } from '../graph/supports';
import { opposite, type Arm } from '../plan/traversal';

/**
 * The rules that can lead to one of these losses, in the order of the SDL: the rules for the losses
 * themselves, and those for the losses that cause them.
 */
export const rulesFor = (
  model: Model,
  losses: readonly Consequence[],
  change: Change,
): readonly ConsequenceRule[] => {
  const all = [...model.relations.values()]
    .flatMap(({ consequences }) => consequences)
    .filter(({ by }) => by.includes(change));
  const wanted = new Set(losses);
  for (const loss of wanted)
    for (const rule of all) if (rule.what === loss) for (const before of rule.when) wanted.add(before);
  return all.filter(({ what }) => wanted.has(what));
};

/** The relations of some rules, from dependents to their supports. */
export const supportsAlong = (rules: readonly ConsequenceRule[], model: Model): readonly Arm[] => {
  const losing = (end: 'FROM' | 'TO'): readonly Relation[] =>
    [...model.relations.values()].filter(({ name }) =>
      rules.some(({ relation, loses }) => relation === name && loses === end),
    );
  return [
    { relations: losing('FROM'), direction: 'FORWARD' },
    { relations: losing('TO'), direction: 'BACKWARD' },
  ];
};

/** The same, from supports to their dependents. */
export const dependentsAlong = (rules: readonly ConsequenceRule[], model: Model): readonly Arm[] =>
  supportsAlong(rules, model).map(({ relations, direction }) => ({
    relations,
    direction: opposite(direction),
  }));

/** The edge facts that some rules ask about. */
export const factsAsked = (rules: readonly ConsequenceRule[]): readonly string[] => [
  ...new Set(rules.flatMap(({ given }) => (given ? [given.fact] : []))),
];

/** Answers what rules ask, from what was found. */
export const askedOf = (found: Found<never, never, string>): Known => ({
  kindOf: id => found.nodes.get(id)?.kind,
  factOf: (edge, fact) => edgeFact(found, edge, fact),
});
