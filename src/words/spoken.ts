import type { Phrase } from '../model/model';

/** The languages in which sentences are written. */
export type Spoken = keyof Phrase;

/** The language of explanations: nb, nn and en have phrases; all others get nb. */
export const spokenIn = (lang: unknown): Spoken => (lang === 'nn' || lang === 'en' ? lang : 'nb');
