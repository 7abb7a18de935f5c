import type { Certainty, Model } from '../../../../src/engine/model/model';
import type { StoredEdge } from '../../../../src/engine/plan/write';
import { asItStood } from '../../as-it-stood';
import { changedBy, isAssumed, isSame, once, type Supposed } from '../../naive/what-if';
import { distancesFrom } from '../../naive/reach';
import { stepsAlong, type Step } from '../../naive/steps';
import { isOfAnyKind, isOfKind, worldOf, type Graph, type World } from '../../world';
import type { Args } from '../connection';
import { passes, type Filter } from '../where';

/** What a question is asked of. */
export type Scene = Readonly<{
  graph: Graph;
  model: Model;
  day: string;
  certainty: Certainty;
  /** From when edges without a day count; never where it is null. */ undatedFrom: string | null;
  args: Args;
}>;

/** A question that is refused, once the graph is known. */
export class Refused extends Error {
  constructor(
    readonly code: 'NOT_FOUND' | 'BAD_INPUT',
    /** An id that is named is not there: found out before anything else. */ readonly unknownId = false,
  ) {
    super(code);
  }
}

export const given = (value: unknown): boolean => value !== undefined && value !== null;
export const supposedIn = ({ args }: Pick<Scene, 'args'>): Supposed => (args['assuming'] ?? {}) as Supposed;
export const numberOf = (value: unknown, byDefault: number): number =>
  given(value) ? Number(value) : byDefault;

/** The graph on a day, or on any, changed as assumed. */
export const stoodOn = (
  scene: Scene,
  day: string | undefined,
  certainty: Certainty = scene.certainty,
  undatedToo = false,
): World =>
  worldOf(
    scene.model,
    once(
      asItStood(
        changedBy(supposedIn(scene), scene.graph, scene.model),
        day,
        certainty,
        undatedToo ? '' : scene.undatedFrom,
      ),
    ),
    {},
  );

export const idsIn = (selector: Args): readonly string[] | undefined =>
  given(selector['id'])
    ? [String(selector['id'])]
    : given(selector['ids'])
      ? [selector['ids']].flat().map(String)
      : undefined;

/** Nodes that a selector chooses. */
export const chosenBy = (selector: Args, world: World): ReadonlySet<string> => {
  const ids = idsIn(selector);
  if (ids) return new Set(world.graph.nodes.filter(node => ids.includes(node.id)).map(node => node.id));
  const [[name, filter] = ['', {}]] = Object.entries(selector);
  const kind = [...world.model.kinds.values()].find(k => k.singular === name);
  if (!kind) throw new Error(`There is no selector ${name}`);
  return new Set(
    world.graph.nodes
      .filter(
        node => isOfKind(node, kind) && passes(filter as Filter, kind, { node, edge: undefined }, world),
      )
      .map(node => node.id),
  );
};

/** The one node that a selector chooses, on any day. */
export const onlyOf = (selector: Args, scene: Scene): string => {
  const ids = new Set(idsIn(selector) ?? chosenBy(selector, stoodOn(scene, undefined)));
  const [only] = ids;
  if (only === undefined || ids.size > 1) throw new Refused('BAD_INPUT');
  if (idsIn(selector)) checkIds([only], scene);
  return only;
};

export const chosenIfAny = (selector: unknown, world: World): ReadonlySet<string> | undefined =>
  given(selector) ? chosenBy(selector as Args, world) : undefined;

/** Ids must be those of nodes that are there on one of the days; where no day is given, on any. */
export const checkIds = (
  ids: readonly string[] | undefined,
  scene: Scene,
  days: readonly string[] = [],
): void => {
  const graphs =
    days.length > 0
      ? days.map(day => asItStood(scene.graph, day, scene.certainty, scene.undatedFrom))
      : [scene.graph];
  const there = new Set(graphs.flatMap(graph => graph.nodes.map(node => node.id)));
  if (ids?.some(id => !there.has(id))) throw new Refused('NOT_FOUND', true);
};

export const checkSelectors = (
  args: Args,
  ends: readonly string[],
  marks: readonly string[],
  scene: Scene,
  days: readonly string[],
): void => {
  for (const name of ends) checkIds(idsIn(args[name] as Args), scene, days);
  for (const name of marks) if (given(args[name])) checkIds(idsIn(args[name] as Args), scene);
};

/** Whom it names must be there, what it takes away too, and what it adds must be possible. */
export const checkSupposed = (scene: Scene, days: readonly string[]): void => {
  const { without = [], with: added = [], retire = [] } = supposedIn(scene);
  const edges = without.flatMap(item => item.edge ?? []);
  checkIds(
    [
      ...without.flatMap(item => item.id ?? []),
      ...retire.map(item => item.id),
      ...[...edges, ...added].flatMap(edge => [edge.from, edge.to]),
    ],
    scene,
  );
  checkIds(
    added.flatMap(edge => [edge.from, edge.to]),
    scene,
    days,
  );
  for (const { id, on } of retire) {
    const begun = scene.graph.nodes.find(node => node.id === id)?.properties['validFrom'];
    if (begun !== undefined && on <= String(begun)) throw new Refused('BAD_INPUT');
  }
  if (edges.some(edge => !scene.graph.edges.some(other => isSame(edge, other))))
    throw new Refused('NOT_FOUND');
  const fits = (id: string, kinds: readonly string[]): boolean =>
    scene.graph.nodes.some(
      node => node.id === id && isOfAnyKind(node, kinds, worldOf(scene.model, scene.graph, {})),
    );
  for (const { relation: name, from, to } of added) {
    const relation = scene.model.relations.get(name);
    if (!relation || !fits(from, relation.from) || !fits(to, relation.to)) throw new Refused('BAD_INPUT');
  }
  for (const { edges: left } of days.map(day => stoodOn(scene, day).graph)) checkCircles(left);
};

/** No relation that is assumed may lead back to where it starts, where its kind may have no circles. */
const checkCircles = (edges: readonly StoredEdge[]): void => {
  for (const { relation, from, to } of edges.filter(edge => isAssumed(edge) && edge.relation.acyclic)) {
    const reached = distancesFrom(
      [to],
      stepsAlong(
        edges.filter(edge => edge.relation === relation),
        'FORWARD',
      ),
      edges.length,
    );
    if (reached.has(from)) throw new Refused('BAD_INPUT');
  }
};

/** The edges that a question follows: those named, or all that connect. */
export const followed = (args: Args, { graph }: World): readonly StoredEdge[] => {
  const named = args['relations'] as readonly string[] | null | undefined;
  return graph.edges.filter(({ relation }) =>
    args['duty'] === true
      ? relation.duty
      : given(named)
        ? (named as readonly string[]).includes(relation.name)
        : relation.traverse,
  );
};

export const stepsOf = (
  args: Args,
  world: World,
  byDefault: 'FORWARD' | 'ANY' = 'FORWARD',
): readonly Step[] => stepsAlong(followed(args, world), args['direction'] ?? byDefault);

/** Whether a node is of the kinds asked for. */
export const ofTypes = (
  args: Args,
  { graph, model }: Pick<Scene, 'graph' | 'model'>,
): ((id: string) => boolean) => {
  const types = args['kinds'] as readonly string[] | null | undefined;
  return id =>
    !given(types) ||
    graph.nodes.some(
      node => node.id === id && isOfAnyKind(node, [types ?? []].flat(), worldOf(model, graph, {})),
    );
};
