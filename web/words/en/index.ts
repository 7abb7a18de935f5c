import type { Texts } from '../nb';
import { answers } from './answers';
import { fields } from './fields';
import { shell } from './shell';

export const en: Texts = { ...shell, ...answers, fields };
