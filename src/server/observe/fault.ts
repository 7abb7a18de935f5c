/** An internal error as logged. */
export type Fault = Readonly<{
  type: string;
  code: string | undefined;
  message: string;
  /** Stack frames, without the message. */ stack: string;
}>;

const MOST_LETTERS = 500;
const MOST_FRAMES = 20;

/** An error without the values that the client sent: engines tend to quote their input. */
export const faultOf = (error: unknown, document: string, variables: unknown): Fault => {
  if (!(error instanceof Error)) return { type: typeof error, code: undefined, message: '', stack: '' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    code: typeof code === 'string' ? code : undefined,
    message: without(error.message, valuesIn(document, variables)).slice(0, MOST_LETTERS),
    stack: (error.stack ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line.startsWith('at '))
      .slice(0, MOST_FRAMES)
      .join('\n'),
  };
};

const MOST_VALUES = 2_000;

/**
 * Strings and numbers from the variables and the document; the longest first, so that no part of a value is
 * left.
 */
const valuesIn = (document: string, variables: unknown): readonly string[] => {
  const values = new Set<string>();
  for (const [, text = '', number = ''] of document.matchAll(/"((?:[^"\\]|\\.)*)"|(-?\d[\d.]*)/g))
    values.add(text || number);
  const open: unknown[] = [variables];
  for (let value = open.pop(); value !== undefined && values.size < MOST_VALUES; value = open.pop()) {
    if (typeof value === 'string' || typeof value === 'number') values.add(String(value));
    else if (typeof value === 'object' && value !== null)
      open.push(...Object.values(value).filter(part => part !== undefined), ...Object.keys(value));
  }
  return [...values].filter(value => value.length > 1).sort((a, b) => b.length - a.length);
};

/** Ignores case, since search terms are folded. */
const without = (message: string, values: readonly string[]): string => {
  let text = message.slice(0, MOST_LETTERS * 4);
  for (const value of values) {
    if (isSurelyWithout(text, value)) continue;
    const escaped = value.slice(0, MOST_LETTERS * 4).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    text = text.replace(new RegExp(escaped, 'giu'), '‹value›');
  }
  return text;
};

const ASCII = /^[\x00-\x7f]*$/;

/** Compiling an expression takes longer than looking; beyond ASCII, only an expression knows which letters are the same. */
const isSurelyWithout = (text: string, value: string): boolean =>
  ASCII.test(value) && ASCII.test(text) && !text.toLowerCase().includes(value.toLowerCase());
