import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind as Ast,
  OperationTypeNode,
  type DocumentNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { SamgrafError } from '../errors';
import { fragmentsOf } from '../planner/operation';
import { toGraphQLError } from './client-errors';

/**
 * A subscription takes exactly one field, so none may be left out: the specification forbids `@skip` and `@include`
 * there. The rule of graphql-js counts fields without the client's variables, and throws where a directive needs one;
 * so the walk ends before it looks, as beyond a limit.
 */
export const subscriptionRule: ValidationRule = context => ({
  Document: document => {
    const fragments = fragmentsOf(document);
    if (!subscriptionsOf(document).some(selection => mayLeaveOut(selection, fragments, new Set())))
      return undefined;
    context.reportError(
      toGraphQLError(
        new SamgrafError(
          'BAD_INPUT',
          '@skip and @include are not allowed on the only field of a subscription.',
          'Remove the directive, or do not subscribe when the field is not wanted.',
        ),
      ),
    );
    return null;
  },
});

const subscriptionsOf = ({ definitions }: DocumentNode): readonly SelectionSetNode[] =>
  definitions.flatMap(definition =>
    definition.kind === Ast.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
      ? [definition.selectionSet]
      : [],
  );

type Fragments = ReturnType<typeof fragmentsOf>;
const CONDITIONS = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name];

/** Each fragment is looked into once: they may name one another in a circle. */
const mayLeaveOut = ({ selections }: SelectionSetNode, fragments: Fragments, seen: Set<string>): boolean =>
  selections.some(node => {
    if (node.directives?.some(({ name }) => CONDITIONS.includes(name.value))) return true;
    if (node.kind === Ast.FIELD) return false;
    if (node.kind === Ast.INLINE_FRAGMENT) return mayLeaveOut(node.selectionSet, fragments, seen);
    const fragment = seen.has(node.name.value) ? undefined : fragments.get(node.name.value);
    seen.add(node.name.value);
    return fragment !== undefined && mayLeaveOut(fragment.selectionSet, fragments, seen);
  });
