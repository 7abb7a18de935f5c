import {
  Kind as Ast,
  isEnumType,
  parse,
  print,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { GRAPH } from './types';

/** The argument by which a question goes on in other graphs, and the variable that is given for it. */
export const ACROSS_ARGUMENT = 'across';

const nameOf = (value: string) => ({ kind: Ast.NAME, value }) as const;
const variable = { kind: Ast.VARIABLE, name: nameOf(ACROSS_ARGUMENT) } as const;
const argument: ArgumentNode = { kind: Ast.ARGUMENT, name: nameOf(ACROSS_ARGUMENT), value: variable };
const definition: VariableDefinitionNode = {
  kind: Ast.VARIABLE_DEFINITION,
  variable,
  type: {
    kind: Ast.LIST_TYPE,
    type: { kind: Ast.NON_NULL_TYPE, type: { kind: Ast.NAMED_TYPE, name: nameOf(GRAPH) } },
  },
};
/** Which of them were asked: without it, nobody would see that one was not. */
const TOLD = '{ graphs { graph asked unheard } }';
const selectionsOf = (text: string): readonly SelectionNode[] =>
  parse(text, { noLocation: true }).definitions.flatMap(one =>
    one.kind === Ast.OPERATION_DEFINITION ? one.selectionSet.selections : [],
  );

/** Names the other graphs that a schema lets be asked, by their keys. */
export const graphsIn = (schema: GraphQLSchema): readonly string[] => {
  const type = schema.getType(GRAPH);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
};

/**
 * Lets a document that was written without other graphs be asked of them too, by the variable `across`: each of its questions that may go
 * on elsewhere, and that says nothing of it. As it is where there are no other graphs, or none of its questions goes on. `told`: what is
 * selected of each answer besides.
 */
export const askableAcross = (text: string, schema: GraphQLSchema, told = TOLD): string => {
  if (!schema.getType(GRAPH)) return text;
  const document = parse(text, { noLocation: true });
  const made = withArgument(document, schema, selectionsOf(told));
  return made === document ? text : print(made);
};

const withArgument = (
  document: DocumentNode,
  schema: GraphQLSchema,
  told: readonly SelectionNode[],
): DocumentNode => {
  let found = 0;
  const goesOn = ({ name, arguments: given = [] }: FieldNode): boolean =>
    given.every(one => one.name.value !== ACROSS_ARGUMENT) &&
    schema
      .getQueryType()
      ?.getFields()
      [name.value]?.args.some(one => one.name === ACROSS_ARGUMENT) === true;
  const selections = (all: readonly SelectionNode[]): readonly SelectionNode[] =>
    all.map(one => {
      if (one.kind !== Ast.FIELD || !one.selectionSet || !goesOn(one)) return one;
      found += 1;
      const { selectionSet } = one;
      return {
        ...one,
        arguments: [...(one.arguments ?? []), argument],
        selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...told] },
      };
    });
  const made = visit(document, {
    OperationDefinition: node => {
      const set = { ...node.selectionSet, selections: selections(node.selectionSet.selections) };
      return {
        ...node,
        selectionSet: set,
        variableDefinitions: [...(node.variableDefinitions ?? []), definition],
      };
    },
  });
  return found > 0 ? made : document;
};
