import { engineText } from '../../src/engine/messages/read-messages';
import { ENGINE_LANGUAGE, Messages } from '../../src/engine/messages/speaker';
import { readPack } from '../../src/pack/pack';

const { written, fallbacks, letters } = readPack();

/** What is said in English alone of records in all the languages and the alphabet of the national pack: its kinds and those of a test in one model. */
export const WRITTEN_AS_NATIONAL: Messages = new Messages(
  { languages: [ENGINE_LANGUAGE], written, fallbacks, letters },
  (language, file) => (language === ENGINE_LANGUAGE ? engineText(file) : undefined),
);
