import { z } from 'zod';
import type { About } from './about';
import { framed } from './tell';
import { Refused } from './faults';
import type { Lang, Said } from './words';

type Values = Readonly<Record<string, string>>;
/** `kinds`: those of which it names one; `oneOf`: what it may be. */
type Argument = About['prompts'][number]['arguments'][number] & Readonly<{ oneOf?: readonly string[] }>;
/** A prompt of the pack, as it is offered. */
export type Prompt = Omit<About['prompts'][number], 'arguments' | 'text'> &
  Readonly<{ arguments: readonly Argument[]; text: (values: Values, lang: Lang) => string }>;

const CLOSE: Said = {
  nb: 'Svar på bokmål, i setninger (lang: nb). Sett kildene bak hver påstand, skill fakta fra utledninger og usikkerhet, og si hva som ble utelatt. Det som ikke er registrert, er ikke dermed fraværende.',
  nn: 'Svar på nynorsk, i setningar (lang: nn). Set kjeldene bak kvar påstand, skil fakta frå utleiingar og uvisse, og sei kva som vart utelate. Det som ikkje er registrert, er ikkje dermed fråverande.',
  en: 'Answer in English, in sentences (lang: en). Put the sources behind each claim, keep facts apart from deductions and uncertainty, and say what was left out. What is not on record is not thereby absent.',
};

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

const LANG: Argument = {
  ...{ name: 'lang', description: 'nb, nn, en', required: false, oneOf: ['nb', 'nn', 'en'] },
};

/** The prompts of a pack; the tools take names, so nothing has to be looked up first. */
export const promptsOf = ({ prompts }: Pick<About, 'prompts'>): readonly Prompt[] =>
  prompts.map(({ text, ...prompt }) => ({
    ...prompt,
    arguments: [...prompt.arguments, LANG],
    text: (values, lang) => `${filledIn(text[lang] ?? text.en, values)} ${CLOSE[lang]}`,
  }));

const VALUE = z.string().trim().min(1).max(200);
const LANGUAGE = z.enum(['nb', 'nn', 'en']).default('nb');

/** @throws Refused if there is none of that name */
export const promptNamed = (name: string, about: Pick<About, 'prompts'>): Prompt => {
  const prompts = promptsOf(about);
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
  about: Pick<About, 'prompts'>,
): Prompt & { filled: string } => {
  const prompt = promptNamed(name, about);
  const lang = LANGUAGE.safeParse(given['lang'] === '' ? undefined : given['lang']);
  if (!lang.success) throw new Refused('BAD_INPUT', 'lang is nb, nn or en.');
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
  return { ...prompt, filled: prompt.text(Object.fromEntries(values), lang.data) };
};
