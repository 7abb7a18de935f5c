import { onNationalGraph } from '../support/national-graph';

/**
 * The deck that the project began with, “Økosystem for nasjonal digital samhandling og tjenesteutvikling”: each of its 52
 * statements is a question, and the answer that the national graph must give.
 */

const data = onNationalGraph('2026-11-28');

type Statement = Readonly<{ number: number; says: string; query: string; answer: unknown }>;

/** A number that is `least` or more. */
const atLeast = (least: number): unknown => ({
  asymmetricMatch: (actual: unknown): boolean => typeof actual === 'number' && actual >= least,
  toString: () => 'AtLeast',
  toAsymmetricMatcher: () => `AtLeast<${least}>`,
});
const some = (least = 1): unknown => ({ totalCount: atLeast(least) });
const all = (pattern: unknown): unknown => ({
  asymmetricMatch: (actual: unknown): boolean =>
    Array.isArray(actual) &&
    actual.length > 0 &&
    actual.every(item => expect.objectContaining(pattern as Record<string, unknown>).asymmetricMatch(item)),
  toString: () => 'All',
  toAsymmetricMatcher: () => `All<${JSON.stringify(pattern)}>`,
});
/** Nodes that have these ids among them. */
const ids = (...those: readonly string[]): unknown => ({
  nodes: expect.arrayContaining(those.map(id => expect.objectContaining({ id }))),
});
const premise = (id: string, quote: string): Pick<Statement, 'query' | 'answer'> => ({
  query: `{ premise(id: "premise:${id}") { quote holdsFor { totalCount } sources { id } } }`,
  answer: {
    premise: { quote, holdsFor: some(), sources: [{ id: 'source:digdir-ecosystem-slides' }] },
  },
});
const NATIONAL = 'ecosystem(id: "ecosystem:national")';
const kindOfExchange = (
  name: string,
  definition: RegExp,
  least: number,
): Pick<Statement, 'query' | 'answer'> => ({
  query: `{
    exchanges(where: { kind: { eq: ${name} } }) { totalCount }
    kind: __type(name: "ExchangeKind") { enumValues { name description } }
  }`,
  answer: {
    exchanges: some(least),
    kind: {
      enumValues: expect.arrayContaining([{ name, description: expect.stringMatching(definition) }]),
    },
  },
});
const shares = (thing: string): Pick<Statement, 'query' | 'answer'> => ({
  query: '{ exchanges(where: { kind: { eq: SHARING } }, first: 50) { nodes { shares } } }',
  answer: {
    exchanges: {
      nodes: expect.arrayContaining([{ shares: expect.arrayContaining([thing]) }]),
    },
  },
});
const ecosystemOf = (
  kind: string,
  members: number,
  ...among: readonly string[]
): Pick<Statement, 'query' | 'answer'> => ({
  query: `{ ecosystems(where: { kind: { eq: ${kind} } }) { nodes { id definedBy { nodes { id } } members(first: 500) { totalCount nodes { id } } } } }`,
  answer: {
    ecosystems: {
      nodes: all({
        definedBy: { nodes: [{ id: 'organisation:gartner' }] },
        members: {
          totalCount: atLeast(members),
          nodes: expect.arrayContaining(among.map(id => ({ id }))),
        },
      }),
    },
  },
});
const sector = (
  name: string,
  organisations: number,
  resources: number,
): Pick<Statement, 'query' | 'answer'> => ({
  query: `{
    sector(id: "sector:${name}") { sectorMembers { totalCount } }
    ecosystem(id: "ecosystem:${name}-sector") { members { totalCount } resourcesShared { totalCount } }
  }`,
  answer: {
    sector: { sectorMembers: some(organisations) },
    ecosystem: { members: some(), resourcesShared: some(resources) },
  },
});
const betweenEcosystems = (kind: string): Pick<Statement, 'query' | 'answer'> => ({
  query: `{ ${NATIONAL} { participatesIn(where: { node: { kind: { eq: ${kind} } } }) { totalCount nodes { participants(first: 20) { nodes { id } } } } } }`,
  answer: {
    ecosystem: {
      participatesIn: {
        totalCount: atLeast(1),
        nodes: expect.arrayContaining([
          {
            participants: ids(
              'ecosystem:nordic-baltic',
              'ecosystem:other-european-countries',
              'ecosystem:eu',
            ),
          },
        ]),
      },
    },
  },
});
const abroad = (domain: string, service: string, resource: string): Pick<Statement, 'query' | 'answer'> => ({
  query: `{ domain(id: "domain:${domain}") { domainServices(first: 20) { nodes { id competentAuthorities { totalCount } supportedBy { nodes { id countriesTakingPart { totalCount } } } } } } }`,
  answer: {
    domain: {
      domainServices: {
        nodes: expect.arrayContaining([
          {
            id: service,
            competentAuthorities: some(),
            supportedBy: {
              nodes: expect.arrayContaining([
                { id: 'resource:once-only-technical-system-oots', countriesTakingPart: some(2) },
                expect.objectContaining({ id: resource }),
              ]),
            },
          },
        ]),
      },
    },
  },
});

const STATEMENTS: readonly Statement[] = [
  {
    number: 1,
    says: 'there is an ecosystem for national digital interaction and service development',
    query: `{ ${NATIONAL} { kind nb: name(lang: nb) descriptions { lang } } }`,
    answer: {
      ecosystem: {
        kind: 'NATIONAL',
        nb: 'Økosystem for nasjonal digital samhandling og tjenesteutvikling',
        descriptions: expect.arrayContaining(['nb', 'nn', 'en'].map(lang => ({ lang }))),
      },
    },
  },
  {
    number: 2,
    says: 'it is created by how the actors interact',
    query: `{
      premise(id: "premise:interaction-creates") { quote }
      ${NATIONAL} { members(where: { node: { participatesIn: { some: {} } } }) { totalCount } }
    }`,
    answer: {
      premise: { quote: 'Skapes gjennom måten aktørene samhandler på' },
      ecosystem: { members: some(10) },
    },
  },
  {
    number: 3,
    says: 'the actors share the goals of the digitalisation strategy',
    query:
      '{ framework(id: "framework:digitaliseringsstrategi-2024-2030") { kind setsGoals(first: 20) { nodes { pursuedBy { nodes { id } } } } } }',
    answer: {
      framework: { kind: 'STRATEGY', setsGoals: { nodes: all({ pursuedBy: ids('ecosystem:national') }) } },
    },
  },
  {
    number: 4,
    says: 'the actors share resources',
    query: `{ ${NATIONAL} {
      resourcesShared { totalCount }
      both: members(where: { node: { provides: { some: {} }, uses: { some: {} } } }) { totalCount }
    } }`,
    answer: { ecosystem: { resourcesShared: some(100), both: some(10) } },
  },
  {
    number: 5,
    says: 'strategic coordination is arranged for',
    query: `{
      exchange(id: "exchange:skate") { kind participants(first: 30) { totalCount edges { role } } }
      collaborationArenas { totalCount }
    }`,
    answer: {
      exchange: {
        kind: 'COLLABORATION',
        participants: { totalCount: atLeast(10), edges: expect.arrayContaining([{ role: 'STEERING' }]) },
      },
      collaborationArenas: some(10),
    },
  },
  {
    number: 6,
    says: 'instruments are offered',
    query:
      '{ instruments(first: 10) { nodes { id providedBy { totalCount nodes { id } } governedBy { nodes { condition appliesTo { nodes { id } } } } } } }',
    answer: {
      instruments: {
        nodes: expect.arrayContaining([
          {
            id: 'resource:medfinansieringsordningen',
            providedBy: { totalCount: 1, nodes: [{ id: 'organisation:digdir' }] },
            governedBy: { nodes: [{ condition: 'FINANCIAL', appliesTo: ids('sector:state') }] },
          },
          expect.objectContaining({
            id: 'resource:digitaliseringsrundskrivet',
            providedBy: expect.objectContaining({ totalCount: 1 }),
          }),
        ]),
      },
    },
  },
  {
    number: 7,
    says: 'framework conditions are set: regulatory, financial and organisational ones',
    query: `{
      regulatory: frameworks(where: { condition: { eq: REGULATORY } }) { totalCount }
      financial: frameworks(where: { condition: { eq: FINANCIAL } }) { totalCount }
      organisational: frameworks(where: { condition: { eq: ORGANISATIONAL } }) { totalCount }
    }`,
    answer: { regulatory: some(60), financial: some(3), organisational: some(3) },
  },
  {
    number: 8,
    says: 'ecosystems develop dynamically',
    query: `{
      premise(id: "premise:dynamic-development") { quote }
      difference(since: "2014-01-01", until: "2026-11-01", neighbourhood: { of: { id: "ecosystem:national" }, maxHops: 1, relations: [SHARED_IN] }) {
        came { node { id } }
        went { node { id } }
      }
    }`,
    answer: {
      premise: { quote: 'Dynamisk utvikling av økosystem' },
      difference: {
        came: expect.arrayContaining([{ node: { id: 'resource:altinn-3-plattform' } }]),
        went: expect.arrayContaining([{ node: { id: 'resource:altinn-ii' } }]),
      },
    },
  },
  {
    number: 9,
    says: 'collaboration is working together to create or achieve something',
    ...kindOfExchange('COLLABORATION', /jobbe sammen for å skape eller oppnå noe/, 10),
  },
  {
    number: 10,
    says: 'interoperation is exchanging information',
    ...kindOfExchange('INTEROPERATION', /utveksle informasjon/, 8),
  },
  { number: 11, says: 'insight is shared', ...shares('INSIGHT') },
  { number: 12, says: 'knowledge is shared', ...shares('KNOWLEDGE') },
  { number: 13, says: 'data is shared', ...shares('DATA') },
  { number: 14, says: 'solutions are shared', ...shares('SOLUTIONS') },
  { number: 15, says: 'architectures are shared', ...shares('ARCHITECTURES') },
  { number: 16, says: 'standards are shared', ...shares('STANDARDS') },
  {
    number: 17,
    says: 'Gartner defines five kinds of ecosystem',
    query: '{ actor(id: "organisation:gartner") { defines(first: 20) { edges { quote } nodes { kind } } } }',
    answer: {
      actor: {
        defines: {
          edges: all({ quote: 'Gartner definerer fem typer økosystem' }),
          nodes: expect.arrayContaining(
            ['ORGANISATION', 'SECTOR', 'PLATFORM', 'GIANT', 'NATIONAL'].map(kind => ({ kind })),
          ),
        },
      },
    },
  },
  {
    number: 18,
    says: 'organisations have ecosystems',
    ...ecosystemOf('ORGANISATION', 3, 'organisation:nav'),
  },
  { number: 19, says: 'sectors have ecosystems', ...ecosystemOf('SECTOR', 2) },
  { number: 20, says: 'platforms have ecosystems', ...ecosystemOf('PLATFORM', 50, 'organisation:digdir') },
  { number: 21, says: 'giants have ecosystems', ...ecosystemOf('GIANT', 4, 'organisation:microsoft') },
  {
    number: 22,
    says: 'there is a national ecosystem',
    ...ecosystemOf('NATIONAL', 20, 'organisation:skatteetaten'),
  },
  {
    number: 23,
    says: 'reality has many actors, organisations, sectors and countries',
    query:
      '{ actors { totalCount } publicOrganisations { totalCount } sectors { totalCount } countries { totalCount } }',
    answer: {
      actors: some(500),
      publicOrganisations: some(100),
      sectors: { totalCount: 4 },
      countries: some(9),
    },
  },
  {
    number: 24,
    says: 'they are autonomous and have their own goals',
    query: `{
      premise(id: "premise:autonomous-actors") { quote holdsFor { totalCount } }
      goals(where: { pursuedBy: { some: { node: { id: { eq: "organisation:frivillighet-norge" } } } } }) { nodes { id } }
    }`,
    answer: {
      premise: {
        quote:
          'Virkeligheten består av mange aktører, virksomheter, sektorer og land som er autonome og har egne mål',
        holdsFor: some(4),
      },
      goals: ids('goal:voluntary-simpler'),
    },
  },
  {
    number: 25,
    says: 'well-functioning ecosystems are the best approach',
    ...premise(
      'best-approach',
      'Velfungerende økosystem er den beste tilnærmingen til digital samhandling, nasjonalt og på tvers av landegrenser',
    ),
  },
  {
    number: 26,
    says: 'this is sufficient to realise coherent services',
    ...premise(
      'sufficient',
      'Vi mener at dette er tilstrekkelig for å realisere sammenhengende tjenester – også cross-boarder',
    ),
  },
  { number: 27, says: 'there is a state sector', ...sector('state', 80, 5) },
  {
    number: 28,
    says: 'the national ecosystem is a small part of the ecosystems of the sectors',
    query: `{ ${NATIONAL} { nests { totalCount } nestedIn { totalCount } overlaps(where: { node: { kind: { eq: SECTOR } } }) { nodes { id } edges { certainty quote } } } }`,
    answer: {
      ecosystem: {
        nests: { totalCount: 0 },
        nestedIn: { totalCount: 0 },
        overlaps: {
          ...(ids(
            'ecosystem:state-sector',
            'ecosystem:municipal-sector',
            'ecosystem:voluntary-sector',
            'ecosystem:private-sector',
          ) as object),
          edges: all({
            certainty: 'FACT',
            quote: expect.stringMatching(/inngår som en liten del av økosystemene til sektorene$/),
          }),
        },
      },
    },
  },
  { number: 29, says: 'there is a municipal sector', ...sector('municipal', 372, 30) },
  {
    number: 30,
    says: 'sectors have goals of their own',
    query:
      '{ sectors { nodes { pursues { totalCount } } } municipal: sector(id: "sector:municipal") { pursues { nodes { id } } } }',
    answer: {
      sectors: { nodes: all({ pursues: some() }) },
      municipal: { pursues: ids('goal:municipal-coordination') },
    },
  },
  {
    number: 31,
    says: 'sectors have framework conditions of their own',
    query:
      '{ sectors { nodes { subjectTo { totalCount } } } municipal: sector(id: "sector:municipal") { subjectTo { nodes { condition } } } }',
    answer: {
      sectors: { nodes: all({ subjectTo: some(2) }) },
      municipal: {
        subjectTo: {
          nodes: expect.arrayContaining(
            ['REGULATORY', 'FINANCIAL', 'ORGANISATIONAL'].map(condition => ({ condition })),
          ),
        },
      },
    },
  },
  {
    number: 32,
    says: 'sectors have shared resources of their own',
    query: `{
      sectors: ecosystems(where: { kind: { eq: SECTOR } }) { nodes { resourcesShared { totalCount } } }
      municipal: ecosystem(id: "ecosystem:municipal-sector") { resourcesShared(first: 100) { nodes { id } } }
      ${NATIONAL} { resourcesShared(where: { node: { id: { eq: "resource:fiks-io" } } }) { totalCount } }
    }`,
    answer: {
      sectors: { nodes: all({ resourcesShared: some() }) },
      municipal: { resourcesShared: ids('resource:fiks-io') },
      ecosystem: { resourcesShared: { totalCount: 0 } },
    },
  },
  { number: 33, says: 'there is a voluntary sector', ...sector('voluntary', 2, 1) },
  {
    number: 34,
    says: 'the voluntary sector sees a greater gain in being part of the national ecosystem',
    query: `{
      premise(id: "premise:voluntary-gain") { quote holdsFor { nodes { id } } }
      actor(id: "organisation:frivillig-sektor") { uses { nodes { id } } }
    }`,
    answer: {
      premise: {
        quote:
          'De ser en større gevinst ved å være en del av økosystem for nasjonal digital samhandling og tjenesteutvikling',
        holdsFor: { nodes: [{ id: 'sector:voluntary' }] },
      },
      actor: { uses: ids('resource:frivillighetsregisteret') },
    },
  },
  { number: 35, says: 'there is a private sector', ...sector('private', 20, 3) },
  {
    number: 36,
    says: 'sharing data, solutions and knowledge benefits all',
    query: `{
      premise(id: "premise:sharing-benefits-all") { quote }
      privateOrganisations(where: { provides: { some: {} } }, first: 50) { nodes { provides { nodes { id } } } }
    }`,
    answer: {
      premise: {
        quote:
          'Og de ser at ved å dele ressurser i form av data, løsninger, kunnskap osv. bidrar dette til fordeler for alle',
      },
      privateOrganisations: { nodes: expect.arrayContaining([{ provides: ids('resource:bankid-eid') }]) },
    },
  },
  {
    number: 37,
    says: 'there is a Nordic-Baltic ecosystem',
    query:
      '{ ecosystem(id: "ecosystem:nordic-baltic") { kind members { totalCount } resourcesShared { totalCount } participatesIn { totalCount } } }',
    answer: {
      ecosystem: { kind: 'REGIONAL', members: some(50), resourcesShared: some(5), participatesIn: some(3) },
    },
  },
  {
    number: 38,
    says: 'other European countries have ecosystems',
    query: `{
      ecosystem(id: "ecosystem:other-european-countries") { members { totalCount } resourcesShared { totalCount } }
      country(code: "EE") { hosts(where: { node: { id: { eq: "resource:ee-x-tee" } } }) { totalCount } }
    }`,
    answer: {
      ecosystem: { members: some(50), resourcesShared: some(45) },
      country: { hosts: { totalCount: 1 } },
    },
  },
  {
    number: 39,
    says: 'there are other digital partnerships',
    query: '{ ecosystems(where: { kind: { eq: PARTNERSHIP } }) { nodes { members { totalCount } } } }',
    answer: { ecosystems: { nodes: all({ members: some(2) }) } },
  },
  {
    number: 40,
    says: 'there are framework conditions in the EU',
    query: `{
      all: frameworks(where: { jurisdiction: { eq: EU } }) { totalCount }
      incorporated: frameworks(where: { jurisdiction: { eq: EU }, eeaStatus: { eq: INCORPORATED } }) { totalCount }
      transposed: frameworks(where: { jurisdiction: { eq: EU }, transposedBy: { some: {} } }) { totalCount }
    }`,
    answer: { all: some(25), incorporated: some(5), transposed: some(5) },
  },
  {
    number: 41,
    says: 'there are shared resources in the EU',
    query: '{ ecosystem(id: "ecosystem:eu") { members { totalCount } resourcesShared { totalCount } } }',
    answer: { ecosystem: { members: some(10), resourcesShared: some(40) } },
  },
  { number: 42, says: 'ecosystems interoperate', ...betweenEcosystems('INTEROPERATION') },
  { number: 43, says: 'ecosystems exchange value', ...betweenEcosystems('VALUE') },
  { number: 44, says: 'ecosystems collaborate', ...betweenEcosystems('COLLABORATION') },
  {
    number: 45,
    says: 'people study abroad',
    ...abroad('education', 'service:sdg-t3', 'resource:vitnemalsportalen'),
  },
  { number: 46, says: 'people work abroad', ...abroad('work', 'service:sdg-u1', 'resource:eessi') },
  {
    number: 47,
    says: 'people need health services abroad',
    ...abroad('health', 'service:sdg-u3', 'resource:helsenorge'),
  },
  {
    number: 48,
    says: 'coherent services are to be developed across borders too',
    query: `{
      premise(id: "premise:coherent-across-borders") { quote }
      lifeEvent(id: "life-event:sdg-studying") { services { nodes { ... on PublicService { supportedBy(where: { node: { countriesTakingPart: { some: { node: { code: { eq: "SE" } } } } } }) { nodes { countriesTakingPart { nodes { code } } } } } } } }
    }`,
    answer: {
      premise: {
        quote:
          'For å svare ut innbyggernes behov må vi utvikle sammenhengende tjenester også på tvers av landegrenser',
      },
      lifeEvent: {
        services: {
          nodes: all({
            supportedBy: {
              nodes: all({
                countriesTakingPart: { nodes: expect.arrayContaining([{ code: 'NO' }, { code: 'SE' }]) },
              }),
            },
          }),
        },
      },
    },
  },
  {
    number: 49,
    says: 'there is a capability model',
    query: `{
      one: capabilities(where: { level: { eq: 1 } }) { totalCount }
      two: capabilities(where: { level: { eq: 2 } }) { totalCount }
      three: capabilities(where: { level: { eq: 3 } }) { totalCount }
      search(text: "Meldingsutveksling", kinds: [Capability]) { nodes { id } }
    }`,
    answer: {
      one: { totalCount: 1 },
      two: { totalCount: 13 },
      three: { totalCount: 49 },
      search: ids('capability:meldingsformidling'),
    },
  },
  {
    number: 50,
    says: 'CPSV-AP and DCAT-AP contribute to the ability to interact',
    query: `{
      cpsv: sharedResource(id: "resource:cpsv-ap") { realises { nodes { id } } layers { nodes { layer } } }
      dcat: sharedResource(id: "resource:dcat-ap") { realises { nodes { id } } layers { nodes { layer } } }
    }`,
    answer: {
      cpsv: {
        realises: ids('capability:oversikt-over-tjenester'),
        layers: { nodes: [{ layer: 'SEMANTIC' }] },
      },
      dcat: {
        realises: ids('capability:oversikt-over-datasett'),
        layers: { nodes: [{ layer: 'SEMANTIC' }] },
      },
    },
  },
  {
    number: 51,
    says: 'message exchange and eID contribute to it',
    query: `{
      messages: sharedResource(id: "resource:eformidling") { realises { nodes { id } } layers { nodes { layer } } }
      eid: sharedResource(id: "resource:bankid-eid") { realises { nodes { id } } layers { nodes { layer } } }
    }`,
    answer: {
      messages: {
        realises: ids('capability:meldingsformidling'),
        layers: { nodes: [{ layer: 'TECHNICAL' }] },
      },
      eid: { realises: ids('capability:identifisering'), layers: { nodes: [{ layer: 'TECHNICAL' }] } },
    },
  },
  {
    number: 52,
    says: 'be an active actor',
    query: `{
      premise(id: "premise:be-active") { quote }
      adoption(of: {id: "municipality:5612"}, recorded: true, share: 0.3) { totalCount nodes { resource { id } share } }
      municipality(number: "4601") { participatesIn { nodes { kind } } }
    }`,
    answer: {
      premise: { quote: 'Vær en aktiv aktør i økosystem for digital samhandling og tjenesteutvikling' },
      adoption: { totalCount: atLeast(1), nodes: all({ share: atLeast(0.3) }) },
      municipality: { participatesIn: { nodes: expect.arrayContaining([{ kind: 'COLLABORATION' }]) } },
    },
  },
];

test('each of the 52 statements of the deck is here, once', () => {
  expect(STATEMENTS.map(({ number }) => number)).toEqual(Array.from({ length: 52 }, (_, i) => i + 1));
});

test.each(STATEMENTS.map(of => [of.number, of.says, of] as const))(
  '%i: %s',
  async (_, __, { query, answer }) => {
    expect(await data(query)).toMatchObject(answer as object);
  },
);
