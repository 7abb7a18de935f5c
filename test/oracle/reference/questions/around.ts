import { everyBridge, everyChained, everyNeighbour, everyReached, everyShared } from '../../naive/reach';
import { compareValues } from '../../predicate';
import type { Args } from '../connection';
import { assumedIn, pageOf, type Objects } from './objects';
import {
  checkSelectors,
  checkSupposed,
  chosenBy,
  followed,
  numberOf,
  ofTypes,
  stepsOf,
  stoodOn,
  Refused,
  type Scene,
} from './scene';

export const reach = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], [], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const isChained = !Array.isArray(args['relations']) && args['direction'] !== 'ANY';
  const all = (isChained ? everyChained : everyReached)(
    chosenBy(args['of'] as Args, world),
    stepsOf(args, world),
    numberOf(args['maxHops'], 4),
  ).filter(({ id }) => ofTypes(args, scene)(id));
  return {
    ...pageOf(
      all.map(({ id, distance, way }) => ({
        node: objects.node(id),
        distance,
        certainty: way.certainty,
        peerShare: null,
        path: objects.path(way),
      })),
      args,
    ),
    counts: objects.kindCounts(all.map(({ id }) => id)),
    peerCount: null,
    particular: null,
    assumed: assumedIn(scene, day),
  };
};

const MOST_NEIGHBOURS = 100;

export const neighbourhood = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], [], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const of = chosenBy(args['of'] as Args, world);
  const all = everyNeighbour(of, stepsOf(args, world, 'ANY'), numberOf(args['maxHops'], 2)).filter(
    ({ id }) => of.has(id) || ofTypes(args, scene)(id),
  );
  const page = all.slice(0, numberOf(args['first'], MOST_NEIGHBOURS));
  const here = new Set(page.map(({ id }) => id));
  const among = followed(args, world)
    .filter(edge => here.has(edge.from) && here.has(edge.to))
    .sort((a, b) => compareValues(a.key, b.key));
  return {
    nodes: page.map(({ id, distance, degree }) => ({ node: objects.node(id), distance, degree })),
    relations: among.map(objects.edge),
    totalCount: all.length,
    omitted: objects.kindCounts(all.slice(page.length).map(({ id }) => id)),
    truncated: null,
    assumed: assumedIn(scene, day),
  };
};

export const common = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], [], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const there = [...chosenBy(args['of'] as Args, world)];
  if (there.length < 2 || there.length > 20) throw new Refused('BAD_INPUT');
  const all = everyShared(
    there,
    stepsOf(args, world),
    numberOf(args['maxHops'], 2),
    numberOf(args['atLeast'], there.length),
  ).filter(({ id }) => ofTypes(args, scene)(id));
  return {
    ...pageOf(
      all.map(({ id, distances, total }) => ({
        node: objects.node(id),
        count: distances.length,
        total,
        distances: distances.map(d => ({ of: objects.node(d.of), distance: d.distance })),
      })),
      args,
    ),
    assumed: assumedIn(scene, day),
  };
};

export const bridges = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], [], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const of = chosenBy(args['of'] as Args, world);
  const found = everyBridge(of, stepsOf({ ...args, direction: 'ANY' }, world), numberOf(args['maxHops'], 3))
    .map(({ edge, cutOff }) => ({ edge, cutOff: cutOff.filter(id => ofTypes(args, scene)(id)) }))
    .filter(({ cutOff }) => cutOff.length > 0)
    // What is left of them decides, not all that each cuts off.
    .sort((a, b) => b.cutOff.length - a.cutOff.length || compareValues(a.edge.key, b.edge.key));
  const told = found.filter(({ cutOff }) => cutOff.length >= numberOf(args['least'], 2));
  return {
    belowLeast: found.length - told.length,
    ...pageOf(
      told.map(({ edge, cutOff }) => ({
        step: objects.edge(edge),
        cutsOff: cutOff.length,
        nodes: cutOff.map(objects.node),
      })),
      args,
    ),
    assumed: assumedIn(scene, day),
  };
};
