import { CONSEQUENCES, type Consequence } from '../../../../src/engine/model/consequences';
import { everyDependency, fullyKnown } from '../../naive/dependencies';
import { everySubstitute } from '../../naive/substitutes';
import { everyAffected, everyAtRisk, rulesFor, type Asked, type Extent } from '../../naive/supports';
import { wayOf } from '../../naive/steps';
import type { Field } from '../../../../src/engine/model/model';
import type { StoredEdge } from '../../../../src/engine/plan/write';
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
  const asked: Asked = {
    losses: (args['consequences'] ?? CONSEQUENCES) as readonly Consequence[],
    change: args['change'] as 'RETIRE' | 'CHANGE',
    maxHops: numberOf(args['maxHops'], 4),
    relations: scene.model.relations.values(),
    kindOf: objects.kindOf,
    isIdle: id => IDLE.includes(lifecycleOf(id, scene)),
    peopleOf: id => peopleOf(id, scene),
  };
  const all = everyAffected(of, world.graph.edges, asked).filter(({ id }) => ofTypes(args, scene)(id));
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
    weights: weightsOf(of, world.graph.edges, scene, objects),
    atRisk: atRiskOf(of, world.graph.edges, asked, scene, objects),
    assumed: assumedIn(scene, day),
  };
};

/** Every figure of what goes, said last first. */
const weightsOf = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  { model, graph }: Scene,
  objects: Objects,
): readonly Args[] => {
  const { weighing } = model.roles;
  const fieldOf = (id: string, field = ''): unknown =>
    graph.nodes.find(node => node.id === id)?.properties[field];
  const saidOn = (id: string): string => String(fieldOf(id, weighing?.on) ?? '');
  return edges
    .filter(edge => edge.relation.name === weighing?.relation && of.has(edge.to))
    .filter(({ from }) => typeof fieldOf(from, weighing?.what) === 'string')
    .sort(
      (a, b) =>
        compareValues(saidOn(b.from), saidOn(a.from)) ||
        compareValues(`${a.from} ${a.to}`, `${b.from} ${b.to}`),
    )
    .map(edge => ({
      figure: objects.node(edge.from),
      path: objects.path(wayOf([{ edge, direction: 'FORWARD', from: edge.from, to: edge.to }])),
      explanation: ANY,
    }));
};

const atRiskOf = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  asked: Asked,
  scene: Scene,
  objects: Objects,
): Args | null => {
  const { through, resting: all } = everyAtRisk(of, edges, asked);
  const resting = all
    .filter(({ consequence, id }) => asked.losses.includes(consequence) && ofTypes(scene.args, scene)(id))
    .map(({ id }) => id);
  if (resting.length === 0) return null;
  return {
    through: objects.nodes(through),
    resting: objects.nodes(resting),
    restingCount: resting.length,
    throughCount: through.length,
    counts: objects.kindCounts(resting),
    explanation: ANY,
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
