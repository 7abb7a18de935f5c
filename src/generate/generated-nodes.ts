import {
  Draw,
  ISO_COUNTRIES,
  SECTOR_KINDS,
  actorId,
  capabilityId,
  countryId,
  countyNumber,
  frameworkId,
  lifeEventId,
  municipalityNumber,
  obligationId,
  resourceId,
  sectorId,
  serviceId,
  sourceId,
  topicId,
  type NativeObject,
  type World,
} from './generated-world';

type Records = Iterable<NativeObject>;
type MakeRecord = (i: number, draw: Draw) => NativeObject;

/** The files of nodes: name and records, each made when it is read. */
export const nodeFiles = (world: World): readonly Readonly<{ name: string; records: Records }>[] => {
  const { counts } = world;
  const organisationsFrom = counts.municipalities + counts.counties;
  const file = (
    name: string,
    count: number,
    make: MakeRecord,
  ): Readonly<{ name: string; records: Records }> => ({
    name,
    records: { [Symbol.iterator]: () => records(world, name, count, make) },
  });
  return [
    file('sources', counts.sources, source),
    file('countries', counts.countries, (i, draw) => ({
      type: 'Country',
      id: countryId(ISO_COUNTRIES[i] ?? ''),
      name: { en: `Country ${ISO_COUNTRIES[i] ?? ''}` },
      code: ISO_COUNTRIES[i],
      ...draw.facts(),
    })),
    file('sectors', counts.sectors, (i, draw) => ({
      type: 'Sector',
      id: sectorId(SECTOR_KINDS[i] ?? ''),
      name: { en: `${SECTOR_KINDS[i] ?? ''} sector` },
      kind: SECTOR_KINDS[i],
      ...draw.facts(),
    })),
    file('counties', counts.counties, (i, draw) => county(world, i, draw)),
    file('municipalities', counts.municipalities, (i, draw) => municipality(world, i, draw)),
    file('organisations', world.actors - organisationsFrom, (i, draw) => organisation(world, i, draw)),
    file('resources', world.resources, (i, draw) => resource(world, i, draw)),
    file('frameworks', world.frameworks, (i, draw) => framework(world, i, draw)),
    file('obligations', counts.obligations, obligation),
    file('capabilities', counts.capabilities, capability),
    file('services', counts.services, (i, draw) => ({
      type: 'PublicService',
      id: serviceId(i),
      name: named(draw, 'tjeneste', i),
      ...draw.facts(),
    })),
    file('information-topics', counts.topics, (i, draw) => ({
      type: 'InformationTopic',
      id: topicId(i),
      name: named(draw, 'tema', i),
      ...draw.facts(),
    })),
    file('life-events', counts.lifeEvents, (i, draw) => ({
      type: 'LifeEvent',
      id: lifeEventId(i),
      name: named(draw, 'hendelse', i),
      kind: draw.of(['LIFE_EVENT', 'BUSINESS_EVENT']),
      ...draw.facts(),
    })),
  ];
};

function* records(world: World, name: string, count: number, make: MakeRecord): Generator<NativeObject> {
  const draw = new Draw(world, name);
  for (let i = 0; i < count; i += 1) yield make(i, draw);
}

const BEGINNINGS = [
  'Nord',
  'Sør',
  'Øst',
  'Vest',
  'Ytre',
  'Indre',
  'Stor',
  'Lille',
  'Ny',
  'Gammel',
  'Ås',
  'Ær',
  'Bjørk',
  'Gran',
  'Eike',
  'Lauv',
  'Sol',
  'Måne',
  'Elve',
  'Fjell',
] as const;
const ENDINGS = [
  'vik',
  'dal',
  'fjord',
  'nes',
  'øy',
  'heim',
  'stad',
  'berg',
  'land',
  'sund',
  'voll',
  'ås',
  'eid',
  'strand',
  'havn',
  'mo',
] as const;

const place = (draw: Draw): string => `${draw.of(BEGINNINGS)}${draw.of(ENDINGS)}`;
/** Numbered, so that there are as many different names as there are in a register. */
const named = (draw: Draw, what: string, i: number): NativeObject => {
  const text = `${place(draw)} ${what} ${i}`;
  return { nb: text, ...(draw.chance(0.1) ? { en: `${text} (en)` } : {}) };
};

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

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;
/** A valid organisation number for each `i`, none twice; for one in a hundred neither first digit has a check digit. */
export const organisationNumber = (i: number): string | undefined => {
  for (const first of '98') {
    const eight = `${first}${String(i).padStart(7, '0')}`;
    const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(eight[at]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${eight}${check}`;
  }
  return undefined;
};

const numbered = (i: number): NativeObject => {
  const number = organisationNumber(i);
  return number ? { organisationNumber: number } : {};
};

const county = (world: World, i: number, draw: Draw): NativeObject => {
  const at = world.counts.municipalities + i;
  const text = `${place(draw)} fylke ${i}`;
  return {
    type: 'County',
    id: actorId(world, at),
    name: { nb: text },
    ...numbered(at),
    form: 'COUNTY_AUTHORITY',
    number: countyNumber(i),
    officialName: text,
    population: 50_000 + draw.below(700_000),
    ...draw.facts(),
  };
};

const municipality = (world: World, i: number, draw: Draw): NativeObject => {
  const text = `${place(draw)} ${municipalityNumber(i)}`;
  return {
    type: 'Municipality',
    id: actorId(world, i),
    name: { nb: text, ...(draw.chance(0.06) ? { se: `${text} gielda` } : {}) },
    ...numbered(i),
    form: 'MUNICIPALITY',
    number: municipalityNumber(i),
    officialName: text,
    writtenForm: draw.of(['BOKMAAL', 'BOKMAAL', 'NYNORSK', 'NEUTRAL']),
    ...(draw.chance(0.97) ? { population: 200 + draw.below(90_000) } : {}),
    areaKm2: 10 + draw.below(900_000) / 100,
    samiLanguageAdministrativeArea: draw.chance(0.04),
    ...(draw.chance(0.02) ? { validFrom: draw.date(2018, 2024) } : {}),
    ...draw.facts(),
  };
};

const organisation = (world: World, i: number, draw: Draw): NativeObject => {
  const { municipalities, counties, publicOrganisations, voluntaryOrganisations } = world.counts;
  const at = municipalities + counties + i;
  const [type, form, what] =
    i < publicOrganisations
      ? [
          'PublicOrganisation',
          draw.of(['AGENCY', 'AGENCY', 'UNIT', 'HEALTH_ENTERPRISE', 'INTER_MUNICIPAL_COMPANY']),
          'etat',
        ]
      : i < publicOrganisations + voluntaryOrganisations
        ? ['VoluntaryOrganisation', draw.of(['ASSOCIATION', 'NON_PROFIT']), 'forening']
        : ['PrivateOrganisation', 'COMPANY', 'selskap'];
  return { type, id: actorId(world, at), name: named(draw, what, i), ...numbered(at), form, ...draw.facts() };
};

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

const capability: MakeRecord = (i, draw) => ({
  type: 'Capability',
  id: capabilityId(i),
  name: named(draw, 'evne', i),
  level: i === 0 ? 1 : i <= 8 ? 2 : 3,
  scope: i < 73 ? 'NATIONAL' : 'DOMAIN',
  order: 1 + (i % 8),
  ...draw.facts(),
});
