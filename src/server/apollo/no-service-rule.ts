import { GraphQLError, type ValidationRule } from 'graphql';

/** The SDL for federation tells the whole schema, so it is closed where introspection is. */
export const noServiceRule: ValidationRule = context => ({
  Field: node => {
    if (node.name.value === '_service' && context.getParentType() === context.getSchema().getQueryType())
      context.reportError(
        new GraphQLError('The subgraph SDL is not told here: introspection is turned off.', { nodes: node }),
      );
  },
});
