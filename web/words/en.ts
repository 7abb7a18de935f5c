import { nb, type Texts } from './nb';

export const en: Texts = nb;
