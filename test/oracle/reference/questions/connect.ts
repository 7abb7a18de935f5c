import { everyPath, everyPivot, type PathQuestion, type Pivot } from '../../naive/paths';
import { distancesFrom, levelsOf } from '../../naive/reach';
import { opposite, stepsAlong, type Step, type Way } from '../../naive/steps';
import type { World } from '../../world';
import type { Args } from '../connection';
import { ANY } from '../expected';
import { assumedIn, pageOf, type Objects } from './objects';
import { checkSelectors, checkSupposed, chosenBy, chosenIfAny, followed, numberOf, stepsOf, stoodOn, type Scene } from './scene';

type Name = 'paths' | 'connections';

/** What is asked of paths, on a graph. */
export const pathQuestion = (args: Args, world: World): PathQuestion => ({
  from: chosenBy(args['from'] as Args, world), to: chosenBy(args['to'] as Args, world),
  via: chosenIfAny(args['via'], world), avoid: chosenIfAny(args['avoid'], world) ?? new Set(),
  steps: stepsOf(args, world), minHops: numberOf(args['minHops'], 1), maxHops: numberOf(args['maxHops'], 4),
});

export const pivotsOf = (question: PathQuestion): readonly Pivot[] => everyPivot(everyPath(question), question.via);

export const connect = (name: Name, scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['from', 'to'], ['via', 'avoid'], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const question = pathQuestion(args, world);
  const items = name === 'paths' ? everyPath(question).map(objects.path) : pivotsOf(question).map(pivot => pivotObject(pivot, objects));
  const outcome = items.length > 0 ? 'FOUND' : 'PROVED_ABSENT';
  return { ...pageOf(items, args), outcome, whyNot: items.length > 0 ? null : whyNot(name, question, world, scene), assumed: assumedIn(scene, day) };
};

const pivotObject = ({ via, targets, paths }: Pivot, objects: Objects): Args => ({
  via: objects.node(via), targets: objects.nodes(targets), targetCount: targets.length,
  pathCount: paths.length, length: paths[0]?.steps.length, certainty: paths[0]?.certainty, paths: paths.map((path: Way) => objects.path(path)),
});

/** From each side to the middle, and which filter alone hides a way; what would close the gap is tried by test/differential/check-missing.ts. */
const whyNot = (name: Name, question: PathQuestion, world: World, scene: Scene): Args => {
  const { args } = scene;
  const { from, to, avoid, maxHops } = question;
  const allowed = (ids: Iterable<string>): readonly string[] => [...ids].filter(id => !avoid.has(id));
  const free = (steps: readonly Step[]): readonly Step[] => steps.filter(step => !avoid.has(step.from) && !avoid.has(step.to));
  const near = levelsOf(distancesFrom(allowed(from), free(question.steps), Math.ceil(maxHops / 2)));
  const far = levelsOf(distancesFrom(allowed(to), free(stepsAlong(followed(args, world), opposite(args['direction'] ?? 'FORWARD'))), Math.floor(maxHops / 2)));
  const counted = (levels: readonly (readonly string[])[]): readonly Args[] => levels.map((ids, distance) => ({ distance, count: ids.length }));
  return {
    outcome: 'PROVED_ABSENT', explanation: ANY, reachedFrom: counted(near), reachedTo: counted(far),
    hiddenBy: HIDING.filter(by => isHiddenBy(by, name, scene)).map(by => ({ by, message: ANY })),
  };
};

/** Something between the ends needs two hops. */
const leastHops = (name: Name, minHops: number): number => (name === 'connections' ? Math.max(2, minHops) : minHops);

const HIDING = ['AS_OF', 'CERTAINTY', 'VIA', 'AVOID', 'RELATIONS', 'MIN_HOPS'] as const;

/** Whether there would be an answer without this one condition. */
const isHiddenBy = (by: (typeof HIDING)[number], name: Name, scene: Scene): boolean => {
  const { args, day } = scene;
  const world = stoodOn(scene, by === 'AS_OF' ? undefined : day, by === 'CERTAINTY' ? 'UNCERTAIN' : scene.certainty);
  const question = pathQuestion({ ...args, ...(by === 'VIA' ? { via: null } : by === 'AVOID' ? { avoid: null } : {}) }, world);
  const steps = by === 'RELATIONS' ? stepsAlong(followed(args, world, true), args['direction'] ?? 'FORWARD') : question.steps;
  return everyPath({ ...question, steps, minHops: leastHops(name, by === 'MIN_HOPS' ? 1 : question.minHops) }).length > 0;
};
