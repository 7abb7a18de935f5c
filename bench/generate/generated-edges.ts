import { Draw } from './draw';
import {
  ISO_COUNTRIES,
  actorId,
  capabilityId,
  countryId,
  countyNumber,
  frameworkId,
  lifeEventId,
  obligationId,
  resourceId,
  sectorId,
  serviceId,
  specificationId,
  topicId,
  type NativeObject,
  type World,
} from './generated-world';

type Edge = readonly [from: string, to: string, own?: NativeObject];
type MakeEdges = (draw: Draw, world: World) => Iterable<Edge>;

/**
 * The files of relations, about five relations a node; and hubs, each of a tenth as many relations as there are
 * nodes.
 */
export const edgeFiles = (
  world: World,
): readonly Readonly<{ name: string; records: Iterable<NativeObject> }>[] =>
  Object.entries(RELATIONS).map(([relation, make]) => {
    const name = relation.toLowerCase().replaceAll('_', '-');
    return { name, records: { [Symbol.iterator]: () => records(world, name, relation, make) } };
  });

function* records(world: World, name: string, relation: string, make: MakeEdges): Generator<NativeObject> {
  const draw = new Draw(world, name);
  for (const [from, to, own] of make(draw, world)) {
    const drawn = draw.facts();
    yield { relation, from, to, ...own, ...(QUOTED.has(relation) ? quoted(world, from, to) : drawn) };
  }
}

/** Of the same two ends all such relations are as certain, or they were two verdicts on one question. */
const quoted = (world: World, from: string, to: string): NativeObject => {
  const facts = new Draw(world, `${from} ${to}`).facts();
  return facts['certainty'] === 'FACT' ? { ...QUOTE, ...facts } : facts;
};

/** Relations that say the words of their source where they are FACT. */
const QUOTED: ReadonlySet<string> = new Set([
  'GOVERNED_BY',
  'FULFILS',
  'IMPLEMENTS',
  'TRANSPOSES',
  'AMENDS',
  'REPLACES',
  'FOLLOWS_FROM',
  'BOUND_BY',
  'APPLIES_TO',
]);
const QUOTE = { quote: 'Virksomheten skal bruke løsningen.' } as const;

/** For each of `count` ends the edges that go out of it. */
function* each(count: number, edges: (i: number) => readonly Edge[]): Generator<Edge> {
  for (let i = 0; i < count; i += 1) yield* edges(i);
}

/**
 * Four national solutions that a tenth of everyone uses, a framework and a specification that a tenth of the
 * resources rest on.
 */
const HUBS = 4;
const HUB_NUMBERS: ReadonlySet<number> = new Set([0, 1, 2, 3]);
const belongsToHub = (world: World, i: number): boolean => Math.floor(i / HUBS) < world.nodes / 10;
const levels = ['MANDATORY', 'RECOMMENDED', 'VOLUNTARY'] as const;

/** One use in twenty-five is dated, and of those every fourth has ended. */
const period = (draw: Draw): NativeObject =>
  draw.chance(0.04)
    ? { validFrom: draw.date(2010, 2020), ...(draw.chance(0.25) ? { validTo: draw.date(2021, 2024) } : {}) }
    : {};

const use = (draw: Draw, world: World, actor: number, to: number): Edge => [
  actorId(world, actor),
  resourceId(to),
  {
    ...(draw.chance(0.7) ? { obligation: draw.of(levels) } : {}),
    ...(draw.chance(0.2) ? { basis: ['TASK'] } : {}),
    ...period(draw),
  },
];

/**
 * A municipality uses ten: all four national solutions, and six others; an organisation one of them and three or
 * four others.
 */
const uses: MakeEdges = (draw, world) =>
  each(world.actors, i => {
    const municipal = i < world.counts.municipalities;
    const hubs = municipal ? [...HUB_NUMBERS] : belongsToHub(world, i) ? [i % HUBS] : [];
    const others = draw.popular(world.resources, municipal ? 6 : draw.chance(0.4) ? 4 : 3, HUB_NUMBERS);
    return [...hubs, ...others].map(to => use(draw, world, i, to));
  });

const governedBy: MakeEdges = function* (draw, world) {
  yield* each(world.resources, i => {
    const general = i % 4 === 0 ? [0] : [];
    const others = draw.popular(world.frameworks, i < HUBS ? 3 : 1, new Set([0]));
    return [...general, ...others].map(
      to =>
        [
          resourceId(i),
          frameworkId(to),
          { bindingness: draw.of(levels), article: `art. ${1 + draw.below(99)}` },
        ] as const,
    );
  });
  yield* each(world.counts.services, i =>
    draw.popular(world.frameworks, 1).map(to => [serviceId(i), frameworkId(to)] as const),
  );
};

const conformsTo: MakeEdges = (draw, world) =>
  each(world.resources - world.counts.specifications, i => {
    const general = i % 4 === 1 || i < HUBS ? [0] : [];
    const others = draw.chance(0.6) ? draw.popular(world.counts.specifications, 1, new Set([0])) : [];
    return [...general, ...others].map(to => [resourceId(i), specificationId(world, to)] as const);
  });

/** What is run needs two others, mostly the well-known ones. */
const dependsOn: MakeEdges = (draw, world) =>
  each(world.counts.solutions + world.counts.dataServices, i =>
    draw
      .popular(world.resources - world.counts.specifications, 2, new Set([i, ...HUB_NUMBERS]))
      .map(
        to =>
          [
            resourceId(i),
            resourceId(to),
            { criticality: draw.of(['CRITICAL', 'IMPORTANT', 'MINOR']) },
          ] as const,
      ),
  );

const realises: MakeEdges = (draw, world) =>
  each(world.resources - world.counts.specifications, i =>
    draw
      .popular(world.counts.capabilities, draw.chance(0.25) ? 2 : 1)
      .map(to => [resourceId(i), capabilityId(to)] as const),
  );

const toActors = (draw: Draw, world: World, from: string): readonly Edge[] => [
  [from, actorId(world, draw.below(world.actors))],
];

const toEarlierActs: MakeEdges = (draw, world) =>
  each(world.counts.euFrameworks, i =>
    i === 0 ? [] : some(draw, 0.25, () => [[frameworkId(i), frameworkId(draw.below(i))]]),
  );

const some = (draw: Draw, part: number, edges: () => readonly Edge[]): readonly Edge[] =>
  draw.chance(part) ? edges() : [];

const belongsTo: MakeEdges = (_draw, world) => {
  const { municipalities, counties, publicOrganisations, voluntaryOrganisations } = world.counts;
  const [publicFrom, voluntaryFrom] = [
    municipalities + counties,
    municipalities + counties + publicOrganisations,
  ];
  const privateFrom = voluntaryFrom + voluntaryOrganisations;
  const sector = (i: number): string =>
    i < publicFrom ? 'MUNICIPAL' : i < voluntaryFrom ? 'STATE' : i < privateFrom ? 'VOLUNTARY' : 'PRIVATE';
  return each(Math.min(world.actors, privateFrom + Math.floor(world.nodes / 10)), i => [
    [actorId(world, i), sectorId(sector(i))],
  ]);
};

const locatedIn: MakeEdges = (draw, world) =>
  each(world.actors, i => {
    if (i % HUBS === 2 && belongsToHub(world, i)) return [[actorId(world, i), countryId('NO')]];
    return some(draw, 0.1, () => [
      [actorId(world, i), countryId(ISO_COUNTRIES[1 + draw.below(ISO_COUNTRIES.length - 1)] ?? 'SE')],
    ]);
  });

const RELATIONS: Readonly<Record<string, MakeEdges>> = {
  USES: uses,
  PROVIDES: (draw, world) =>
    each(world.resources, i =>
      draw
        .popular(world.actors, 1)
        .map(actor => [
          actorId(world, actor),
          resourceId(i),
          { role: draw.of(['OWNER', 'OPERATOR', 'DEVELOPER']) },
        ]),
    ),
  REALISES: realises,
  DEPENDS_ON: dependsOn,
  INTEROPERATES_WITH: (draw, world) =>
    each(world.counts.solutions, i =>
      some(draw, 0.4, () =>
        draw.popular(world.counts.solutions, 1, new Set([i])).map(to => [resourceId(i), resourceId(to)]),
      ),
    ),
  CONFORMS_TO: conformsTo,
  PROFILE_OF: (draw, world) =>
    each(world.counts.specifications, i =>
      i === 0
        ? []
        : some(draw, 0.5, () => [[specificationId(world, i), specificationId(world, draw.below(i))]]),
    ),
  GOVERNED_BY: governedBy,
  IMPLEMENTS: (draw, world) =>
    each(world.counts.specifications, i =>
      draw.popular(world.frameworks, 1).map(to => [specificationId(world, i), frameworkId(to)]),
    ),
  FULFILS: (draw, world) =>
    each(world.resources, i =>
      some(draw, 0.25, () =>
        draw.popular(world.counts.obligations, 1).map(to => [resourceId(i), obligationId(to)]),
      ),
    ),
  FOLLOWS_FROM: (draw, world) =>
    each(world.counts.obligations, i =>
      draw.popular(world.frameworks, 1).map(to => [obligationId(i), frameworkId(to)]),
    ),
  BOUND_BY: (draw, world) =>
    each(world.counts.obligations * 2, i => [
      [
        actorId(world, Math.floor((i * world.actors) / (world.counts.obligations * 2))),
        obligationId(draw.below(world.counts.obligations)),
      ],
    ]),
  TRANSPOSES: (draw, world) =>
    each(world.counts.noFrameworks, i =>
      draw
        .popular(world.counts.euFrameworks, 1)
        .map(to => [
          frameworkId(world.counts.euFrameworks + i),
          frameworkId(to),
          { eeaStatus: 'INCORPORATED' },
        ]),
    ),
  AMENDS: toEarlierActs,
  REPLACES: toEarlierActs,
  APPLIES_TO: (draw, world) => each(world.frameworks, i => toActors(draw, world, frameworkId(i))),
  AGGREGATES: (_draw, world) =>
    each(world.counts.capabilities - 1, i => [[capabilityId(Math.floor(i / 8)), capabilityId(i + 1)]]),
  COMPETENT_AUTHORITY: (draw, world) =>
    each(world.counts.services + world.counts.topics, i =>
      toActors(draw, world, i < world.counts.services ? serviceId(i) : topicId(i - world.counts.services)),
    ),
  PART_OF_EVENT: (draw, world) =>
    each(world.counts.services, i => [[serviceId(i), lifeEventId(draw.below(world.counts.lifeEvents))]]),
  SUPPORTED_BY: (draw, world) =>
    each(world.counts.services, i =>
      draw.popular(world.resources, 2).map(to => [serviceId(i), resourceId(to)]),
    ),
  BELONGS_TO: belongsTo,
  LOCATED_IN: locatedIn,
  PART_OF: (_draw, world) =>
    each(world.counts.municipalities, i => [
      [actorId(world, i), `county:${countyNumber(Math.floor(i / 100))}`],
    ]),
};
