import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import type { LogRoot } from '../plan/plan';
import { planChanges } from './changes';
import { collectOne, fieldOf, type Planning, placed } from './collect';
import { fragmentsOf, type PlanContext } from './operation';
import { readArguments, type Variables } from './read-input';
/** Plans a validated subscription, which has exactly one field. */
export const planSubscription = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  context: PlanContext,
): LogRoot => {
  const planning: Planning = { ...context, fragments: fragmentsOf(document), variables };
  const [first, ...others] = [...collectOne([operation.selectionSet], 'Subscription', planning)];
  const [key, nodes] = known(first, 'a field of the subscription');
  const { name } = known(nodes[0], 'a collected field');
  if (others.length > 0 || name.value === '__typename')
    throw new SamgrafError(
      'BAD_INPUT',
      'A subscription takes exactly one field, `changes`.',
      'Send several subscriptions for several fields.',
    );
  return placed(key, nodes, () => {
    const args = readArguments(
      fieldOf('Subscription', name.value, planning),
      known(nodes[0], 'a field'),
      variables,
    );
    return planChanges(key, args, nodes, planning, 'Subscription');
  });
};
