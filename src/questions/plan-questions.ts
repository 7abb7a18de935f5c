import { SamgrafError } from '../errors';
import { MAX_HOPS, defaultRelations, type Arguments } from '../planner/arguments';
import { dependents, supports } from './supports';
import { expansion, named, type Laid, type QuestionPlan } from '../planner/layout';
import { ANALYSES } from './plan-analyses';
import { allPlaces, placesBetween, type Places } from './prune-relations';
import { inTheMiddle, splitOf, type Split } from './meeting-point';
import type { Arm, Around, Assuming, Expansion, NamedSet, Question, Selector, Ways } from '../plan/traversal';

const marked = (name: string, argument: string, selector: Selector | undefined): readonly NamedSet[] => (selector ? [named(name, argument, selector)] : []);
const VALIDITY = ['validFrom', 'validTo'];

/** Levels from both ends, as they are split; along what can lead to the other end, or along all. */
const expansionsOf = ({ forward, backward }: Places, split: Split, wide = false): readonly Expansion[] => {
  const prefix = wide ? 'Wide' : '';
  return [
    { name: `${prefix}Forward`, from: [`${prefix}From`], levels: forward.slice(0, split.forward).map(arm => [arm]), wide },
    { name: `${prefix}Backward`, from: [`${prefix}To`], levels: backward.slice(0, split.backward).map(arm => [arm]), wide },
  ].filter(({ levels }) => levels.length > 0);
};

/** An end that is not expanded is a mark on what the other side met, unless it is named by ids, which must be there, or both are told about. */
const betweenEnds = (read: Arguments, ways: Ways, assuming: Assuming | undefined, both = false): Pick<Laid, 'sets' | 'marks' | 'expansions'> => {
  const [from, to] = [named('From', 'from', read.selector('from')), named('To', 'to', read.selector('to'))];
  const via = read.selectorIfAny('via');
  const places = both ? allPlaces(ways) : placesBetween({ from: from.selector, to: to.selector, via }, ways, assuming?.with ?? [], read.model);
  const split = both ? inTheMiddle(ways.maxHops) : splitOf(from.selector, to.selector, places, read.model, read.statistics);
  const isSet = ({ selector }: NamedSet, levels: number): boolean => both || selector.kind === 'ids' || levels > 0;
  const [fromIsSet, toIsSet] = [isSet(from, split.forward), isSet(to, split.backward)];
  return {
    sets: [...(fromIsSet ? [from] : []), ...(toIsSet ? [to] : [])],
    marks: [...(fromIsSet ? [] : [from]), ...(toIsSet ? [] : [to]), ...marked('Via', 'via', via), ...marked('Avoid', 'avoid', read.selectorIfAny('avoid'))],
    expansions: expansionsOf(places, split),
  };
};

const widened = ({ name, argument, selector }: NamedSet): NamedSet => named(`Wide${name}`, argument, selector, true);

/** Why not costs as much once more: it looks at what the narrowing hides, and along all relations. */
const planPaths = (question: 'connections' | 'paths') => (read: Arguments, asks: (field: string) => boolean, assuming: Assuming | undefined): Laid => {
  const [ways, whyNot] = [read.ways(), asks('whyNot')];
  const between = betweenEnds(read, ways, assuming, whyNot);
  const { sets, marks = [] } = between;
  const laid = { asked: { question, ways, whyNot } as const, ...between };
  if (!whyNot) return laid;
  const wide: Ways = { ...ways, relations: [...new Set([...ways.relations, ...defaultRelations(read.model)])] };
  return {
    ...laid, sets: [...sets, ...sets.map(widened)], marks: [...marks, ...marks.map(widened)],
    expansions: [...laid.expansions, ...expansionsOf(allPlaces(wide), inTheMiddle(ways.maxHops), true)], edgeFacts: VALIDITY, nodeFacts: VALIDITY,
  };
};

const around = (read: Arguments, hops: string, most: number): Around => ({
  direction: read.direction(), hops: read.number(hops, 1, most, hops === 'hops' ? 'Two are most often enough.' : 'Most questions are answered within 4.'),
  relations: read.relations(), kinds: read.kinds(),
});

const outward = (of: Around, from: string): Expansion => expansion('Out', [from], of.hops, [of]);

const planDifference = (read: Arguments, _: unknown, assuming: Assuming | undefined): Laid => {
  const [from, to] = [String(read.value('from')), String(read.value('to'))];
  if (from >= to) throw new SamgrafError('BAD_INPUT', `difference goes from ${from} to ${to}, which is not later.`, 'Let from be the earlier day.');
  const choice = read.inside('of');
  const of = read.choice('of') as 'entity' | 'neighbourhood' | 'connections' | 'paths';
  const base = { question: 'difference', from, to, of, ways: undefined, around: undefined } as const;
  const facts = { edgeFacts: VALIDITY, nodeFacts: VALIDITY };
  if (of === 'entity') {
    const id = choice.ids('entity', 1, 1);
    const arms: readonly Arm[] = [{ relations: [...read.model.relations.values()], direction: 'ANY' }];
    return { asked: base, sets: [named('Of', 'of.entity', id, true)], expansions: [expansion('Out', ['Of'], 1, arms)], ...facts };
  }
  if (of === 'neighbourhood') {
    const inside = choice.inside(of, { hops: 2, direction: 'ANY' });
    const circle = around(inside, 'hops', 4);
    return { asked: { ...base, around: circle }, sets: [named('Of', 'of', inside.selector('of'))], expansions: [outward(circle, 'Of')], ...facts };
  }
  const inside = choice.inside(of, { direction: 'FORWARD', minHops: 1, maxHops: 4 });
  const ways = inside.ways();
  return { asked: { ...base, ways }, ...betweenEnds(inside, ways, assuming), ...facts };
};

const planImpact = (read: Arguments, asks: (field: string) => boolean): Laid => {
  const maxHops = read.number('maxHops', 1, MAX_HOPS, 'Most that follows is near.');
  const substitutes = asks('substitutes');
  const alike = ['REALISES', 'CONFORMS_TO', 'USES'].flatMap(name => read.model.relations.get(name) ?? []);
  return {
    asked: { question: 'impact', change: read.value('change') as 'RETIRE' | 'CHANGE', maxHops, kinds: read.kinds(), substitutes },
    sets: [named('Of', 'of', read.selector('of'))],
    expansions: [
      expansion('Dependents', ['Of'], maxHops, dependents(read.model)),
      expansion('Supports', ['Dependents'], 1, supports(read.model)),
      ...(substitutes && alike.length > 0 ? [expansion('Alike', ['Of'], 2, [{ relations: alike, direction: 'ANY' }])] : []),
    ],
    nodeFacts: ['lifecycle'],
  };
};

const planDependencies = (read: Arguments): Laid => {
  const maxHops = read.number('maxHops', 1, MAX_HOPS, 'Most that others rest on is near.');
  return {
    asked: { question: 'dependencies', maxHops, kinds: read.kinds() },
    sets: [named('Of', 'of', read.selector('of'))], marks: marked('Where', 'where', read.selectorIfAny('where')),
    expansions: [expansion('Supports', ['Of'], maxHops, supports(read.model))], nodeFacts: [],
  };
};

const planHistory = (read: Arguments): Laid => ({
  asked: { question: 'history' }, sets: [named('Of', 'id', read.ids('id', 1, 1), true)],
  expansions: [expansion('Out', ['Of'], 1, [{ relations: [...read.model.relations.values()], direction: 'ANY' }], true)],
  edgeFacts: VALIDITY, nodeFacts: VALIDITY,
});

const planAround = (question: 'reach' | 'neighbourhood', of: string, hops: string, most: number) => (read: Arguments): Laid => {
  const circle = around(read, hops, most);
  return { asked: { question, around: circle }, sets: [named('Of', of, read.selector(of))], expansions: [outward(circle, 'Of')], nodeFacts: [] };
};

const planCommon = (read: Arguments): Laid => {
  const circle = around(read, 'maxHops', MAX_HOPS);
  const of = read.ids('of', 2, 20);
  const count = of.kind === 'ids' ? of.ids.length : 2;
  const atLeast = read.has('atLeast') ? read.number('atLeast', 2, count, 'It is at most as many as are asked about.') : count;
  return { asked: { question: 'common', around: circle, atLeast }, sets: [named('Of', 'of', of)], expansions: [outward(circle, 'Of')], nodeFacts: [] };
};

/** Each question: the type of its answer, and how it is laid out. */
export const QUESTIONS: Readonly<Record<Question, QuestionPlan>> = {
  connections: { typename: 'Connections', needs: [], plan: planPaths('connections') },
  paths: { typename: 'Paths', needs: [], plan: planPaths('paths') },
  reach: { typename: 'Reach', needs: [], plan: planAround('reach', 'from', 'maxHops', MAX_HOPS) },
  neighbourhood: { typename: 'Neighbourhood', needs: [], plan: planAround('neighbourhood', 'of', 'hops', 4) },
  common: { typename: 'Common', needs: [], plan: planCommon },
  history: { typename: 'History', needs: [], plan: planHistory },
  difference: { typename: 'Differences', needs: [], plan: planDifference },
  impact: { typename: 'Impact', needs: [], plan: planImpact },
  dependencies: { typename: 'Dependencies', needs: [], plan: planDependencies },
  ...ANALYSES,
};

export const isQuestion = (name: string): name is Question => Object.hasOwn(QUESTIONS, name);
