import { Messages } from '../../src/engine/messages/speaker';
import './labels';

const { spoken, texts } = globalThis.samgrafGiven;
const read = new Set<string>();

/** Says in the browser what the pack says: the files that pictures need come with the words of the model, all of a language at once. */
export const messages = new Messages(spoken, language => {
  if (read.has(language)) return undefined;
  read.add(language);
  return texts[language];
});
