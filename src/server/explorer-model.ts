import type { GraphQLSchema } from 'graphql';
import type { Model } from '../model/model';
import { labelsOf } from './explorer-labels';
import { fitting, type Fit } from './explorer-operations';

/** What the explorer is given of the model that is running, in place of names of its own. */
export type ExplorerModel = Readonly<{ labels: ReturnType<typeof labelsOf>; fit: Fit }>;

export const explorerModel = (model: Model, schema: GraphQLSchema): ExplorerModel => ({
  labels: labelsOf(model, schema),
  fit: fitting(model, schema),
});
