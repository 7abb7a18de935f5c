import {
  armsAlong,
  edgesOf,
  hopsOf,
  isCapped,
  isOfKind,
  nodeFact,
  seedOf,
  wholeTo,
  type Found,
} from '../graph/found';
import { footingOf } from '../graph/footing';
import { impactOf, substitutesFor, type Affected } from '../graph/impact';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { MAX_HOPS } from '../planner/arguments';
import { expansion, named } from '../planner/layout';
import { explainAffected } from '../words/impact';
import { nodesOf, pageOf, pathObject, truncation, type Sentence } from './answer-parts';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, TYPES, answer } from './sdl-parts';
import { dependents, supports } from './supports';

const sdl = `
"What happens to it."
enum ImpactChange {
  "It ends."
  RETIRE
  "It becomes something else, which affects all that rests on it."
  CHANGE
}

"How much of its footing something loses."
enum Extent {
  "Nothing is left to stand on."
  WHOLLY
  "Something else is left."
  PARTLY
}

"Something that loses footing."
type Affected {
  "What is affected."
  node: Entity!
  "Number of relations from what changes."
  distance: Int!
  "null where more rests on it than is looked at, so that it is not known what is left; truncated says so."
  extent: Extent
  "How many of the supports of the weakest kind are lost or weakened."
  lost: Int!
  "How many of the supports of that kind are left whole."
  left: Int!
  "What is left to stand on, by id."
  standsOn("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "The nearest way from it to what changes."
  path: Path!
  "In words, nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"How many of a kind are affected."
type ExtentCount {
  "The kind that is counted."
  kind: KindName!
  "How many have nothing left to stand on."
  wholly: Int!
  "How many have something left."
  partly: Int!
  "Those of which more than is looked at rests on what changes."
  unknown: Int!
}

"Something that could take the place of what goes."
type Substitute {
  "What could take its place."
  node: Entity!
  "Capabilities that both realise."
  capabilities: Int!
  "Specifications that both conform to."
  specifications: Int!
  "Users that both have."
  users: Int!
  "Where it is in its life, as its own field says; null where it has none."
  lifecycle: String
}
${answer('Impact', 'Affected', 'What follows from a change, the nearest first.', '"What changes."\n  of: [Entity!]!\n  "How many of each kind are affected."\n  counts: [ExtentCount!]!\n  "What has most in common with it: capabilities first, then specifications, then users."\n  substitutes("At most so many, 1 to 1,000." first: Int = 5): [Substitute!]!')}

extend type Query {
  "What loses its footing when something retires or changes, with what could take its place."
  impact("What changes." of: EntitySelector!, "What happens to it." change: ImpactChange!${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Impact
}
`;

type Change = 'RETIRE' | 'CHANGE';

/** What follows from a change: who rests on it, whether anything is left, and what could take its place. */
export const impact = question({
  name: 'impact',
  typename: 'Impact',
  sdl,
  layout: (read, asks) => {
    const maxHops = read.number('maxHops', 1, MAX_HOPS, 'Most that follows is near.');
    const alike = ['REALISES', 'CONFORMS_TO', 'USES'].flatMap(name => read.model.relations.get(name) ?? []);
    const substitutes = asks('substitutes');
    return {
      asked: { change: read.value('change') as Change, maxHops, kinds: read.kinds(), substitutes },
      seeds: [named('Of', 'of', read.selector('of'))],
      expansions: [
        expansion('Dependents', ['Of'], maxHops, dependents(read.model)),
        expansion('Supports', ['Dependents'], 1, supports(read.model)),
        ...(substitutes && alike.length > 0
          ? [expansion('Alike', ['Of'], 2, [{ relations: alike, direction: 'ANY' }])]
          : []),
      ],
      nodeFacts: ['lifecycle'],
      repeats: true,
      reach: { argument: 'maxHops', hops: maxHops },
    };
  },
  *compute(asked, found, { traversal, model }) {
    const of = seedOf(found, 'Of');
    const arms = armsAlong(found, 'Dependents');
    const capped = isCapped(found, 'Dependents');
    const whole = wholeTo(found, asked.maxHops, 'Dependents');
    yield;
    const footing = footingOf(edgesOf(found, 'Dependents', 'Supports'), model.relations);
    yield;
    const all = impactOf(
      of,
      hopsOf(edgesOf(found, 'Dependents'), arms),
      footing,
      whole,
      !isCapped(found, 'Supports'),
    ).filter(({ id }) => isOfKind(found, id, asked.kinds));
    yield;
    const substitutes = asked.substitutes
      ? substitutesFor(of, edgesOf(found, 'Alike'), id => found.nodes.get(id)?.kind)
      : [];
    return {
      ...pageOf(
        all,
        item => item.id,
        traversal,
        item => affectedObject(item, asked.change, model),
      ),
      of: [...of].sort(),
      counts: extentCounts(all, found),
      substitutes: substitutes.map(item => ({
        ...item,
        node: item.id,
        lifecycle: nodeFact(found, item.id, 'lifecycle') ?? null,
      })),
      truncated: truncation(
        capped || isCapped(found, 'Supports', 'Alike') ? 'LAYER_CAP' : undefined,
        whole,
        found,
      ),
    };
  },
});

const affectedObject = (item: Affected, change: Change, model: Model): RowMap => ({
  node: item.id,
  distance: item.distance,
  extent: item.extent ?? null,
  lost: item.lost,
  left: item.left,
  standsOn: item.standsOn,
  path: pathObject(item.path, model),
  speaks: nodesOf(item.path),
  explanation: ((args, parts) =>
    explainAffected(item, change, args['lang'], parts.nodes, model)) satisfies Sentence,
});

const kindOf = (found: Pick<Found, 'nodes'>, id: string): string => found.nodes.get(id)?.kind ?? '';

const extentCounts = (all: readonly Affected[], found: Pick<Found, 'nodes'>): readonly RowMap[] => {
  const counts = new Map<string, { wholly: number; partly: number; unknown: number }>();
  for (const { id, extent } of all) {
    const count = counts.get(kindOf(found, id)) ?? { wholly: 0, partly: 0, unknown: 0 };
    counts.set(kindOf(found, id), count);
    count[extent === undefined ? 'unknown' : extent === 'WHOLLY' ? 'wholly' : 'partly'] += 1;
  }
  return [...counts]
    .sort(
      ([a, x], [b, y]) =>
        y.wholly - x.wholly || y.partly - x.partly || y.unknown - x.unknown || (a < b ? -1 : 1),
    )
    .map(([kind, count]) => ({ kind, ...count }));
};
