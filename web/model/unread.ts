import { formatOf } from './places';
import { isCertainty, isEdge, isEnd, MOST, PARAMETERS, readState } from './state';

/** What a parameter may be; the others may be any text, which is looked up. */
const CHECKS: readonly (readonly [string, (text: string) => boolean])[] = [
  [PARAMETERS.certainty, isCertainty],
  [PARAMETERS.datedOnly, text => text === 'nei'],
  [PARAMETERS.with, isEdge],
  [PARAMETERS.retire, isEnd],
  [PARAMETERS.without, () => true],
  ['format', text => formatOf(text) !== undefined],
];

/**
 * The first part of an address that says something we do not understand, or more than is read; of a question, which has
 * slots, also what it has no place for. `hasFiles`: whether it is also given as a file; `graphs`: the other graphs that may be
 * asked. To leave it out would be to answer another question: a what-if with a slip would look as if it had no effect.
 */
export const unreadOf = (
  url: URL,
  slots?: readonly Readonly<{ name: string }>[],
  hasFiles = true,
  graphs: readonly string[] = [],
): string | undefined => {
  const unknown =
    slots && Object.keys(readState(url).slots).find(name => !slots.some(slot => slot.name === name));
  if (unknown !== undefined) return `${unknown}=${url.searchParams.get(unknown) ?? ''}`;
  const format = url.searchParams.get('format') ?? '';
  if (slots && !hasFiles && format !== '') return `format=${format}`;
  const checks = [...CHECKS, [PARAMETERS.across, (text: string) => graphs.includes(text)] as const];
  for (const [name, isUnderstood] of checks) {
    const given = url.searchParams.getAll(name).map(text => text.trim());
    const said = given.filter(text => text !== '');
    const wrong = said.find(text => !isUnderstood(text)) ?? said[MOST];
    if (wrong !== undefined) return `${name}=${wrong}`;
  }
  return undefined;
};
