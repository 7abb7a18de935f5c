import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type SchemaOptions, RESERVED_NAMES } from '../schema/build-schema';
import { publicSdl, subgraphSdl } from '../schema/subgraph-sdl';
import { Scheduling } from '../answer/admission';
import { PlanCache } from '../answer/plans';
import { checkFits, noteLayout } from '../exchange/migrate';
import type { Model } from '../model/model';
import type { Statistics } from '../plan/statistics';
import { BY_LEVEL } from '../plan/authorise';
import { readModel } from '../model/read-model';
import { readSdlFolder } from '../model/sdl';
import type { Store } from '../store/store';

/** Where schema/, seed/ and playground/ are, from both src/ and dist/. */
export const PROJECT = join(__dirname, '..', '..');

/** A store and the model it was prepared for: everything needed to answer. */
export type Samgraf = Readonly<{
  model: Model;
  schema: GraphQLSchema;
  store: Store;
  plans: PlanCache;
  pace: Scheduling;
  /** Nobody accepts its own proposal. */
  fourEyes?: boolean;
}>;

export const readProjectModel = (): Model =>
  readModel(readSdlFolder(join(PROJECT, 'schema')), RESERVED_NAMES);

/** The API as the SDL of a subgraph; see schema/subgraph-sdl.ts. */
export const readSubgraphSdl = (): string => subgraphSdl(buildSchema(readProjectModel()));

/** The public API as SDL; see schema/subgraph-sdl.ts. */
export const readPublicSdl = (): string => publicSdl(buildSchema(readProjectModel()));

type OpenOptions = SchemaOptions &
  Readonly<{
    /** The schema, if the model has one already. */
    schema?: GraphQLSchema;
    /** Nobody accepts its own proposal. */
    fourEyes?: boolean;
    /** Is told what takes long. */
    tell?: (message: string) => void;
  }>;

/** Prepares a store for a model that its data fits. @throws DATA_DOES_NOT_FIT */
export const prepareStore = async (
  model: Model,
  store: Store,
  tell?: (message: string) => void,
): Promise<Statistics> => {
  const layout = await checkFits(model, store);
  const statistics = await store.prepare(model, tell);
  if (layout !== undefined) await noteLayout(store, layout);
  return statistics;
};

/** Prepares a store for a model; constraints, indexes and statistics are in place when it resolves. */
export const openSamgraf = async (
  model: Model,
  store: Store,
  pace = new Scheduling(),
  options: OpenOptions = {},
): Promise<Samgraf> => {
  const statistics = await prepareStore(model, store, options.tell);
  const schema = options.schema ?? buildSchema(model, options);
  return {
    model,
    schema,
    store,
    pace,
    ...(options.fourEyes === undefined ? {} : { fourEyes: options.fourEyes }),
    plans: new PlanCache({ schema, model, statistics, access: BY_LEVEL }),
  };
};

/** After a write: dates and degrees may have changed. */
export const refresh = async (samgraf: Samgraf, tell?: (message: string) => void): Promise<void> => {
  const statistics = await samgraf.store.statistics();
  await samgraf.store.fit(statistics, tell);
  samgraf.plans.refresh({ ...samgraf.plans.current, statistics });
};
