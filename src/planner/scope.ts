import { NO_SCOPE, type Scope } from '../plan/cursor';
import type { Operand } from '../plan/plan';
import { isOperand, type Input } from './read-input';

/**
 * Arguments that are not part of the scope: the position of a page, and the order, which has its own hash.
 */
const NOT_OF_SCOPE: readonly string[] = ['first', 'after', 'last', 'before', 'orderBy'];

export const argumentScope = (args: Readonly<Record<string, Input>>, under: Scope = NO_SCOPE): Scope => {
  const operands: Operand[] = [];
  const given = Object.fromEntries(Object.entries(args).filter(([name]) => !NOT_OF_SCOPE.includes(name)));
  const text = Object.keys(given).length === 0 ? '' : textOf(given, operands);
  return text === '' && under === NO_SCOPE
    ? NO_SCOPE
    : { text: `${text}${under.text}`, operands: [...operands, ...under.operands] };
};

/** Arguments of a root field that hold for every list below it. */
const NARROWING: readonly string[] = ['asOf', 'certainty', 'undated', 'verdicts'];

export const narrowingScope = (args: Readonly<Record<string, Input>>): Scope =>
  argumentScope(Object.fromEntries(Object.entries(args).filter(([name]) => NARROWING.includes(name))));

const textOf = (input: Input, operands: Operand[]): string => {
  if (isOperand(input)) {
    operands.push(input);
    return '$';
  }
  if (Array.isArray(input))
    return `[${(input as readonly Input[]).map(item => textOf(item, operands)).join(' ')}]`;
  return `{${Object.entries(input)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${textOf(value, operands)}`)
    .join(' ')}}`;
};
