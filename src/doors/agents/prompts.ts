import { z } from 'zod';
import type { Messages } from '../../engine/messages/speaker';
import { orList } from '../../engine/errors';
import type { AboutGraph } from './about';
import { framed } from './tell';
import { Refused } from './faults';
import { say, type Speaker } from './words';

type Values = Readonly<Record<string, string>>;
/** `kinds`: those of which it names one; `oneOf`: what it may be. */
type Argument = AboutGraph['prompts'][number]['arguments'][number] & Readonly<{ oneOf?: readonly string[] }>;
/** A prompt of the pack, as it is offered. */
export type Prompt = Omit<AboutGraph['prompts'][number], 'arguments' | 'text'> &
  Readonly<{ arguments: readonly Argument[]; text: (values: Values, speaker: Speaker) => string }>;

/**
 * Fills in a text: {name} is the value of an argument, and {{with|without}} is the one where all that it names is given, else the other.
 */
const filledIn = (text: string, values: Values): string => {
  const put = (part: string): string =>
    part.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
  return text
    .split('{{')
    .map((part, i) => {
      if (i === 0) return put(part);
      const end = part.indexOf('}}') + (part.includes('}}}') ? 1 : 0);
      const [given = '', otherwise = ''] = part.slice(0, end).split('|');
      const names = [...given.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      return put((names.every(name => values[name] !== undefined) ? given : otherwise) + part.slice(end + 2));
    })
    .join('');
};

const langOf = ({ languages }: Messages): Argument => ({
  ...{ name: 'lang', description: languages.join(', '), required: false, oneOf: languages },
});

/** The prompts of a pack; the tools take names, so nothing has to be looked up first. */
export const promptsOf = ({ prompts }: Pick<AboutGraph, 'prompts'>, messages: Messages): readonly Prompt[] =>
  prompts.map(({ text, ...prompt }) => ({
    ...prompt,
    arguments: [...prompt.arguments, langOf(messages)],
    text: (values, speaker) => `${filledIn(speaker.of(text) ?? '', values)} ${say('tool-close', speaker)}`,
  }));

const VALUE = z.string().trim().min(1).max(200);

/** @throws Refused if there is none of that name */
export const promptNamed = (name: string, about: Pick<AboutGraph, 'prompts'>, messages: Messages): Prompt => {
  const prompts = promptsOf(about, messages);
  const prompt = prompts.find(one => one.name === name);
  if (prompt) return prompt;
  throw new Refused(
    'NOT_FOUND',
    `There is no prompt ${framed(name.slice(0, 60))}. There are ${prompts.map(one => one.name).join(', ')}.`,
  );
};

/** The prompt with what was given in place, as one line of text. */
export const promptOf = (
  name: string,
  given: Readonly<Record<string, unknown>>,
  about: Pick<AboutGraph, 'prompts'>,
  messages: Messages,
): Prompt & { filled: string } => {
  const prompt = promptNamed(name, about, messages);
  const { lang } = given;
  const isGiven = lang !== undefined && lang !== '';
  if (isGiven && !messages.languages.some(one => one === lang))
    throw new Refused('BAD_INPUT', `lang is ${orList(messages.languages)}.`);
  const values = prompt.arguments.flatMap(argument => {
    const value = given[argument.name];
    if ((value === undefined || value === '') && !argument.required) return [];
    const read = VALUE.safeParse(value);
    if (!read.success)
      throw new Refused(
        'BAD_INPUT',
        `${argument.name} (${argument.description}) is missing, empty or too long.`,
      );
    return [[argument.name, framed(read.data)] as const];
  });
  return { ...prompt, filled: prompt.text(Object.fromEntries(values), messages.in(lang)) };
};
