import { lookedAt } from '../graph/around';
import { dependenciesOf, fullyKnown } from '../graph/dependencies';
import { armsAlong, edgesOf, hopsOf, isCapped, isOfKind, testedAs, seedOf, wholeTo } from '../graph/found';
import { footingOf } from '../graph/footing';
import { levelsOf } from '../graph/reach';
import { PATH_STEPS } from '../plan/cost-questions';
import { MAX_HOPS } from '../planner/arguments';
import { expansion, named } from '../planner/layout';
import { pageOf, truncation } from './answer-parts';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, TYPES, answer } from './sdl-parts';
import { supports } from './supports';

const sdl = `
"Something without which others can not do."
type Dependency {
  "What others depend on."
  node: Entity!
  "How many of those asked about wholly depend on it."
  dependentCount: Int!
  "Those of them, by id."
  dependents("At most so many, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many lose something, but have something left."
  partlyCount: Int!
  "Everything that wholly depends on it, whether asked about or not."
  dominated: Int!
  "Without it, the part of the graph looked at falls apart."
  articulation: Boolean!
}
${answer('Dependencies', 'Dependency', 'Single points of failure: what most wholly depend on, first.')}

extend type Query {
  "What these wholly depend on: without it they have nothing to stand on."
  dependencies("Whose dependencies." of: EntitySelector!, "What to look for; anything when absent." where: EntitySelector${TYPES}
    "1 to 8." maxHops: Int = 4${ASSUMING}${PAGE}${SCOPE}): Dependencies
}
`;

/** Single points of failure. */
export const dependencies = question({
  name: 'dependencies',
  typename: 'Dependencies',
  sdl,
  layout: read => {
    const maxHops = read.number('maxHops', 1, MAX_HOPS, 'Most that others rest on is near.');
    const where = read.selectorIfAny('where');
    return {
      asked: { maxHops, kinds: read.kinds() },
      seeds: [named('Of', 'of', read.selector('of'))],
      tests: where ? [named('Where', 'where', where)] : [],
      expansions: [expansion('Supports', ['Of'], maxHops, supports(read.model))],
      nodeFacts: [],
      steps: PATH_STEPS,
      reach: { argument: 'maxHops', hops: maxHops },
    };
  },
  *compute(asked, found, { traversal, model, budget }) {
    const of = seedOf(found, 'Of');
    const hops = hopsOf(edgesOf(found, 'Supports'), armsAlong(found, 'Supports'));
    yield;
    const capped = isCapped(found, 'Supports');
    const whole = wholeTo(found, asked.maxHops, 'Supports');
    const levels = levelsOf(hops, of, whole);
    const footing = footingOf([...lookedAt(hops, levels, whole).values()], model.relations);
    const where = testedAs(found, 'Where');
    const candidates = levels
      .flat()
      .filter(id => (!where || where.has(id)) && isOfKind(found, id, asked.kinds));
    yield;
    const { all, cut } = yield* dependenciesOf(of, candidates, footing, fullyKnown(levels, whole), budget);
    return {
      ...pageOf(
        all,
        item => item.id,
        traversal,
        item => ({
          node: item.id,
          dependents: item.dependents,
          dependentCount: item.dependents.length,
          partlyCount: item.partly,
          dominated: item.dominated,
          articulation: item.articulation,
        }),
      ),
      truncated: truncation(capped ? 'LAYER_CAP' : cut ? 'PATH_LIMIT' : undefined, cut ? 0 : whole, found),
    };
  },
});
