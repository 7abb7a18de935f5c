/** A question of the table of growth, in plain English, of a graph of `samgraf generate`. */
export type Asked = Readonly<{ what: string; query: string }>;

const page = (list: string, args: string): string =>
  `{ ${list}(${args}) { nodes { id name } pageInfo { endCursor hasNextPage } } }`;
const connections = (hops: number): string =>
  `{ connections(from: {id: "municipality:0177"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}, maxHops: ${hops}, first: 500) { totalCount nodes { via { id name } targets(first: 100) { id name } } } }`;

export const asked: readonly Asked[] = [
  {
    what: 'one municipality by its number',
    query: '{ municipality(number: "0177") { id name population } }',
  },
  {
    what: 'one municipality and five resources that it uses',
    query: '{ municipality(number: "0177") { id uses(first: 5) { nodes { id name } } } }',
  },
  { what: 'the first 20 actors by name', query: page('actors', 'first: 20') },
  { what: 'the first 20 of everything by name', query: page('entities', 'first: 20') },
  {
    what: 'the first 20 municipalities by population',
    query: page('municipalities', 'first: 20, orderBy: [{population: DESC}]'),
  },
  { what: 'a thousand actors by name', query: page('actors', 'first: 1000') },
  { what: 'how many actors there are', query: '{ actors { totalCount } }' },
  { what: 'how many of everything there are', query: '{ entities { totalCount } }' },
  {
    what: 'how many actors a year ago',
    query: '{ actors(asOf: "2025-11-30") { totalCount } }',
  },
  {
    what: 'the first 20 actors whose name begins with a word',
    query: page('actors', 'first: 20, where: {name: {startsWith: "Bjørkberg"}}'),
  },
  {
    what: 'the first 20 actors whose name begins with V',
    query: page('actors', 'first: 20, where: {name: {startsWith: "V"}}'),
  },
  {
    what: 'whatever has a rare text in its name',
    query: page('entities', 'first: 20, where: {name: {contains: "berg 0453"}}'),
  },
  {
    what: 'the first 20 with a common text in their name',
    query: page('entities', 'first: 20, where: {name: {contains: "berg"}}'),
  },
  {
    what: 'whatever is called so',
    query: page('entities', 'first: 20, where: {name: {eq: "Bjørkberg 0453"}}'),
  },
  {
    what: 'a search for a word in few names',
    query: '{ search(text: "bjørkberg", first: 20) { totalCount nodes { id } } }',
  },
  {
    what: 'a search for a word in many names',
    query: '{ search(text: "tjeneste", first: 20) { totalCount nodes { id } } }',
  },
  {
    what: 'a search that finds nothing',
    query: '{ search(text: "xyzzyqwerty", first: 20) { nodes { id } } }',
  },
  {
    what: 'the 20 resources with the most users',
    query: '{ sharedResources(first: 20, orderBy: [{usedByCount: DESC}]) { nodes { id } } }',
  },
  {
    what: 'how many use what most use',
    query: '{ sharedResource(id: "resource:r1") { usedBy { totalCount } } }',
  },
  {
    what: 'the first five who use what most use',
    query: '{ sharedResource(id: "resource:r1") { usedBy(first: 5) { nodes { id name } } } }',
  },
  {
    what: 'municipalities by written form',
    query: '{ municipalityGroupings(by: [writtenForm]) { nodes { count } } }',
  },
  { what: 'what connects a municipality with EU law, by two relations', query: connections(2) },
  { what: 'what connects a municipality with EU law, by four', query: connections(4) },
  {
    what: 'paths from a municipality to one framework',
    query:
      '{ paths(from: {id: "municipality:0177"}, to: {id: "framework:f1"}, first: 20) { totalCount nodes { length } } }',
  },
  {
    what: 'what two municipalities have in common',
    query:
      '{ common(of: {ids: ["municipality:0177", "municipality:0178"]}, kinds: [SharedResource, Framework], maxHops: 2, first: 6) { totalCount nodes { node { id } } } }',
  },
  {
    what: 'what follows if a resource with few users retires',
    query:
      '{ impact(of: {id: "resource:r77"}, change: RETIRE, first: 6) { counts { consequence kind wholly } nodes { node { id } } } }',
  },
  {
    what: 'what follows if what most use retires',
    query:
      '{ impact(of: {id: "resource:r1"}, change: RETIRE, first: 6) { counts { consequence kind wholly } nodes { node { id } } } }',
  },
  {
    what: 'capabilities without a resource',
    query: '{ gaps(where: {kinds: [NO_RESOURCE]}, first: 100) { totalCount nodes { capability { id } } } }',
  },
  {
    what: 'how many resources capabilities have',
    query: '{ coverage(columns: SECTOR, level: 2, first: 3) { nodes { capability { id } resourceCount } } }',
  },
  {
    what: 'capabilities by sector',
    query:
      '{ coverage(columns: SECTOR, level: 2, first: 3) { nodes { capability { id } resourceCount cells(first: 3) { column { id } resourceCount } } } }',
  },
  {
    what: 'what the municipalities cannot do without',
    query:
      '{ dependencies(of: {municipality: {}}, where: {sharedResource: {}}, first: 3) { totalCount nodes { node { id } dependentCount } } }',
  },
  {
    what: 'services that rest on something that rests on something national',
    query:
      '{ publicServices(first: 1, where: {supportedBy: {some: {node: {dependsOn: {some: {node: {level: {eq: NATIONAL}}}}}}}}) { totalCount } }',
  },
];
