import { Kind as Ast, type ConstDirectiveNode, type EnumTypeDefinitionNode } from 'graphql';
import type { Earlier } from './model';
import { argumentsOf, fieldsOf, type SdlFaults, type KindNode, type Sdl } from './sdl';

/** Reads what kinds, relations, fields and values of enums were called before, by `@was`. */
export const readEarlier = (sdl: Sdl, faults: SdlFaults): Earlier => {
  const earlier = {
    types: new Map<string, string>(),
    fields: new Map<string, string>(),
    values: new Map<string, string>(),
  };
  const add = (to: Map<string, string>, now: string, prefix: string, of: Directed, taken: Taken): void => {
    for (const use of (of.directives ?? []).filter(({ name }) => name.value === 'was')) {
      const was = String(argumentsOf(use)['name']);
      const before = to.get(prefix + was);
      if (taken(was)) faults.add(`@was: ${prefix}${was} is there, and so was not renamed`, use);
      else if (before !== undefined)
        faults.add(`@was: ${prefix}${was} is said to be both ${before} and ${now}`, use);
      to.set(prefix + was, now);
    }
  };
  const relations = new Set([...sdl.relations.values()].map(nameOfRelation));
  for (const node of sdl.kinds.values())
    if (node.kind === Ast.OBJECT_TYPE_DEFINITION)
      add(earlier.types, node.name.value, '', node, was => sdl.kinds.has(was));
  for (const node of sdl.relations.values())
    add(earlier.types, nameOfRelation(node), '', node, was => relations.has(was));
  for (const node of [...sdl.kinds.values(), ...sdl.shared.values(), ...sdl.relations.values()])
    for (const field of fieldsOf(node))
      add(earlier.fields, field.name.value, `${node.name.value}.`, field, was => hasField(node, was));
  for (const node of sdl.enums.values())
    for (const value of node.values ?? [])
      add(earlier.values, value.name.value, `${node.name.value}.`, value, was => hasValue(node, was));
  return earlier;
};

type Directed = Readonly<{ directives?: readonly ConstDirectiveNode[] | undefined }>;
type Taken = (name: string) => boolean;

const nameOfRelation = (node: Directed): string => {
  const use = node.directives?.find(({ name }) => name.value === 'relation');
  return use ? String(argumentsOf(use)['name']) : '';
};

const hasField = (node: KindNode, name: string): boolean =>
  fieldsOf(node).some(field => field.name.value === name);
const hasValue = (node: EnumTypeDefinitionNode, name: string): boolean =>
  (node.values ?? []).some(value => value.name.value === name);
