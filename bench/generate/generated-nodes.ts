import {
  ISO_COUNTRIES,
  SECTOR_KINDS,
  capabilityId,
  countryId,
  frameworkId,
  lifeEventId,
  obligationId,
  resourceId,
  sectorId,
  serviceId,
  sourceId,
  topicId,
  type NativeObject,
  type World,
} from './generated-world';
import { county, municipality, organisation } from './generated-actors';
import { Draw } from './draw';
import { named, place } from './generated-names';

type Records = Iterable<NativeObject>;
type MakeRecord = (i: number, draw: Draw) => NativeObject;

type NodeFile = Readonly<{ name: string; records: Records }>;

/** The files of nodes: name and records, each made when it is read. */
export const nodeFiles = (world: World): readonly NodeFile[] => {
  const { counts } = world;
  const organisationsFrom = counts.municipalities + counts.counties;
  const file = (name: string, count: number, make: MakeRecord): NodeFile => ({
    name,
    records: { [Symbol.iterator]: () => records(world, name, count, make) },
  });
  return [
    file('sources', counts.sources, source),
    file('countries', counts.countries, country),
    file('sectors', counts.sectors, sector),
    file('counties', counts.counties, (i, draw) => county(world, i, draw)),
    file('municipalities', counts.municipalities, (i, draw) => municipality(world, i, draw)),
    file('organisations', world.actors - organisationsFrom, (i, draw) => organisation(world, i, draw)),
    file('resources', world.resources, (i, draw) => resource(world, i, draw)),
    file('frameworks', world.frameworks, (i, draw) => framework(world, i, draw)),
    file('obligations', counts.obligations, obligation),
    file('capabilities', counts.capabilities, capability),
    file('services', counts.services, service),
    file('information-topics', counts.topics, topic),
    file('life-events', counts.lifeEvents, lifeEvent),
  ];
};

function* records(world: World, name: string, count: number, make: MakeRecord): Generator<NativeObject> {
  const draw = new Draw(world, name);
  for (let i = 0; i < count; i += 1) yield make(i, draw);
}

/** A source is where facts come from, and names none. */
const source: MakeRecord = (i, draw) => ({
  type: 'Source',
  id: sourceId(i),
  name: { nb: `Kilde ${i}` },
  title: `${place(draw)}: kilde ${i}`,
  publisher: 'samgraf generate',
  certainty: 'FACT',
  sources: [],
});

const country: MakeRecord = (i, draw) => ({
  type: 'Country',
  id: countryId(ISO_COUNTRIES[i] ?? ''),
  name: { en: `Country ${ISO_COUNTRIES[i] ?? ''}` },
  code: ISO_COUNTRIES[i],
  ...draw.facts(),
});

const sector: MakeRecord = (i, draw) => ({
  type: 'Sector',
  id: sectorId(SECTOR_KINDS[i] ?? ''),
  name: { en: `${SECTOR_KINDS[i] ?? ''} sector` },
  kind: SECTOR_KINDS[i],
  ...draw.facts(),
});

const service: MakeRecord = (i, draw) => ({
  type: 'PublicService',
  id: serviceId(i),
  name: named(draw, 'tjeneste', i),
  ...draw.facts(),
});

const topic: MakeRecord = (i, draw) => ({
  type: 'InformationTopic',
  id: topicId(i),
  name: named(draw, 'tema', i),
  ...draw.facts(),
});

const lifeEvent: MakeRecord = (i, draw) => ({
  type: 'LifeEvent',
  id: lifeEventId(i),
  name: named(draw, 'hendelse', i),
  kind: draw.of(['LIFE_EVENT', 'BUSINESS_EVENT']),
  ...draw.facts(),
});

const resource = (world: World, i: number, draw: Draw): NativeObject => {
  const { solutions, dataServices, datasets, guidance } = world.counts;
  const kinds = [
    ['Solution', solutions, 'løsning'],
    ['DataService', dataServices, 'datatjeneste'],
    ['Dataset', datasets, 'register'],
    ['Guidance', guidance, 'veileder'],
    ['Specification', Infinity, 'standard'],
  ] as const;
  let left = i;
  const [type, , what] =
    kinds.find(([, count]) => {
      if (left < count) return true;
      left -= count;
      return false;
    }) ?? kinds[4];
  const national = i < 4;
  return {
    type,
    id: resourceId(i),
    name: national
      ? { nb: `Nasjonal fellesløsning ${i}`, en: `National shared solution ${i}` }
      : named(draw, what, i),
    ...(i < 999 ? { registerNumber: `FELLES-${String(i + 1).padStart(3, '0')}` } : {}),
    level: national
      ? 'NATIONAL'
      : draw.of(['NATIONAL', 'SECTOR', 'SECTOR', 'MUNICIPAL', 'NORDIC_BALTIC', 'EU', 'INTERNATIONAL']),
    category:
      type === 'Guidance' || type === 'Specification' ? 'STANDARDS_AND_GUIDANCE' : 'REUSABLE_SOLUTION',
    lifecycle: draw.of(['LIVE', 'LIVE', 'LIVE', 'PLANNED', 'PHASING_OUT']),
    ...draw.facts(),
  };
};

const YEARS = 37;
const framework = (world: World, i: number, draw: Draw): NativeObject => {
  const eu = i < world.counts.euFrameworks;
  const [year, serial] = [1990 + (i % YEARS), 1 + Math.floor(i / YEARS)];
  const own = eu
    ? {
        form: 'REGULATION',
        jurisdiction: 'EU',
        number: `${year}/${serial}`,
        celex: `3${year}R${String(serial).padStart(4, '0')}`,
        eli: `http://data.europa.eu/eli/reg/${year}/${serial}/oj`,
        eeaStatus: draw.of(['INCORPORATED', 'INCORPORATED', 'UNDER_ASSESSMENT']),
      }
    : { form: 'ACT', jurisdiction: 'NO', number: `LOV-${draw.date(1990, 2025)}-${i}` };
  const dated = draw.chance(0.15)
    ? { validFrom: draw.date(1995, 2015), ...(draw.chance(0.1) ? { validTo: draw.date(2016, 2024) } : {}) }
    : {};
  return {
    type: 'Framework',
    id: frameworkId(i),
    name: named(draw, eu ? 'forordning' : 'lov', i),
    kind: 'LEGAL_ACT',
    condition: 'REGULATORY',
    ...own,
    ...dated,
    ...draw.facts(),
  };
};

const obligation: MakeRecord = (i, draw) => ({
  type: 'Obligation',
  id: obligationId(i),
  name: named(draw, 'plikt', i),
  article: `art. ${1 + draw.below(99)}`,
  text: { nb: `Virksomheten skal ${i}.` },
  ...draw.facts(),
});

/** Its depth in the tree, in which each has eight below it. */
const levelOf = (i: number): number => (i === 0 ? 1 : levelOf(Math.floor((i - 1) / 8)) + 1);

const capability: MakeRecord = (i, draw) => ({
  type: 'Capability',
  id: capabilityId(i),
  name: named(draw, 'evne', i),
  level: levelOf(i),
  scope: i < 73 ? 'NATIONAL' : 'DOMAIN',
  order: 1 + (i % 8),
  ...draw.facts(),
});
