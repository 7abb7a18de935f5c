import type { Args } from '../connection';
import { bridges, common, neighbourhood, reach } from './around';
import { dependencies, impact } from './change';
import { connect } from './connect';
import { Objects } from './objects';
import type { Scene } from './scene';
import { difference, history } from './time';

/** The answer of a question, by trying everything on plain arrays. */
export const answerQuestion = (question: string, scene: Scene): Args => {
  const objects = new Objects(scene);
  switch (question) {
    case 'connections':
    case 'paths':
      return connect(question, scene, objects);
    case 'reach':
      return reach(scene, objects);
    case 'neighbourhood':
      return neighbourhood(scene, objects);
    case 'bridges':
      return bridges(scene, objects);
    case 'common':
      return common(scene, objects);
    case 'history':
      return history(scene, objects);
    case 'difference':
      return difference(scene);
    case 'impact':
      return impact(scene, objects);
    case 'dependencies':
      return dependencies(scene, objects);
    default:
      throw new Error(`${question} is asked of another model: see test/differential/national.ts`);
  }
};
