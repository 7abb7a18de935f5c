import { ask, bodyOf, openSeededApp, type SeededApp } from '../hostile/seeded-app';

/**
 * What a stranger writes who has read the README and one page of a question, and goes on from there: each is by analogy with
 * something that is written in them. At most MOST_REFUSED are refused, and each of those says in its hint what it likely means.
 */
const ACCEPTED: readonly string[] = [
  // Keys: as municipality(number:), framework(celex:), entity(id:).
  '{ municipality(id: "municipality:4601") { name } }',
  '{ county(number: "46") { name number } }',
  '{ sector(id: "sector:municipal") { name } }',
  '{ framework(id: "framework:eidas") { title celex } }',
  '{ actor(organisationNumber: "964338531") { name } }',
  '{ sharedResource(id: "resource:id-porten") { name providedBy { nodes { name } } } }',
  '{ entity(id: "life-event:fa-barn") { id } }',
  '{ node(id: "municipality:0301") { id ... on Municipality { name } } }',
  '{ nodes(ids: ["municipality:0301", "sector:municipal"]) { id name } }',
  // Lists, filters and order: as municipalities(where, orderBy, first).
  '{ publicOrganisations(where: {name: {contains: "skatt"}}, first: 3) { totalCount nodes { name } } }',
  '{ sharedResources(orderBy: [{usedByCount: DESC}], first: 5) { nodes { name usedBy { totalCount } } } }',
  '{ frameworks(where: {jurisdiction: {eq: EU}}) { totalCount } }',
  '{ actors(where: {kinds: [Municipality], partOf: {some: {node: {name: {eq: "Rogaland"}}}}}) { totalCount } }',
  '{ municipalities(where: {partOf: {some: {node: {name: {eq: "Rogaland"}}}}, uses: {some: {node: {id: {eq: "resource:id-porten"}}}}}) { totalCount } }',
  '{ municipalities(where: {usesCount: {gte: 3}, NOT: {writtenForm: {eq: NYNORSK}}}) { totalCount } }',
  '{ capabilities(where: {realisedBy: {none: {}}}, first: 5) { nodes { name } } }',
  '{ lifeEvents(where: {OR: [{name: {startsWith: "f"}}, {name: {contains: "barn"}}]}) { nodes { name } } }',
  '{ municipalities(last: 3, orderBy: [{population: ASC}]) { nodes { name population } pageInfo { hasPreviousPage startCursor } } }',
  '{ municipalities(where: {population: {gt: 100000}}, asOf: "2025-01-01", certainty: FACT) { edges { cursor node { name } } } }',
  '{ municipality(number: "0301") { uses(where: {obligation: {eq: MANDATORY}}, first: 3) { edges { obligation certainty node { name } } } } }',
  '{ municipality(number: "0301") { uses(orderBy: [{node: {name: ASC}}], first: 3) { nodes { name } } } }',
  // Groups: as municipalityGroupings(by: [partOf]).
  '{ actorGroupings(by: [sectors]) { nodes { keys { name } count } } }',
  '{ sharedResourceGroupings(by: [providedBy]) { nodes { keys { value } count } } }',
  '{ frameworkGroupings(by: [jurisdiction, kind]) { nodes { keys { by value } count } } }',
  '{ actorGroups(first: 3) { nodes { name } } }',
  '{ actorGroupGroupings(by: [certainty]) { nodes { count } } }',
  '{ municipalityGroupings(by: [partOf], where: {uses: {some: {node: {id: {eq: "resource:id-porten"}}}}}) { nodes { keys { name } count sum { population } avg { population } } } }',
  // Languages: as name(lang:), names.
  '{ municipality(number: "5612") { name(lang: se) names { lang value } } }',
  '{ framework(id: "framework:eidas") { titles { lang value } description(lang: en) descriptions { lang value } } }',
  // Search: as search(text:).
  '{ search(text: "idporten", first: 3) { totalCount nodes { id name } } }',
  '{ search(text: "helse", kinds: [LifeEvent, Sector]) { edges { node { name } score highlights { field lang fragments { text matched } } } } }',
  // Questions: `of`, `from` and `to` take the same, everywhere.
  '{ reach(of: {id: "municipality:0301"}, maxHops: 1) { totalCount } }',
  '{ neighbourhood(of: {id: "sector:municipal"}, maxHops: 1, first: 5) { nodes { node { name } } } }',
  '{ common(of: {ids: ["municipality:0301", "municipality:4601"]}) { totalCount } }',
  '{ common(of: {municipality: {number: {in: ["0301", "4601"]}}}) { totalCount } }',
  '{ history(of: {id: "framework:eidas"}, first: 3) { nodes { date change other { name } } } }',
  '{ history(of: {framework: {celex: {eq: "32014R0910"}}}) { totalCount } }',
  '{ difference(of: {id: "framework:eidas"}, since: "2023-01-01", until: "2026-01-01") { cameCount } }',
  '{ difference(of: {framework: {celex: {eq: "32014R0910"}}}, since: "2023-01-01", until: "2026-01-01") { cameCount } }',
  '{ difference(connections: {from: {id: "municipality:0301"}, to: {framework: {jurisdiction: {eq: EU}}}, via: {sharedResource: {}}}, since: "2023-01-01", until: "2026-01-01") { cameCount } }',
  '{ difference(neighbourhood: {of: {id: "sector:municipal"}, maxHops: 1}, since: "2023-01-01", until: "2026-01-01") { cameCount wentCount } }',
  '{ impact(of: {id: "resource:id-porten"}, change: RETIRE, first: 3) { nodes { node { name } consequence explanation } } }',
  '{ impact(of: {ids: ["resource:id-porten", "resource:eformidling"]}, change: RETIRE, first: 1) { totalCount } }',
  '{ dependencies(of: {municipality: {}}, first: 3) { nodes { node { name } dependentCount } } }',
  '{ bridges(of: {id: "sector:municipal"}, first: 3) { nodes { cutsOff } } }',
  '{ coverage(columns: LIFE_EVENT, level: 2, first: 2) { nodes { capability { name } } } }',
  '{ gaps(in: {id: "sector:municipal"}, first: 3) { nodes { capability { name } kinds } } }',
  '{ gaps(in: {lifeEvent: {id: {eq: "life-event:fa-barn"}}}, first: 1) { totalCount } }',
  '{ gaps(where: {kinds: [NO_RESOURCE]}) { totalCount } }',
  '{ comparable(of: {id: "municipality:1151"}, first: 3) { nodes { node { name } likeness } } }',
  '{ comparable(of: {municipality: {number: {eq: "1151"}}}, first: 1) { nodes { node { name } } } }',
  '{ adoption(of: {id: "municipality:5612"}, share: 0.3) { nodes { resource { name } share } } }',
  '{ connections(from: {municipality: {number: {eq: "0301"}}}, to: {framework: {jurisdiction: {eq: EU}}}) { outcome } }',
  '{ paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}, first: 1) { nodes { certainty steps { relation sources { title } } } } }',
  '{ paths(from: {id: "municipality:1151"}, to: {id: "framework:data-act"}) { outcome whyNot { explanation(lang: nn) } } }',
  '{ reach(of: {id: "resource:id-porten"}, asOf: "2020-01-01", assuming: {without: [{id: "resource:altinn-ii"}]}) { assumed { explanation } } }',
  // Changes: as changes(since:), recorded(id:).
  '{ changes(since: 0, first: 1) { nodes { sequence by } pageInfo { hasNextPage } } }',
];

/** Refused, with what the hint says that it means. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['{ search(text: "helse") { nodes { node { name } } } }', /nodes \{ name \}/],
  ['{ history(of: "framework:eidas") { totalCount } }', /of: \{id: "framework:eidas"\}/],
  [
    '{ difference(of: {id: "framework:eidas"}, from: "2023-01-01", to: "2026-01-01") { cameCount } }',
    /since/,
  ],
];
const MOST_REFUSED = 3;

/** Names of other APIs, which no page of ours has: not among the guesses, but their hints tell. */
const OF_OTHERS: readonly (readonly [string, RegExp])[] = [
  ['{ municipality(number: "0301") { names { language text } } }', /`lang`/],
  ['{ municipality(number: "0301") { names { lang text } } }', /`value`/],
  ['{ actorGroups(by: [sectors]) { nodes { count } } }', /actorGroupings\(by:/],
  ['{ municipalityGroups(by: [partOf]) { nodes { count } } }', /municipalityGroupings\(by:/],
  ['{ comparable(of: {id: "municipality:1151"}) { nodes { name } } }', /node \{ name \}/],
  ['{ municipalities(filter: {}) { totalCount } }', /`where`/],
  ['{ municipalities(limit: 3) { totalCount } }', /`first`/],
  ['{ municipalities(where: {population: {greaterThan: 3}}) { totalCount } }', /gt/],
  ['{ municipalities(where: {name: "Oslo"}) { totalCount } }', /name: \{eq: "Oslo"\}/],
  ['{ municipalities(orderBy: {name: ASC}, first: 1) { items { name } } }', /`nodes`/],
  ['{ common(of: ["municipality:0301", "municipality:4601"]) { totalCount } }', /of: \{ids: \[/],
  [
    '{ difference(of: {entity: "framework:eidas"}, since: "2023-01-01", until: "2026-01-01") { cameCount } }',
    /\{id: "framework:eidas"\}/,
  ],
];

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp({});
}, 120_000);
afterAll(() => server.close());

const hintsOf = async (query: string): Promise<readonly string[]> =>
  (bodyOf(await ask(server.app, { query })).errors ?? []).map(
    ({ message, extensions }) => `${message} Hint: ${String(extensions?.['hint'])}`,
  );

test.each(ACCEPTED)('%s', async query => {
  expect(await hintsOf(query)).toEqual([]);
});

test.each([...REFUSED, ...OF_OTHERS])('%s is refused, and told', async (query, meaning) => {
  expect((await hintsOf(query)).join('\n').split('Hint:')[1]).toMatch(meaning);
});

test('there are sixty guesses, and few are refused', () => {
  expect(ACCEPTED.length + REFUSED.length).toBeGreaterThanOrEqual(60);
  expect(REFUSED.length).toBeLessThanOrEqual(MOST_REFUSED);
});
