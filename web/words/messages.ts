import { readMessages } from '../../src/engine/messages/read-messages';
import { readPack } from '../../src/pack/pack';

/** What the pack says; the server hands the bundle the messages of the one that it runs. */
export const messages = readMessages(readPack());
