import { FACT, SOURCE, municipality, type Files } from '../exchange/loading';

const to = (access: 'RESTRICTED' | 'NON_PUBLIC', ...restrictedTo: readonly string[]): object => ({
  access,
  ...(restrictedTo.length > 0 ? { restrictedTo } : {}),
});
const solution = (id: string, own: object = {}): object => ({
  type: 'Solution',
  id: `resource:${id}`,
  name: { en: `Case archive ${id}` },
  ...FACT,
  ...own,
});
const edge = (relation: string, from: string, target: string, own: object = {}): object => ({
  relation,
  from,
  to: target,
  ...FACT,
  ...own,
});
const group = (id: string): object => ({
  type: 'ActorGroup',
  id: `organisation:${id}`,
  name: { en: id },
  ...FACT,
});
const BERGEN = 'municipality:4601';
const REGION = 'organisation:region';
const ALL_MUNICIPALITIES = 'organisation:municipalities';

/**
 * Two municipalities, the group that one of them is in, the group that this is in, and a solution of each
 * level, with uses and dependencies of their own levels. What is left out of an answer is told by its name.
 */
export const CLOSED_GRAPH: Files = {
  'a.jsonl': [
    SOURCE,
    { ...SOURCE, id: 'source:secret', name: { en: 'Secret' }, title: 'Secret', ...to('RESTRICTED', BERGEN) },
    municipality('4601', { organisationNumber: '964338531' }),
    municipality('4631', { organisationNumber: '921455070' }),
    group('region'),
    group('municipalities'),
    edge('IN_GROUP', BERGEN, REGION),
    edge('IN_GROUP', REGION, ALL_MUNICIPALITIES, to('NON_PUBLIC')),
    // Only a fact makes a member: else whoever suggests it would let itself in.
    edge('IN_GROUP', 'municipality:4631', REGION, { certainty: 'UNCERTAIN' }),
    solution('public', { sources: ['source:s', 'source:secret'] }),
    solution('of-bergen', to('RESTRICTED', BERGEN)),
    solution('of-alver', to('RESTRICTED', 'municipality:4631')),
    solution('of-region', to('RESTRICTED', REGION)),
    solution('of-all', to('RESTRICTED', ALL_MUNICIPALITIES)),
    solution('of-nobody', to('RESTRICTED')),
    solution('bergen-alone', to('NON_PUBLIC', BERGEN)),
    solution('region-alone', to('NON_PUBLIC', REGION)),
    edge('USES', BERGEN, 'resource:public'),
    edge('USES', BERGEN, 'resource:of-bergen'),
    edge('USES', BERGEN, 'resource:of-region'),
    edge('USES', BERGEN, 'resource:of-nobody'),
    edge('USES', 'municipality:4631', 'resource:public', to('RESTRICTED', 'municipality:4631')),
    edge('DEPENDS_ON', 'resource:public', 'resource:of-bergen'),
    edge('DEPENDS_ON', 'resource:of-bergen', 'resource:region-alone'),
  ],
};

/** Asks for everything that could tell. */
export const EVERYTHING = `{
  solutions(first: 50, orderBy: [{usedByCount: DESC}, {id: ASC}]) {
    totalCount
    nodes { id access restrictedTo sources { title } usedBy { totalCount nodes { id } } }
  }
  used: solutions(where: {usedBy: {some: {node: {id: {eq: "municipality:4631"}}}}}) { totalCount }
  solutionGroupings(by: [certainty, usedBy]) { nodes { keys { value } count } }
  search(text: "archive") { totalCount edges { node { id } } }
  municipality(number: "4601") { uses { totalCount nodes { id } } }
  node(id: "resource:of-alver") { id }
  dependencies(of: {id: "resource:public"}) { totalCount nodes { node { id } } }
  neighbourhood(of: {id: "resource:public"}, maxHops: 3) { nodes { node { id } } }
  paths(from: {id: "municipality:4601"}, to: {id: "resource:region-alone"}) { nodes { length } }
}`;
