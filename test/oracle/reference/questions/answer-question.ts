import type { Args } from '../connection';
import { bridges, common, neighbourhood, reach } from './around';
import { dependencies, impact } from './change';
import { connect } from './connect';
import { Objects } from './objects';
import type { Scene } from './scene';
import { difference, history } from './time';

type Oracle = (scene: Scene, objects: Objects) => Args;

const ANSWERS: Readonly<Record<string, Oracle>> = {
  connections: (scene, objects) => connect('connections', scene, objects),
  paths: (scene, objects) => connect('paths', scene, objects),
  reach,
  neighbourhood,
  bridges,
  common,
  history,
  difference,
  impact,
  dependencies,
};

/** The questions that any model can be asked; those of the national model have oracles beside their tests. */
export const ORACLES: readonly string[] = Object.keys(ANSWERS);

/** The answer of a question, by trying everything on plain arrays. */
export const answerQuestion = (question: string, scene: Scene): Args => {
  const answer = ANSWERS[question];
  if (!answer) throw new Error(`${question} has no oracle: add one in test/oracle/reference/questions`);
  return answer(scene, new Objects(scene));
};
