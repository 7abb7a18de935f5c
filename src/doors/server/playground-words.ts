import { ENGINE_LANGUAGE } from '../../engine/messages/speaker';
import { engineText, packFiles } from '../../engine/messages/read-messages';
import { ENTITY, type Model } from '../../engine/model/model';
import type { Pack } from '../../pack/pack';
import { fieldWordsOf, pictureLabelsOf } from './explorer-labels';

/** The files of messages of which something is said in a picture. */
const FILES = ['language', 'picture', 'elsewhere'] as const;

/** All that is said in pictures in a language: that of the pack before the engine's own. */
const textIn = ({ folder }: Pack, language: string): string => {
  const own = packFiles(folder, language)
    .filter(
      ({ name }) => name.endsWith(`${language}.ftl`) || FILES.some(file => name.endsWith(`/${file}.ftl`)),
    )
    .map(({ text }) => text);
  const engine = language === ENGINE_LANGUAGE ? FILES.map(file => engineText(file) ?? '') : [];
  return [...own, ...engine].join('\n');
};

/** Returns what a browser draws pictures and finds fields by: the words of the model, and what is said around them. */
export const playgroundWords = (pack: Pack, model: Model): Readonly<Record<string, unknown>> => {
  const { languages, fallbacks } = pack;
  const said = [...new Set([...languages, ENGINE_LANGUAGE])];
  return {
    spoken: { languages, fallbacks },
    texts: Object.fromEntries(said.map(language => [language, textIn(pack, language)])),
    entity: ENTITY,
    labels: pictureLabelsOf(model),
    fields: fieldWordsOf(model),
  };
};
