import type { GraphQLSchema } from 'graphql';
import type { Model } from '../../engine/model/model';
import type { Pack } from '../../pack/pack';
import { labelsOf } from './explorer-labels';
import { fitting, type Fit } from './explorer-operations';

/** What the explorer is given of the model that is running, in place of names of its own. */
export type ExplorerModel = Readonly<{ labels: ReturnType<typeof labelsOf>; fit: Fit }>;

export const explorerModel = (
  model: Model,
  schema: GraphQLSchema,
  pack: Pick<Pack, 'kinds' | 'addresses'>,
): ExplorerModel => ({
  labels: labelsOf(model, schema, pack),
  fit: fitting(model, schema),
});
