import { everyPath, everyPivot, type PathQuestion, type Pivot } from '../../naive/paths';
import { distancesFrom, levelsOf } from '../../naive/reach';
import { opposite, stepsAlong, type Step, type Way } from '../../naive/steps';
import { changedBy } from '../../naive/what-if';
import { compareValues } from '../../predicate';
import type { World } from '../../world';
import type { Args } from '../connection';
import { ANY } from '../expected';
import { speaksOfRelations, type Filter } from '../where';
import { asItStood } from '../../as-it-stood';
import { checkedApart } from './checked-apart';
import { assumedIn, pageOf, undatedIn, type Objects } from './objects';
import {
  Refused,
  checkSelectors,
  checkSupposed,
  chosenBy,
  chosenIfAny,
  followed,
  idsIn,
  numberOf,
  stepsOf,
  stoodOn,
  supposedIn,
  type Scene,
} from './scene';

type Name = 'paths' | 'connections';

/** What is asked of paths, on a graph. */
/** `least` relations an answer has: what is shorter than that is none, and takes no other path's place. */
export const pathQuestion = (args: Args, world: World, least = 1): PathQuestion => ({
  from: chosenBy(args['from'] as Args, world),
  to: chosenBy(args['to'] as Args, world),
  via: chosenIfAny(args['via'], world),
  avoid: chosenIfAny(args['avoid'], world) ?? new Set(),
  steps: stepsOf(args, world),
  minHops: Math.max(least, numberOf(args['minHops'], 1)),
  maxHops: numberOf(args['maxHops'], 4),
  chains: !Array.isArray(args['relations']),
});

/** A node on the way has a relation on either side. */
export const LEAST_CONNECTION = 2;

export const pivotsOf = (question: PathQuestion): readonly Pivot[] =>
  everyPivot(everyPath(question), question.via);

export const connect = (name: Name, scene: Scene, objects: Objects): Args => {
  const { args, day } = scene;
  checkApart(args);
  checkSelectors(args, ['from', 'to'], ['via', 'avoid'], scene, [day]);
  checkSupposed(scene, [day]);
  if (name === 'connections' && numberOf(args['maxHops'], 4) < LEAST_CONNECTION)
    throw new Refused('BAD_INPUT');
  const world = stoodOn(scene, day);
  const question = pathQuestion(args, world, name === 'paths' ? 1 : LEAST_CONNECTION);
  const items =
    name === 'paths'
      ? everyPath(question).map(objects.path)
      : pivotsOf(question).map(pivot => pivotObject(pivot, objects));
  const unmatched = ENDS.filter(
    end => end !== 'avoid' && args[end] && chosenBy(args[end] as Args, world).size === 0,
  );
  const starts = name === 'paths' ? {} : startsOf(question, objects);
  const outcome = items.length > 0 ? 'FOUND' : unmatched.length > 0 ? 'NOTHING_MATCHES' : 'ABSENT_IN_GRAPH';
  return {
    ...pageOf(items, args),
    ...starts,
    peerCount: null,
    particular: null,
    outcome,
    over: relationsOver(args, scene),
    unmatched: unmatched.map(argument => ({ argument, explanation: ANY, ...checkedApart('Unmatched') })),
    whyNot: items.length > 0 ? null : { ...whyNot(name, question, world, scene), outcome },
    assumed: assumedIn(scene, day),
  };
};

/** No way leads from a node to itself. */
export const checkApart = (args: Args): void => {
  const [from, to] = ['from', 'to'].map(end => [...new Set(idsIn(args[end] as Args))]);
  if (from?.length === 1 && to?.length === 1 && from[0] === to[0]) throw new Refused('BAD_INPUT');
};

const pivotObject = ({ via, targets, paths }: Pivot, objects: Objects): Args => ({
  via: objects.node(via),
  targets: objects.nodes(targets),
  targetCount: targets.length,
  pathCount: paths.length,
  length: paths[0]?.steps.length,
  certainty: paths[0]?.certainty,
  peerShare: null,
  undated: paths[0] ? undatedIn(paths[0]) : 0,
  paths: [...paths]
    .sort((a, b) => Number(isLaterTo(a, paths)) - Number(isLaterTo(b, paths)))
    .map((path: Way) => objects.path(path)),
});

/** Whether a better way leads to the same end. */
const isLaterTo = (way: Way, ways: readonly Way[]): boolean =>
  ways.find(other => other.steps.at(-1)?.to === way.steps.at(-1)?.to) !== way;

/** Each node of from that a way begins at, in the order of ids. */
const startsOf = (question: PathQuestion, objects: Objects): Args => {
  const ways = everyPath(question);
  const ids = [...new Set(ways.map(way => way.steps[0]?.from ?? ''))].sort(compareValues);
  const starts = ids.map(id => {
    const own = ways.filter(way => way.steps[0]?.from === id);
    const pivots = everyPivot(own, question.via);
    const via = pivots.map(pivot => pivot.via).sort(compareValues);
    const targets = [...new Set(own.map(way => way.steps.at(-1)?.to ?? ''))].sort(compareValues);
    const least = Math.min(...own.map(way => way.steps.length));
    return {
      from: objects.node(id),
      via: objects.nodes(via),
      viaCount: via.length,
      targets: objects.nodes(targets),
      targetCount: targets.length,
      pathCount: own.length,
      length: least,
      certainty: strongest(own.filter(way => way.steps.length === least).map(way => way.certainty)),
    };
  });
  return { starts, startCount: ids.length };
};

const strongest = (of: readonly string[]): string | undefined =>
  ['FACT', 'DEDUCTION', 'UNCERTAIN'].find(certainty => of.includes(certainty));

/** From each side to the middle, and which filter alone hides a way; what would close the gap is tried by test/differential/check-missing.ts. */
const whyNot = (name: Name, question: PathQuestion, world: World, scene: Scene): Args => {
  const { args } = scene;
  const { from, to, avoid, maxHops } = question;
  const allowed = (ids: Iterable<string>): readonly string[] => [...ids].filter(id => !avoid.has(id));
  const free = (steps: readonly Step[]): readonly Step[] =>
    steps.filter(step => !avoid.has(step.from) && !avoid.has(step.to));
  const near = levelsOf(distancesFrom(allowed(from), free(question.steps), Math.ceil(maxHops / 2)));
  const far = levelsOf(
    distancesFrom(
      allowed(to),
      free(stepsAlong(followed(args, world), opposite(args['direction'] ?? 'FORWARD'))),
      Math.floor(maxHops / 2),
    ),
  );
  const counted = (levels: readonly (readonly string[])[]): readonly Args[] =>
    levels.map((ids, distance) => ({ distance, count: ids.length }));
  return {
    explanation: ANY,
    reachedFrom: counted(near),
    reachedTo: counted(far),
    hiddenBy: hiddenBy(name, scene),
    ...checkedApart('WhyNot'),
  };
};

/** Something between the ends needs two hops. */
const leastHops = (name: Name, minHops: number): number =>
  name === 'connections' ? Math.max(2, minHops) : minHops;

type Without = Readonly<{
  day?: string;
  certainty?: 'UNCERTAIN';
  undated?: true;
  via?: true;
  avoid?: true;
  relations?: readonly string[];
  chains?: true;
  minHops?: true;
}>;

/** Each condition alone; another day, and less certain, where a filter does not look at relations. */
const hiddenBy = (name: Name, scene: Scene): readonly Args[] => {
  const fixed = ENDS.every(end => !looksAtRelations(scene.args[end], scene));
  const nearest = (more: Without): string | undefined =>
    fixed
      ? daysNear(scene).find(
          day => isAccepted(day, more.certainty, scene) && isAnswered({ ...more, day }, name, scene),
        )
      : undefined;
  const uncertain = { certainty: 'UNCERTAIN' } as const;
  const [asOf, certainty] = [nearest({}), fixed && isAnswered(uncertain, name, scene)];
  const both = asOf === undefined && !certainty ? nearest(uncertain) : undefined;
  const told = (by: string, on: string | null = null): Args => ({ by, on, relations: [], explanation: ANY });
  const along = relationsNeeded(name, scene);
  return [
    ...(asOf === undefined ? [] : [told('AS_OF', asOf)]),
    ...(certainty ? [told('CERTAINTY')] : []),
    ...(both === undefined ? [] : [told('AS_OF_AND_CERTAINTY', both)]),
    ...(fixed && isAnswered({ undated: true }, name, scene) ? [told('UNDATED')] : []),
    ...(['via', 'avoid'] as const)
      .filter(one => isAnswered({ [one]: true }, name, scene))
      .map(one => told(one.toUpperCase())),
    ...(along === undefined ? [] : [{ ...told('RELATIONS'), relations: along }]),
    ...(!Array.isArray(scene.args['relations']) && isAnswered({ chains: true }, name, scene)
      ? [told('CHAINS')]
      : []),
    ...(isAnswered({ minHops: true }, name, scene) ? [told('MIN_HOPS')] : []),
    ...(name === 'connections' && isJoined(scene) ? [told('DIRECT')] : []),
  ];
};

const ENDS = ['from', 'to', 'via', 'avoid'];

/** Whom it asks about, and whom it adds relations to, must be there on that day. */
const isAccepted = (day: string, certainty: Without['certainty'], scene: Scene): boolean => {
  const there = new Set(
    asItStood(scene.graph, day, certainty ?? scene.certainty, scene.undatedFrom).nodes.map(node => node.id),
  );
  const ends = ['from', 'to'].flatMap(end => idsIn(scene.args[end] as Args) ?? []);
  return [...ends, ...(supposedIn(scene).with ?? []).flatMap(edge => [edge.from, edge.to])].every(id =>
    there.has(id),
  );
};

/** The ways there would be without some conditions. */
const waysWithout = (without: Without, name: Name, scene: Scene): readonly Way[] => {
  const { args } = scene;
  const world = stoodOn(
    scene,
    without.day ?? scene.day,
    without.certainty ?? scene.certainty,
    without.undated,
  );
  const left = {
    ...args,
    ...(without.via ? { via: null } : {}),
    ...(without.avoid ? { avoid: null } : {}),
    ...(without.relations ? { relations: without.relations, duty: null } : {}),
  };
  const question = pathQuestion(left, world);
  const chains = !without.chains && !Array.isArray(args['relations']);
  return everyPath({ ...question, chains, minHops: leastHops(name, without.minHops ? 1 : question.minHops) });
};

/** By a path of one relation, all other conditions kept. */
const isJoined = (scene: Scene): boolean =>
  everyPath({ ...pathQuestion(scene.args, stoodOn(scene, scene.day)), minHops: 1, maxHops: 1 }).length > 0;

const isAnswered = (without: Without, name: Name, scene: Scene): boolean =>
  waysWithout(without, name, scene).length > 0;

/** The names of those that are followed. */
const relationsOver = ({ relations, duty }: Args, { model }: Scene): readonly string[] =>
  duty === true
    ? [...model.relations.values()].filter(relation => relation.duty).map(relation => relation.name)
    : Array.isArray(relations)
      ? [...new Set(relations.map(String))]
      : [...model.relations.values()].filter(relation => relation.traverse).map(relation => relation.name);

/** Those of the first way there would be that are not followed: along the usual ones beside those named, else along any. */
const relationsNeeded = (name: Name, scene: Scene): readonly string[] | undefined => {
  const over = relationsOver(scene.args, scene);
  const all = [...scene.model.relations.keys()];
  const usual = all.filter(one => over.includes(one) || scene.model.relations.get(one)?.traverse);
  const [way] = [usual, all]
    .map(relations => waysWithout({ relations }, name, scene)[0])
    .filter(found => found !== undefined);
  const names = way?.steps.map(step => step.edge.relation.name).filter(one => !over.includes(one));
  return names && [...new Set(names)].sort();
};

const DAY = 86_400_000;

/** The first and the last day of everything, also as assumed; nearest to the one asked about first. What is so on any day is so on one of these. */
const daysNear = (scene: Scene): readonly string[] => {
  const { nodes, edges } = changedBy(supposedIn(scene), scene.graph, scene.model);
  const before = (date: string): string => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
  const days = [...nodes, ...edges].flatMap(({ properties: { validFrom, validTo } }) => [
    ...(validFrom === undefined ? [] : [String(validFrom)]),
    ...(validTo === undefined ? [] : [before(String(validTo))]),
  ]);
  if (scene.undatedFrom) days.push(scene.undatedFrom);
  const far = (day: string): number => Math.abs(Date.parse(day) - Date.parse(scene.day));
  return [...new Set(days)]
    .filter(day => day >= '0001' && day !== '9999-12-31')
    .sort((a, b) => far(a) - far(b) || compareValues(a, b));
};

const looksAtRelations = (selector: unknown, { model }: Scene): boolean => {
  const [[name, filter] = ['', {}]] = Object.entries((selector ?? {}) as Args);
  const kind = [...model.kinds.values()].find(k => k.singular === name);
  return kind !== undefined && speaksOfRelations(filter as Filter, kind);
};
