import { parse, validate, type GraphQLSchema } from 'graphql';
import type { Model } from '../../engine/model/model';
import { completed } from './domain';
import type { AboutGraph } from './about';
import { ENGINE_LANGUAGE } from '../../engine/messages/speaker';
import { promptsOf, type Prompt } from './prompts';
import type { Tool } from './tool';
import { TOOLS } from './tools/list';

/** The model that is running, and its schema. */
export type RunningModel = Readonly<{ model: Model; schema: GraphQLSchema }>;

const OFFERED = new WeakMap<GraphQLSchema, ReadonlySet<Tool>>();

/** The tools that only ask what the running model has: what it lacks is not offered, and would only be refused. */
export const offeredOf = (running: RunningModel): ReadonlySet<Tool> => {
  const kept = OFFERED.get(running.schema);
  if (kept) return kept;
  const made = new Set(TOOLS.filter(tool => fits(tool, running)));
  OFFERED.set(running.schema, made);
  return made;
};

const fits = ({ documents, needs = () => true }: Tool, { model, schema }: RunningModel): boolean =>
  needs(model) &&
  documents.every(document => validate(schema, parse(completed(document, model))).length === 0);

/** The prompts whose tools are all offered, and whose arguments name kinds that are there. */
export const promptsFor = (running: RunningModel, about: Pick<AboutGraph, 'prompts'>): readonly Prompt[] => {
  const missing = TOOLS.filter(tool => !offeredOf(running).has(tool)).map(({ name }) => name);
  return promptsOf(about, running.model.messages).filter(
    ({ arguments: takes, text }) =>
      takes.every(({ kinds = [] }) => kinds.every(name => running.model.kinds.has(name))) &&
      !missing.some(name => text({}, running.model.messages.in(ENGINE_LANGUAGE)).includes(name)),
  );
};
