import { isCertainty, isEdge, isEnd, MOST, PARAMETERS } from './state';

/** What a parameter may be; the others may be any text, which is looked up. */
const CHECKS: readonly (readonly [string, (text: string) => boolean])[] = [
  [PARAMETERS.certainty, isCertainty],
  [PARAMETERS.datedOnly, text => text === 'nei'],
  [PARAMETERS.with, isEdge],
  [PARAMETERS.retire, isEnd],
  [PARAMETERS.without, () => true],
];

/**
 * The first part of an address that says something we do not understand, or more than is read. To leave it out would be to
 * answer another question: a what-if with a slip would look as if it had no effect.
 */
export const unreadOf = (url: URL): string | undefined => {
  for (const [name, isUnderstood] of CHECKS) {
    const given = url.searchParams.getAll(name).map(text => text.trim());
    const said = given.filter(text => text !== '');
    const wrong = said.find(text => !isUnderstood(text)) ?? said[MOST];
    if (wrong !== undefined) return `${name}=${wrong}`;
  }
  return undefined;
};
