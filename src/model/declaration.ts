import type { ASTNode, FieldDefinitionNode } from 'graphql';
import { FACT } from './model';
import type { Sdl } from './sdl';

export const fieldsOf = (node: ASTNode): readonly FieldDefinitionNode[] =>
  ('fields' in node ? (node.fields ?? []) : []) as readonly FieldDefinitionNode[];

/** Where something is declared, for error messages. */
export const declaration = (owner: string, field: string, sdl: Sdl): ASTNode | undefined => {
  const node =
    owner === FACT ? sdl.fact : (sdl.kinds.get(owner) ?? sdl.shared.get(owner) ?? sdl.relations.get(owner));
  return node && (fieldsOf(node).find(f => f.name.value === field) ?? node);
};
