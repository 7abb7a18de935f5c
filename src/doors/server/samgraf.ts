import type { GraphQLSchema } from 'graphql';
import { buildSchema, type SchemaOptions, RESERVED_NAMES } from '../../engine/schema/build-schema';
import { publicSdl, subgraphSdl } from '../../engine/schema/subgraph-sdl';
import { Scheduling } from '../../engine/answer/admission';
import { PlanCache } from '../../engine/answer/plans';
import { checkPolicies } from '../../engine/planner/policy';
import { checkFits, noteLayout } from '../../engine/exchange/migrate';
import { keepRules } from '../../engine/exchange/keep-rules';
import { readMessages } from '../../engine/messages/read-messages';
import type { Model } from '../../engine/model/model';
import type { Elsewhere } from '../../engine/plan/elsewhere';
import type { Statistics } from '../../engine/plan/statistics';
import { BY_LEVEL } from '../../engine/plan/authorise';
import { readModel } from '../../engine/model/read-model';
import { policiesOf } from '../../pack/policies';
import { PROJECT, readPack, readPackSdl, type Pack } from '../../pack/pack';
import type { Store } from '../../engine/store/store';

export { PROJECT };

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

/** What is read of a pack as its model. */
type Modelled = Pick<Pack, 'folder' | 'languages' | 'written' | 'fallbacks' | 'letters'>;

/** @param policies Those of the pack unless said. */
export const readModelOf = (pack: Modelled, policies = policiesOf(pack)): Model =>
  readModel(readPackSdl(pack), RESERVED_NAMES, readMessages(pack), policies);

/** The model of the pack that this project is. */
export const readProjectModel = (): Model => readModelOf(readPack());

/** The API as the SDL of a subgraph; see schema/subgraph-sdl.ts. */
export const readSubgraphSdl = (pack: Modelled = readPack()): string =>
  subgraphSdl(buildSchema(readModelOf(pack)));

/** The public API as SDL; see schema/subgraph-sdl.ts. */
export const readPublicSdl = (pack: Modelled = readPack()): string =>
  publicSdl(buildSchema(readModelOf(pack)));

type OpenOptions = SchemaOptions &
  Readonly<{
    /** The schema, if the model has one already. */
    schema?: GraphQLSchema;
    /** Nobody accepts its own proposal. */
    fourEyes?: boolean;
    /** Other graphs that questions may go on in. */
    elsewhere?: Elsewhere;
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
  return (await keepRules(model, store)) ? store.statistics() : statistics;
};

/** Prepares a store for a model; constraints, indexes and statistics are in place when it resolves. */
export const openSamgraf = async (
  model: Model,
  store: Store,
  pace = new Scheduling(),
  options: OpenOptions = {},
): Promise<Samgraf> => {
  const statistics = await prepareStore(model, store, options.tell);
  const { elsewhere } = options;
  const schema =
    options.schema ?? buildSchema(model, elsewhere ? { ...options, graphs: elsewhere.graphs } : options);
  const plans = new PlanCache({
    schema,
    model,
    statistics,
    access: BY_LEVEL,
    ...(elsewhere ? { elsewhere } : {}),
  });
  if (model.policies.length > 0) checkPolicies(plans.current);
  return {
    model,
    schema,
    store,
    pace,
    ...(options.fourEyes === undefined ? {} : { fourEyes: options.fourEyes }),
    plans,
  };
};

/** Says that answers end sooner than is set, where the engine of the store ends its statements sooner. */
export const schedulingFor = (
  { longest = Infinity }: Pick<Store, 'longest'>,
  timeout: number,
  warn: (message: string) => void,
  changeLimit?: number,
): Scheduling => {
  if (timeout > longest)
    warn(
      `SAMGRAF_TIMEOUT_MS is ${timeout}, and the embedded store lets no statement take longer than ${longest} ms: that is the limit of an answer too.`,
    );
  return new Scheduling(Math.min(timeout, longest), changeLimit);
};

/** After a write: dates and degrees may have changed. */
export const refresh = async (samgraf: Samgraf, tell?: (message: string) => void): Promise<void> => {
  const statistics = await samgraf.store.statistics();
  await samgraf.store.fit(statistics, tell);
  samgraf.plans.refresh({ ...samgraf.plans.current, statistics });
  samgraf.store.writes.note(new Set());
};
