import type { z } from 'zod';
import type { Ask, Asker } from '../server/ask';
import type { ToolAnswer, ToolSentence } from './answer';
import { resolve, standsIn } from './resolve';
import { fit } from './fit';
import { cutTo, framed, framedIn, type Structured, type ToldAnswer } from './tell';
import { OPERATIONS } from './tools/list';
import type { Model } from '../../engine/model/model';
import type { RunningModel } from './offered';
import { askable } from './across';
import { completed } from './domain';
import { badCursor, Refused, refusedBy } from './faults';
import { onlyOf, type AskTool, type Tool } from './tool';
import { say, type Speaker } from './words';

export type CallOptions = ToldAnswer & Readonly<{ isError: boolean }>;

/**
 * A tool's answer within its budget, or a sentence that says why there is none and what to do. It does not throw
 * for what a caller sent.
 */
export const call = async (
  tool: Tool,
  given: unknown,
  { ask, model, pages }: Calling,
): Promise<CallOptions> => {
  try {
    const taken = read(tool, given, model);
    const { lang, budget } = taken as Readonly<{ lang: string; budget: number }>;
    const speaker = model.messages.in(lang);
    // A pack may say nothing in the language that is taken for none, and the API may not know it.
    const said: Readonly<Record<string, unknown>> = { ...taken, lang: speaker.language };
    const { offset, after } = placeOf(said['after']);
    const { input, read: names } = await resolve(tool, said, { ask, model, speaker });
    const asked: Structured['graphql'][] = [];
    const answer = await tool.run(
      { ...input, after },
      (document, variables) => {
        asked.push(operationOf(document, variables));
        return ask(document, variables);
      },
      model,
    );
    const [graphql = null] = asked;
    return {
      ...fit(pageOf(answer, names, offset), { speaker, budget, offset, graphql, pages }),
      isError: false,
    };
  } catch (error) {
    if (error instanceof Refused) return { ...told(error, model.messages.in(langOf(given))), isError: true };
    throw error;
  }
};

/** Whom and what a tool asks. */
type Calling = Readonly<{
  ask: AskTool;
  model: Model;
  /** What the address of a page for people begins with, before an id; none where there are no such pages. */
  pages?: string | undefined;
}>;

/** What is said of the whole stands on the first page alone. */
const pageOf = (answer: ToolAnswer, names: readonly ToolSentence[], offset: number): ToolAnswer => ({
  ...answer,
  head: offset > 0 ? [] : [...names, ...answer.head],
  items: answer.whole ? answer.items.slice(offset) : answer.items,
});

/** Reads the input as the tool takes it. @throws Refused */
export const read = (tool: Tool, given: unknown, model: Model): Readonly<Record<string, unknown>> => {
  const result = tool.input.strict().safeParse(given ?? {});
  const faults = result.success ? unknownIn(tool, result.data, model) : result.error.issues.map(saidOf);
  if (result.success && faults.length === 0) return result.data;
  const names = Object.keys(tool.input.shape).join(', ');
  throw new Refused(
    'BAD_INPUT',
    faults
      .slice(0, 5)
      .map(fault => `${fault}.`)
      .join(' '),
    `${tool.name} takes ${names}.`,
  );
};

/** Says which arguments are none of what the model that is running has for them. */
const unknownIn = (
  { input }: Tool,
  given: Readonly<Record<string, unknown>>,
  model: Model,
): readonly string[] =>
  Object.entries(input.shape).flatMap(([name, schema]) => {
    const only = onlyOf(standsIn(schema), model);
    const values = [given[name] ?? []].flat();
    return only && values.some(value => value !== '' && !only.includes(String(value)))
      ? [`${name} must be one of ${only.join(', ')}`]
      : [];
  });

/** Says what is wrong with an argument: in the schema's own words, where it has some. */
const saidOf = (issue: z.core.$ZodIssue): string => {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `There is no argument ${issue.keys.slice(0, 5).join(', ')}`;
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined')
      ? `${where} is missing`
      : `${where} must be of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `${where} must be one of ${issue.values.map(String).join(', ')}`;
  const { minimum = '', maximum = '' } = issue as Partial<Record<'minimum' | 'maximum', number>>;
  if (issue.message.includes('{where}'))
    return issue.message.replace('{where}', where).replace('{most}', String(maximum));
  return issue.code === 'too_small'
    ? `${where} must be at least ${minimum}`
    : `${where} must be at most ${maximum}`;
};

/** `12.cursor`: what was told on the pages before, and where the API goes on. */
const placeOf = (after: unknown): Readonly<{ offset: number; after: string | undefined }> => {
  if (after === undefined) return { offset: 0, after };
  const [, offset, cursor = ''] = /^(\d{1,6})\.(.*)$/s.exec(String(after)) ?? [];
  if (offset === undefined) throw badCursor();
  return { offset: Number(offset), after: cursor === '' ? undefined : cursor };
};

/** The address of a document that is made for a kind; undefined of a caller's own. */
const madeUri = (document: string): string | undefined => {
  const name = /^\s*query ((?:List|Relations)_\w+)/.exec(document)?.[1];
  return name === undefined ? undefined : `samgraf://operation/${name}`;
};

/** What was asked of the API, by the address of its document. A caller's own document is known to the caller. */
const operationOf = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Structured['graphql'] => {
  const uri = OPERATIONS.find(({ text }) => text === document)?.uri ?? madeUri(document);
  if (uri === undefined) return null;
  const given = Object.entries(variables).filter(([, value]) => value !== undefined);
  return { operation: uri, variables: framedIn(Object.fromEntries(given)) as typeof variables };
};

/** Returns the language that is asked for in what was given, as it stands there. */
export const langOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'lang' in given ? given.lang : undefined;

/** An error as an answer: what is wrong, and what to do next. What was sent is data here too. */
const told = (refused: Refused, speaker: Speaker): ToldAnswer => {
  const { code } = refused;
  const [said, next] = [cutTo(framed(refused.message), 500), cutTo(framed(refused.hint), 300)];
  const structured: Structured = {
    outcome: code,
    weakest: null,
    complete: false,
    dropped: { items: 0, sources: 0, texts: 0 },
    items: [{ n: 1, text: [said, next].filter(Boolean).join(' '), deduced: code, sources: [] }],
    sources: [],
    next: null,
    cost: null,
    graphql: null,
  };
  const text = [
    say('tool-before', speaker),
    '<data>',
    `1. ${said}${next ? ` ${next}` : ''} [${code}]`,
    '</data>',
  ].join('\n');
  return { text, structured };
};

/** Completes a tool's own document, and has it go on where other graphs are named; a caller's is asked as it was sent. */
const asked = (document: string, isAcross: boolean, running: RunningModel): string => {
  if (!OPERATIONS.some(({ text }) => text === document)) return document;
  return isAcross ? askable(document, running) : completed(document, running.model);
};

/** Asks the API for one caller. Partial answers are refused whole: half an answer would be told as all of it. */
export const questionOf =
  (ask: Ask, asker: Asker, running: RunningModel): AskTool =>
  async (document, variables) => {
    const { data, errors, extensions } = await ask(
      asked(document, 'across' in variables, running),
      variables,
      {
        ...asker,
        cost: true,
      },
    );
    const [error] = errors ?? [];
    if (error === undefined) return { data, cost: extensions?.cost?.estimated?.visits };
    throw refusedBy(error);
  };
