import type { Model } from '../model/model';
import { adoption } from './adoption';
import { bridges } from './bridges';
import { common } from './common';
import { comparable } from './comparable';
import { connections } from './connections';
import { coverage } from './coverage';
import { dependencies } from './dependencies';
import { difference } from './difference';
import { gaps } from './gaps';
import { history } from './history';
import { impact } from './impact';
import { neighbourhood } from './neighbourhood';
import { paths } from './paths';
import { inLanguages } from '../languages/languages';
import type { Question } from './question';
import { reach } from './reach';
import { standings } from './standings';
import { SHARED_SDL } from './sdl-parts';
import { WHY_NOT_SDL } from './why-not';

/** All questions along relations. A new one needs its own file and a line here. */
export const QUESTIONS: readonly Question[] = [
  connections,
  paths,
  reach,
  neighbourhood,
  common,
  history,
  difference,
  impact,
  dependencies,
  bridges,
  coverage,
  gaps,
  comparable,
  adoption,
  standings,
];

/** The questions for which a model has all the kinds and relations. */
export const questionsOf = (model: Model): readonly Question[] =>
  QUESTIONS.filter(({ offered }) => offered(model));

/** Their SDL, which extends the schema built from the Model. */
export const sdlOf = (
  questions: readonly Question[],
  model: Pick<Model, 'kinds' | 'roles' | 'messages'>,
): string =>
  inLanguages(
    [SHARED_SDL, WHY_NOT_SDL, ...questions.map(({ sdl }) => sdl(model))].join('\n'),
    model.messages,
  );
