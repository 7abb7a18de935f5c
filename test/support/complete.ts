import {
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../src/engine/planner/collect';

type Values = Readonly<Record<string, unknown>>;

/**
 * The places of an answer where the schema promises a value and there is none: what a misspelt name in a question would
 * leave. A field that has an error of its own is null by right, so answers with errors are not looked at.
 */
export const missingIn = (schema: GraphQLSchema, document: DocumentNode, data: Values): readonly string[] => {
  const fragments = fragmentsOf(document);
  const missing: string[] = [];
  const look = (set: SelectionSetNode, named: string, value: Values, at: string): void => {
    const type = schema.getType(named);
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const inside =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (inside) look(inside.selectionSet, inside.typeCondition?.name.value ?? named, value, at);
        continue;
      }
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const field = fields[selection.name.value];
      const key = selection.alias?.value ?? selection.name.value;
      if (field && key in value) lookAt(field.type, selection.selectionSet, value[key], `${at}.${key}`);
    }
  };
  const lookAt = (
    of: GraphQLOutputType,
    set: SelectionSetNode | undefined,
    value: unknown,
    at: string,
  ): void => {
    if (value === null || value === undefined) {
      if (isNonNullType(of)) missing.push(at);
    } else if (Array.isArray(value)) value.forEach((one, i) => lookAt(itemOf(of), set, one, `${at}[${i}]`));
    else if (set) look(set, getNamedType(of).name, value as Values, at);
  };
  const root = schema.getQueryType()?.name ?? '';
  for (const of of document.definitions)
    if (of.kind === Kind.OPERATION_DEFINITION) look(of.selectionSet, root, data, of.name?.value ?? 'query');
  return missing;
};

const itemOf = (of: GraphQLOutputType): GraphQLOutputType => {
  const list = isNonNullType(of) ? of.ofType : of;
  return 'ofType' in list ? list.ofType : list;
};
