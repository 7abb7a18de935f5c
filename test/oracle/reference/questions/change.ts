import { everyAffected, everyDependency, everySubstitute, type Affected } from '../../naive/footing';
import { compareValues } from '../../predicate';
import type { Args } from '../connection';
import { ANY } from '../expected';
import { assumedIn, pageOf, type Objects } from './objects';
import {
  checkSelectors,
  checkSupposed,
  chosenBy,
  chosenIfAny,
  numberOf,
  ofTypes,
  stoodOn,
  type Scene,
} from './scene';

export const impact = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], [], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const of = chosenBy(args['of'] as Args, world);
  const all = everyAffected(of, world.graph.edges, numberOf(args['maxHops'], 4)).filter(({ id }) =>
    ofTypes(args, scene)(id),
  );
  const lifecycle = (id: string): unknown =>
    scene.graph.nodes.find(node => node.id === id)?.properties['lifecycle'] ?? null;
  return {
    ...pageOf(
      all.map(item => ({
        node: objects.node(item.id),
        distance: item.distance,
        extent: item.extent,
        lost: item.lost,
        left: item.left,
        standsOn: objects.nodes(item.standsOn),
        path: objects.path(item.way),
        explanation: ANY,
      })),
      args,
    ),
    of: objects.nodes([...of].sort(compareValues)),
    counts: extentCounts(all, objects),
    substitutes: everySubstitute(of, world.graph.edges, objects.kindOf).map(item => ({
      ...item,
      node: objects.node(item.id),
      lifecycle: lifecycle(item.id),
    })),
    assumed: assumedIn(scene, day),
  };
};

const extentCounts = (all: readonly Affected[], { kindOf }: Objects): readonly Args[] =>
  [...new Set(all.map(item => kindOf(item.id)))]
    .map(kind => {
      const own = all.filter(item => kindOf(item.id) === kind);
      const wholly = own.filter(item => item.extent === 'WHOLLY').length;
      return { kind, wholly, partly: own.length - wholly, unknown: 0 };
    })
    .sort((a, b) => b.wholly - a.wholly || b.partly - a.partly || compareValues(a.kind, b.kind));

export const dependencies = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], ['where'], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const where = chosenIfAny(args['where'], world);
  const all = everyDependency(
    chosenBy(args['of'] as Args, world),
    world.graph.edges,
    numberOf(args['maxHops'], 4),
    id => (where?.has(id) ?? true) && ofTypes(args, scene)(id),
  );
  return {
    ...pageOf(
      all.map(item => ({
        node: objects.node(item.id),
        dependentCount: item.dependents.length,
        dependents: objects.nodes(item.dependents),
        partlyCount: item.partly,
        dominated: item.dominated,
        articulation: item.articulation,
      })),
      args,
    ),
    assumed: assumedIn(scene, day),
  };
};
