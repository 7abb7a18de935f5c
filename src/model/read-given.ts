import { orList } from '../errors';
import type { Given } from './consequences';
import type { Field } from './model';

/** Says what is wrong, and what is taken instead. */
export type Fault = (what: string, hint: string) => void;

/** Reads a condition on a fact of a relation that has these fields. */
export const readGiven = (
  said: unknown,
  fields: ReadonlyMap<string, Field>,
  fault: Fault,
): Given | undefined => {
  if (said === undefined) return undefined;
  const given = said as Readonly<Record<string, unknown>>;
  const fact = String(given['fact']);
  const field = fields.get(fact);
  const enums = [...fields.values()].filter(f => f.type.kind === 'enum' && !f.list);
  if (field?.type.kind !== 'enum' || field.list) {
    fault(
      `given names ${fact}, which is not a single-valued enum field of the relation`,
      `it takes ${orList(enums.map(({ name }) => name))}`,
    );
    return undefined;
  }
  const { values } = field.type;
  if ((given['is'] === undefined) === (given['isNot'] === undefined))
    fault(`given ${fact} says both is and isNot, or neither`, 'say the one or the other');
  const read = (name: 'is' | 'isNot'): readonly string[] | undefined =>
    given[name] === undefined
      ? undefined
      : [given[name]].flat().flatMap(value => {
          const known = values.find(of => of === value);
          if (known === undefined) fault(`given ${fact} is ${String(value)}`, `it takes ${orList(values)}`);
          return known ?? [];
        });
  return { fact, is: read('is'), isNot: read('isNot') };
};
