import { nb, type Texts } from './nb';

export const nn: Texts = nb;
