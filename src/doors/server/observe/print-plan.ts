import type { OperationPlan } from '../../../engine/plan/plan';
import { shapeOf } from './shape-of';

/**
 * Properties whose strings are our own or from the Model. All others may contain what a client sent, and are
 * printed by their shape.
 */
const WORDS = new Set([
  'kind',
  'question',
  'direction',
  'on',
  'operator',
  'property',
  'column',
  'relation',
  'typename',
  'argument',
  'certainty',
  'change',
  'function',
  'label',
  'type',
  'name',
  'kinds',
  'among',
  'columns',
  'by',
  'of',
  'nodeFacts',
  'edgeFacts',
]);
/** How the answer is written, which does not affect what is read; and the words of the Model. */
const LEFT_OUT = new Set(['key', 'shape', 'mark', 'items', 'parts', 'lexicon']);
const MOST = 8_000;

/**
 * A plan on one line, without any value that a client sent: kinds, relations and fields by name, values by
 * shape.
 */
export const printPlan = ({ roots }: OperationPlan): string => {
  const text = roots.map(root => print(root, 'root')).join('\n');
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
};

type Part = Readonly<Record<string, unknown>>;

const print = (value: unknown, at: string): string => {
  if (typeof value === 'string') return WORDS.has(at) ? value : shapeOf(value);
  if (Array.isArray(value)) return `[${repeated(value.map(item => print(item, at))).join(', ')}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' && !NUMBERS.has(at) ? shapeOf(value) : String(value);
  return printPart(value as Part);
};

/** Our own bounds or those of the question, never values that are compared. */
const NUMBERS = new Set(['size', 'maxHops', 'minHops', 'hops', 'cap', 'level', 'atLeast', 'peers']);

const printPart = (part: Part): string => {
  const named = nameOf(part);
  if (named !== undefined) return named;
  if (part['kind'] === 'literal') return `‹${shapeOf(part['value'])}›`;
  if (part['kind'] === 'variable') return `$${String(part['name'])}`;
  const { kind, ...rest } = part;
  const fields = Object.entries(rest).filter(
    ([name, value]) => value !== undefined && !LEFT_OUT.has(name) && !isEmpty(value),
  );
  return `${typeof kind === 'string' ? kind : ''}{${fields.map(([name, value]) => `${name}: ${print(value, name)}`).join(', ')}}`;
};

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Parts of the Model by name: a kind, a relation or an end. */
const nameOf = (part: Part): string | undefined => {
  if ('plural' in part || 'phrase' in part) return String(part['name']);
  if ('relation' in part && 'direction' in part && 'node' in part)
    return `${String((part['relation'] as Part)['name'])} ${String(part['direction'])}`;
  return undefined;
};

/** The levels of an expansion are usually identical. */
const repeated = (items: readonly string[]): readonly string[] => {
  const told: string[] = [];
  for (let i = 0; i < items.length;) {
    let end = i + 1;
    while (end < items.length && items[end] === items[i]) end += 1;
    told.push(end - i > 1 ? `${end - i} × ${items[i] ?? ''}` : (items[i] ?? ''));
    i = end;
  }
  return told;
};
