import { z } from 'zod';
import type { GraphQLSchema } from 'graphql';
import { ACROSS_ARGUMENT, askableAcross, graphsIn } from '../../engine/schema/across';
import { deduced, type ToolAnswer, type ToolSentence } from './answer';
import { completed } from './domain';
import type { RunningModel } from './offered';
import { PROOF, PROOF_ACROSS } from './read';
import type { AskTool, Tool } from './tool';

/**
 * Completes a document of a tool, and lets it be asked of other graphs where there are any. It then tells of each whether it was asked, in
 * the language of the answer where it has one.
 */
export const askable = (document: string, { model, schema }: RunningModel): string => {
  const explained = document.includes('$lang') ? 'explanation(lang: $lang)' : '';
  const own = completed(document, model);
  const proving = own.replace(PROOF, PROOF_ACROSS);
  const made = askableAcross(proving, schema, `{ graphs { graph name asked ${explained} } }`);
  return made === proving ? own : made;
};

const MADE = new WeakMap<GraphQLSchema, Map<Tool, Tool>>();

/** The tool as it is where other graphs may be asked: all that it asks goes on there if they are named. The tool itself where it may not. */
export const acrossOf = (tool: Tool, running: RunningModel): Tool => {
  const made = MADE.get(running.schema) ?? new Map<Tool, Tool>();
  MADE.set(running.schema, made);
  const kept = made.get(tool) ?? (goesOn(tool, running) ? goingOn(tool, graphsIn(running.schema)) : tool);
  made.set(tool, kept);
  return kept;
};

const goesOn = ({ documents }: Tool, running: RunningModel): boolean =>
  documents.length > 0 &&
  documents.every(document => askable(document, running) !== completed(document, running.model));

/** Tells the graphs that a call names from what else it is called with. */
const apart = (input: unknown): Readonly<{ asked: readonly string[]; own: object }> => {
  const { across: asked = [], ...own } = input as Readonly<{ across?: readonly string[] }>;
  return { asked, own };
};

const goingOn = (tool: Tool, graphs: readonly string[]): Tool => {
  const [first = ''] = graphs;
  const across = z
    .array(z.enum(graphs))
    .max(graphs.length, '{where} takes at most {most}')
    .optional()
    .describe(`other graphs to go on in; ${first}:kind:name is an id of ${first}`);
  const { picture } = tool;
  return {
    ...tool,
    input: tool.input.extend({ [ACROSS_ARGUMENT]: across }),
    run: (input, ask, model) => {
      const { asked, own } = apart(input);
      return asked.length > 0 ? runAcross(tool, own, asked, { ask, model }) : tool.run(own, ask, model);
    },
    ...(picture
      ? {
          picture: (input, model) => {
            const { asked, own } = apart(input);
            const path = picture(own, model);
            return path !== undefined && asked.length > 0
              ? `${path}&${ACROSS_ARGUMENT}=${asked.join(',')}`
              : path;
          },
        }
      : {}),
  };
};

/** Says what was found, after which graphs were asked: what was not is not known to be absent. */
const runAcross = async (
  tool: Tool,
  input: object,
  across: readonly string[],
  { ask, model }: Readonly<{ ask: AskTool; model: RunningModel['model'] }>,
): Promise<ToolAnswer> => {
  const graphs = new Map<string, GraphTold>();
  const answer = await tool.run(
    input,
    async (document, variables) => {
      const answered = await ask(document, { ...variables, across, ...wayTo(document, variables, across) });
      for (const one of graphsTold(answered.data)) graphs.set(one.graph, worse(one, graphs.get(one.graph)));
      return answered;
    },
    model,
  );
  const isHeard = [...graphs.values()].every(({ asked }) => asked);
  return {
    ...answer,
    head: [...[...graphs.values()].map(sentenceOf), ...answer.head],
    ...(isHeard ? {} : { complete: false }),
    ...(isHeard || answer.outcome === 'FOUND' ? {} : { outcome: 'UNKNOWN' }),
  };
};

/** Hops by which a thing here meets one of another graph. */
const HOPS_ACROSS = 5;

/**
 * To a thing of another graph there is no way along relations as they point: what both have is what both rest on. So what takes a direction
 * is asked in any, and far enough to get there unless it is said how far.
 */
const wayTo = (
  document: string,
  { from, to, maxHops = HOPS_ACROSS }: Readonly<Record<string, unknown>>,
  across: readonly string[],
): object =>
  document.includes('$direction') &&
  [from, to].some(end => across.some(graph => idOf(end).startsWith(`${graph}:`)))
    ? { direction: 'ANY', maxHops }
    : {};

const idOf = (end: unknown): string =>
  typeof end === 'object' && end !== null && 'id' in end ? String(end.id) : '';

type GraphTold = Readonly<{ graph: string; name: string; asked: boolean; explanation?: string }>;

/** What the questions of an answer tell of other graphs. */
const graphsTold = (data: unknown): readonly GraphTold[] =>
  Object.values(
    (data ?? {}) as Readonly<Record<string, Readonly<{ graphs?: readonly GraphTold[] }> | null>>,
  ).flatMap(of => of?.graphs ?? []);

/** Of what is told of a graph twice, that it was not asked, and else what has a sentence. */
const worse = (one: GraphTold, other: GraphTold | undefined): GraphTold => {
  if (!other) return one;
  const asked = one.asked && other.asked;
  const told = [one, other].find(of => of.asked === asked && of.explanation !== undefined);
  return { ...(told ?? one), asked };
};

const sentenceOf = ({ graph, name, asked, explanation }: GraphTold): ToolSentence =>
  deduced(`${graph}: ${explanation ?? name}`, asked ? 'query' : 'bounds', { facts: { graph, asked } });
