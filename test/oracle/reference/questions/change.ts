import { CONSEQUENCES, type Consequence } from '../../../../src/engine/model/consequences';
import { everyDependency, fullyKnown } from '../../naive/dependencies';
import { everySubstitute } from '../../naive/substitutes';
import { everyAffected, rulesFor, type Extent } from '../../naive/supports';
import type { Field } from '../../../../src/engine/model/model';
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

/** What does not work, not yet or no more. */
const IDLE: readonly unknown[] = ['PLANNED', 'END_OF_LIFE'];
const lifecycleOf = (id: string, { graph }: Scene): unknown =>
  graph.nodes.find(node => node.id === id)?.properties['lifecycle'] ?? null;

const peopleOf = (id: string, { graph }: Scene): number =>
  Math.max(0, Number(graph.nodes.find(node => node.id === id)?.properties['population'] ?? 0));

/** What a relation may say that its other end is needed for, and something else can be there for. */
const interchangeableOf = (field: Field | undefined, { model }: Scene): readonly string[] => {
  if (field?.type.kind !== 'enum' || field.list || field.level) return [];
  const values = model.enums.get(field.type.name)?.values ?? [];
  return values.filter(({ interchangeable }) => interchangeable).map(({ name }) => name);
};

export const impact = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], [], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const of = chosenBy(args['of'] as Args, world);
  const all = everyAffected(of, world.graph.edges, {
    losses: (args['consequences'] ?? CONSEQUENCES) as readonly Consequence[],
    change: args['change'] as 'RETIRE' | 'CHANGE',
    maxHops: numberOf(args['maxHops'], 4),
    relations: scene.model.relations.values(),
    kindOf: objects.kindOf,
    isIdle: id => IDLE.includes(lifecycleOf(id, scene)),
    peopleOf: id => peopleOf(id, scene),
  }).filter(({ id }) => ofTypes(args, scene)(id));
  const lifecycle = (id: string): unknown => lifecycleOf(id, scene);
  return {
    ...pageOf(
      all.map(item => ({
        node: objects.node(item.id),
        consequence: item.consequence,
        distance: item.distance,
        extent: item.extent,
        lost: item.lost,
        left: item.left,
        restsOn: objects.nodes(item.restsOn),
        path: objects.path(item.way),
        explanation: ANY,
      })),
      args,
    ),
    of: objects.nodes([...of].sort(compareValues)),
    counts: extentCounts(all, objects),
    substitutes: everySubstitute(
      of,
      world.graph.edges,
      objects.kindOf,
      ({ relation, properties }, fact) =>
        interchangeableOf(relation.fields.get(fact), scene).some(name => name === properties[fact]),
      relation => [...relation.fields.values()].some(of => interchangeableOf(of, scene).length > 0),
    ).map(item => ({
      ...item,
      node: objects.node(item.id),
      lifecycle: lifecycle(item.id),
    })),
    assumed: assumedIn(scene, day),
  };
};

type Losing = Readonly<{ id: string; consequence: Consequence; extent: Extent }>;

const extentCounts = (all: readonly Losing[], { kindOf }: Objects): readonly Args[] =>
  CONSEQUENCES.flatMap(consequence => {
    const losing = all.filter(item => item.consequence === consequence);
    return [...new Set(losing.map(item => kindOf(item.id)))]
      .map(kind => {
        const own = losing.filter(item => kindOf(item.id) === kind);
        const how = (extent: Extent): number => own.filter(item => item.extent === extent).length;
        return {
          consequence,
          kind,
          wholly: how('WHOLLY'),
          onlyRecorded: how('ONLY_RECORDED'),
          partly: how('PARTLY'),
          explanation: ANY,
          unknown: 0,
        };
      })
      .sort(
        (a, b) =>
          b.wholly - a.wholly ||
          b.onlyRecorded - a.onlyRecorded ||
          b.partly - a.partly ||
          compareValues(a.kind, b.kind),
      );
  });

export const dependencies = (scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkSelectors(args, ['of'], ['where'], scene, [day]);
  checkSupposed(scene, [day]);
  const world = stoodOn(scene, day);
  const where = chosenIfAny(args['where'], world);
  const loss = (args['consequence'] ?? 'FUNCTION') as Consequence;
  const of = chosenBy(args['of'] as Args, world);
  const about = {
    loss,
    maxHops: numberOf(args['maxHops'], 4),
    relations: [...scene.model.relations.values()],
    kindOf: objects.kindOf,
    isIdle: (id: string) => IDLE.includes(lifecycleOf(id, scene)),
  };
  const all = everyDependency(
    of,
    world.graph.edges,
    about,
    id => (where?.has(id) ?? true) && ofTypes(args, scene)(id),
  );
  const rules = rulesFor([loss], 'RETIRE', scene.model.relations.values()).filter(rule => rule.what === loss);
  const isLoser = (id: string): boolean =>
    rules.some(rule => {
      const relation = scene.model.relations.get(rule.relation);
      const ends = (rule.loses === 'FROM' ? relation?.from : relation?.to) ?? [];
      const kinds = rule.of ?? ends.flatMap(name => scene.model.kinds.get(name)?.members ?? []);
      return kinds.includes(objects.kindOf(id));
    });
  const losers = [...of].filter(isLoser);
  const known = new Set(fullyKnown(of, world.graph.edges, about));
  return {
    note: of.size === 0 || (losers.length > 0 && losers.every(id => known.has(id))) ? null : ANY,
    ...pageOf(
      all.map(item => ({
        node: objects.node(item.id),
        dependentCount: item.dependents.length,
        dependents: objects.nodes(item.dependents.map(({ id }) => id)),
        counts: extentCounts(
          item.dependents.map(one => ({ ...one, consequence: loss })),
          objects,
        ),
        weakenedCount: item.weakened,
        dominated: item.dominated,
        articulation: item.articulation,
      })),
      args,
    ),
    assumed: assumedIn(scene, day),
  };
};
