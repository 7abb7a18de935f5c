import type { ASTNode } from 'graphql';
import { checkFields } from './check-field-names';
import type { Model } from './model';
import { indexClaims, rootClaims, selectorClaims, typeClaims, type Claim } from './name-claims';
import type { Faults, Sdl } from './sdl';

/** Names that GraphQL treats as root types, and the labels of the server's own notes. */
const KEPT_TYPES: readonly string[] = [
  'Mutation',
  'Subscription',
  'SamgrafState',
  'SamgrafDated',
  'SamgrafChange',
  'SamgrafProposal',
];

/** Names of the API that do not come from a kind, relation or enum of the SDL; the SDL may not use them. */
export type ReservedNames = Readonly<{
  types: readonly string[];
  /** Fields of Query. */ roots: readonly string[];
  selectors: readonly string[];
}>;

/** Rejects names that the implementation uses itself, and names that two things in the API would share. */
export const checkNames = (model: Model, sdl: Sdl, reserved: ReservedNames, faults: Faults): void => {
  checkForms(model, sdl, faults);
  checkFields(model, sdl, faults);
  checkClaims('the type', typeClaims(model, sdl), [...reserved.types, ...KEPT_TYPES], faults);
  checkClaims('the field of Query', rootClaims(model, sdl), reserved.roots, faults);
  checkClaims('the selector', selectorClaims(model, sdl), reserved.selectors, faults);
  checkClaims('the index of', indexClaims(model, sdl), [], faults);
};

const NAME = /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/;

const checkForms = (model: Model, sdl: Sdl, faults: Faults): void => {
  const named = (name: string, node: ASTNode | undefined): void => {
    if (!NAME.test(name))
      faults.add(
        `${JSON.stringify(name)} is not a valid name for the API: use letters, digits and _, and do not begin with two _`,
        node,
      );
  };
  for (const node of [...sdl.kinds.values(), ...sdl.relations.values(), ...sdl.enums.values()]) {
    named(node.name.value, node);
    for (const inside of 'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : [])
      named(inside.name.value, inside);
  }
  for (const kind of model.kinds.values()) named(kind.plural, sdl.kinds.get(kind.name));
  for (const relation of model.relations.values()) {
    const node = sdl.relations.get(relation.type);
    if (!/^[A-Z][A-Z_0-9]*$/.test(relation.name))
      faults.add(
        `${relation.type}: ${JSON.stringify(relation.name)} is not a valid name for a relation: use capitals, digits and _, as in USES or PART_OF`,
        node,
      );
    named(relation.forward, node);
    named(relation.backward, node);
  }
};

/** The first to claim a name owns it; names of the implementation take precedence. */
const checkClaims = (
  what: string,
  claims: readonly Claim[],
  own: readonly string[],
  faults: Faults,
): void => {
  const owners = new Map(own.map(name => [name, 'the API itself']));
  for (const { by, name, node } of claims) {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, by);
    else
      faults.add(
        `${by} would give ${what} ${name}, which ${owner === by ? 'it gives already' : `${owner} gives`}`,
        node,
      );
  }
};
