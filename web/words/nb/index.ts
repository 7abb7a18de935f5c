import { answers } from './answers';
import { fields } from './fields';
import { shell } from './shell';

export const nb = { ...shell, ...answers, fields };

/** What every language has to say. */
export type Texts = typeof nb;
