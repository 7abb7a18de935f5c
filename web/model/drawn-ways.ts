import type { PageContext } from '../pages/page';
import type { Way, WaysDrawn } from '../pictures/ways';
import { kindWord } from '../words/kinds';
import { capital } from '../words/texts';
import type { ThingRef } from './answer';
import { isFolded } from './folded-ways';
import { thingHref } from './state';

/** Tells what ways are drawn with on a page: where their things lead, and what stands over them. */
export const drawnOn = (
  { lang, t, along, graphName }: Pick<PageContext, 'lang' | 't' | 'along' | 'graphName'>,
  [first]: readonly Way[],
): WaysDrawn => {
  const start = first?.steps[0]?.from;
  const kind = start ? capital(kindWord(start.__typename, lang)) : '';
  return {
    href: (thing: ThingRef) => (isFolded(thing) ? '#svar' : thingHref(thing, along)),
    heads: [kind, t('answer-ways-through'), t('answer-ways-leads')],
    ...{ graphName, lang },
  };
};
