import type { Model } from '../model/model';
import { opposite, type Arm } from '../plan/traversal';

/** Relations by which one end stands on the other, as the SDL says with `rests`: from what rests to what it rests on. */
export const supports = (model: Model): readonly Arm[] => [
  {
    relations: [...model.relations.values()].filter(relation => relation.rests === 'FROM'),
    direction: 'FORWARD',
  },
  {
    relations: [...model.relations.values()].filter(relation => relation.rests === 'TO'),
    direction: 'BACKWARD',
  },
];

/** The same, from what is rested on to what rests on it. */
export const dependents = (model: Model): readonly Arm[] =>
  supports(model).map(({ relations, direction }) => ({ relations, direction: opposite(direction) }));
