import { messages } from './messages';

/**
 * Capitalised as the beginning of a sentence, by the rule of the API’s own sentences: “eIdent” and “eForm” keep their
 * letters; “forskrift om …” does not.
 */
export const capital = (text: string): string => messages.in(undefined).capital(text);
