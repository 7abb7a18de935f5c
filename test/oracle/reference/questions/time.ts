import type { StoredEdge } from '../../../../src/engine/plan/write';
import { isUndated } from '../../as-it-stood';
import { isAssumed } from '../../naive/what-if';
import { ANY } from '../expected';
import { everyPath, type Pivot } from '../../naive/paths';
import { everyNeighbour, lookedAt } from '../../naive/reach';
import type { Way } from '../../naive/steps';
import { compareValues } from '../../predicate';
import type { World } from '../../world';
import type { Args } from '../connection';
import { LEAST_CONNECTION, pathQuestion, pivotsOf } from './connect';
import { assumedIn, pageOf, Objects } from './objects';
import {
  checkSelectors,
  checkSupposed,
  chosenBy,
  given,
  idsIn,
  onlyOf,
  Refused,
  numberOf,
  ofTypes,
  stepsOf,
  stoodOn,
  type Scene,
} from './scene';

type Event = Readonly<{ date: string; change: 'CAME' | 'WENT'; edge: StoredEdge | undefined }>;

export const history = ({ args, ...scene }: Scene, objects: Objects): Args => {
  const id = onlyOf(args['of'] as Args, { ...scene, args });
  const theirs = args['inherited'] === true ? groupsAround(id, { ...scene, args }) : [];
  const joins = joinsOf(scene);
  const edges = scene.graph.edges.filter(
    edge =>
      edge.from === id ||
      edge.to === id ||
      (theirs.includes(edge.from) && !joins.includes(edge.relation.name)),
  );
  const own = scene.graph.nodes
    .filter(node => node.id === id)
    .flatMap(node => eventsOf(node.properties, undefined));
  const dated = edges.filter(edge => !isUndated(edge));
  const events = [...own, ...dated.flatMap(edge => eventsOf(whileEndsHold(edge, scene), edge))]
    .filter(({ date }) => !given(args['since']) || date >= String(args['since']))
    .filter(({ date }) => !given(args['until']) || date <= String(args['until']))
    .sort(
      (a, b) =>
        compareValues(b.date, a.date) ||
        compareValues(a.change, b.change) ||
        compareValues(a.edge?.key ?? '', b.edge?.key ?? ''),
    );
  return {
    ...pageOf(
      events.map(({ date, change, edge }) => ({
        date,
        change,
        step: edge ? objects.edgeFrom(edge, edge.to === id ? id : edge.from) : null,
        other: edge ? objects.node(edge.to === id && edge.from !== id ? edge.from : edge.to) : null,
      })),
      args,
    ),
    ...undatedTold(edges),
    assumed: [],
  };
};

const joinsOf = ({ model }: Pick<Scene, 'model'>): readonly string[] =>
  [...model.relations.values()].filter(({ inherits }) => inherits).map(({ name }) => name);

/** As far as groups within groups are gone through. */
const GROUPS_WITHIN = 3;

/** The groups that something belongs to today, and those that these belong to; it may have ended itself, as what is asked for by its id may. */
const groupsAround = (id: string, scene: Scene): readonly string[] => {
  const joins = joinsOf(scene);
  const asked = scene.graph.nodes.map(node => {
    if (node.id !== id) return node;
    const undated = Object.entries(node.properties).filter(
      ([name]) => !['validFrom', 'validTo'].includes(name),
    );
    return { ...node, properties: Object.fromEntries(undated) };
  });
  const { edges } = stoodOn({ ...scene, graph: { ...scene.graph, nodes: asked } }, scene.day).graph;
  let found: readonly string[] = [id];
  for (let level = 0; level < GROUPS_WITHIN; level += 1)
    found = [
      ...new Set([
        ...found,
        ...edges
          .filter(edge => joins.includes(edge.relation.name) && found.includes(edge.from))
          .map(({ to }) => to),
      ]),
    ];
  return found.filter(one => one !== id);
};

/** There is no day before it: what ends on it never was. */
const FIRST_DAY = '0001-01-01';

/** The days of an edge, of which those are left on which both its ends hold as well. */
const whileEndsHold = (edge: StoredEdge, { graph }: Pick<Scene, 'graph'>): Args => {
  const ends = graph.nodes.filter(node => node.id === edge.from || node.id === edge.to);
  const days = (of: 'validFrom' | 'validTo'): string[] =>
    [edge, ...ends].flatMap(({ properties }) =>
      properties[of] === undefined ? [] : [String(properties[of])],
    );
  const [begun, ended] = [days('validFrom').sort().reverse()[0], days('validTo').sort()[0]];
  if (ended !== undefined && (begun ?? FIRST_DAY) >= ended) return {};
  return { validFrom: begun, validTo: ended };
};

const eventsOf = ({ validFrom, validTo }: Args, edge: StoredEdge | undefined): readonly Event[] => [
  ...(validFrom === undefined || validFrom === '9999-12-31'
    ? []
    : [{ date: String(validFrom), change: 'CAME', edge } as const]),
  ...(validTo === undefined ? [] : [{ date: String(validTo), change: 'WENT', edge } as const]),
];

/** How many of these have no day of their own, each counted once. */
const undatedTold = (edges: readonly StoredEdge[]): Args => {
  const undated = new Set(edges.filter(edge => !isAssumed(edge) && isUndated(edge)).map(edge => edge.key))
    .size;
  return { undated, warning: undated > 0 ? ANY : null };
};

/** Something by its id, as it is in the answer of each day. */
type Both<T> = Readonly<{ id: string; first: T | undefined; second: T | undefined }>;
type Answers<T> = Readonly<{
  on: (world: World) => ReadonlyMap<string, T>;
  same: (a: T, b: T) => boolean;
  object: (both: Both<T>) => Args;
  /** The edges that the answer of a day rests on. */
  looked: (world: World) => readonly StoredEdge[];
}>;

/** The same question asked on the graph as it stood on each of the days, and compared; each list in the order of the answer it is from. */
export const difference = (scene: Scene): Args => {
  const { args } = scene;
  const days = [String(args['since']), String(args['until'])] as const;
  const name = ['of', 'neighbourhood', 'connections', 'paths'].find(choice => given(args[choice]));
  if (name === undefined) throw new Refused('BAD_INPUT');
  const of = args[name];
  // An id is checked at once; how many a filter chooses, after what is assumed.
  const named = name === 'of' && idsIn(of as Args) ? onlyOf(of as Args, scene) : undefined;
  if (name !== 'of')
    checkSelectors(
      of as Args,
      name === 'neighbourhood' ? ['of'] : ['from', 'to'],
      name === 'neighbourhood' ? [] : ['via', 'avoid'],
      scene,
      days,
    );
  checkSupposed(scene, days);
  const id = named ?? (name === 'of' ? onlyOf(of as Args, scene) : '');
  const worlds = days.map(day => stoodOn(scene, day)) as [World, World];
  const objects = new Objects(scene, days[1]);
  const changed = changedEdges(worlds);
  const answers =
    name === 'of'
      ? entityAnswers(id, objects)
      : name === 'neighbourhood'
        ? neighbourAnswers(of as Args, worlds, changed, scene, objects)
        : name === 'paths'
          ? pathAnswers(of as Args, changed, objects)
          : pivotAnswers(of as Args, changed, objects);
  return {
    since: days[0],
    until: days[1],
    ...compared(answers as Answers<unknown>, worlds),
    ...undatedTold(worlds.flatMap(answers.looked)),
    truncated: null,
    assumed: assumedIn(scene, ...days),
  };
};

const compared = <T>({ on, same, object }: Answers<T>, [first, second]: readonly [World, World]): Args => {
  const [a, b] = [on(first), on(second)];
  const listed = (of: ReadonlyMap<string, T>, chosen: (id: string) => boolean): readonly Args[] =>
    [...of.keys()].filter(chosen).map(id => object({ id, first: a.get(id), second: b.get(id) }));
  const [came, went] = [listed(b, id => !a.has(id)), listed(a, id => !b.has(id))];
  const changed = listed(a, id => b.has(id) && !same(a.get(id) as T, b.get(id) as T));
  return {
    came,
    went,
    changed,
    cameCount: came.length,
    wentCount: went.length,
    changedCount: changed.length,
    unknown: [],
    unknownCount: 0,
  };
};

/** Edges that stand on one of the days only: those that came, then those that went. */
const changedEdges = ([first, second]: readonly [World, World]): readonly StoredEdge[] => {
  const only = (these: World, others: World): readonly StoredEdge[] =>
    these.graph.edges
      .filter(edge => !others.graph.edges.some(other => other.key === edge.key))
      .sort((a, b) => compareValues(a.key, b.key));
  return [...only(second, first), ...only(first, second)];
};

const entityAnswers = (id: string, objects: Objects): Answers<StoredEdge | undefined> => ({
  on: ({ graph }) =>
    new Map<string, StoredEdge | undefined>(
      [
        ...graph.nodes.filter(node => node.id === id).map(() => [id, undefined] as const),
        ...graph.edges
          .filter(edge => edge.from === id || edge.to === id)
          .map(edge => [edge.key, edge] as const),
      ].sort(([a], [b]) => compareValues(a, b)),
    ),
  same: () => true,
  looked: ({ graph }) => graph.edges.filter(edge => edge.from === id || edge.to === id),
  object: both => {
    const edge = both.first ?? both.second;
    return {
      node: objects.node(edge ? (edge.from === id ? edge.to : edge.from) : both.id),
      path: null,
      before: null,
      after: null,
      through: edge ? [objects.edge(edge)] : [],
    };
  },
});

const neighbourAnswers = (
  args: Args,
  worlds: readonly World[],
  changed: readonly StoredEdge[],
  scene: Scene,
  objects: Objects,
): Answers<Readonly<{ distance: number; degree: number }>> => {
  const hops = numberOf(args['maxHops'], 2);
  const near = (world: World): Parameters<typeof everyNeighbour> => [
    chosenBy(args['of'] as Args, world),
    stepsOf(args, world, 'ANY'),
    hops,
  ];
  const met = new Set(worlds.flatMap(world => lookedAt(...near(world)).map(step => step.edge.key)));
  return {
    on: world =>
      new Map(
        everyNeighbour(...near(world))
          .filter(({ id }) => near(world)[0].has(id) || ofTypes(args, scene)(id))
          .map(n => [n.id, n]),
      ),
    same: (a, b) => a.distance === b.distance && a.degree === b.degree,
    looked: world => lookedAt(...near(world)).map(step => step.edge),
    object: ({ id, first, second }) => ({
      node: objects.node(id),
      path: null,
      before: first?.distance ?? null,
      after: second?.distance ?? null,
      through: changed
        .filter(edge => met.has(edge.key) && (edge.from === id || edge.to === id))
        .map(objects.edge),
    }),
  };
};

const onWays = (ways: readonly Way[], changed: readonly StoredEdge[], objects: Objects): readonly unknown[] =>
  [
    ...new Map(
      ways
        .flatMap(way => way.steps)
        .filter(step => changed.some(edge => edge.key === step.edge.key))
        .map(step => [step.edge.key, step.edge]),
    ).values(),
  ].map(objects.edge);

const nameOf = (way: Way): string => way.steps.map(step => `${step.direction} ${step.edge.key}`).join('\n');

const onEveryWay =
  (args: Args, least = 1) =>
  (world: World): readonly StoredEdge[] =>
    everyPath(pathQuestion(args, world, least)).flatMap(way => way.steps.map(step => step.edge));

const pathAnswers = (args: Args, changed: readonly StoredEdge[], objects: Objects): Answers<Way> => ({
  on: world => new Map(everyPath(pathQuestion(args, world)).map(way => [nameOf(way), way])),
  same: () => true,
  looked: onEveryWay(args),
  object: ({ first, second }) => {
    const way = second ?? first;
    return {
      node: null,
      path: way ? objects.path(way) : null,
      before: null,
      after: null,
      through: onWays(way ? [way] : [], changed, objects),
    };
  },
});

const pivotAnswers = (args: Args, changed: readonly StoredEdge[], objects: Objects): Answers<Pivot> => ({
  on: world =>
    new Map(pivotsOf(pathQuestion(args, world, LEAST_CONNECTION)).map(pivot => [pivot.via, pivot])),
  same: (a, b) => a.paths.map(nameOf).join() === b.paths.map(nameOf).join(),
  looked: onEveryWay(args, LEAST_CONNECTION),
  object: ({ id, first, second }) => ({
    node: objects.node(id),
    path: null,
    before: first?.paths.length ?? null,
    after: second?.paths.length ?? null,
    through: onWays([...(first?.paths ?? []), ...(second?.paths ?? [])], changed, objects),
  }),
});
