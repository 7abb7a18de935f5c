import { LANES, type Lane, type PictureNode } from './picture';

/** Where each kind of the schema stands. Interfaces are there for nodes that are known by no more than them. */
const LANE_OF_KIND: Readonly<Record<string, Lane>> = {
  Actor: 'ACTORS',
  ActorGroup: 'ACTORS',
  Country: 'ACTORS',
  County: 'ACTORS',
  Ecosystem: 'ACTORS',
  EuropeanBody: 'ACTORS',
  ForeignOrganisation: 'ACTORS',
  Municipality: 'ACTORS',
  PrivateOrganisation: 'ACTORS',
  PublicOrganisation: 'ACTORS',
  Sector: 'ACTORS',
  VoluntaryOrganisation: 'ACTORS',
  Exchange: 'SERVICES',
  InformationTopic: 'SERVICES',
  LifeEvent: 'SERVICES',
  PublicService: 'SERVICES',
  Assessment: 'CAPABILITIES',
  Capability: 'CAPABILITIES',
  Goal: 'CAPABILITIES',
  Indicator: 'CAPABILITIES',
  InteroperabilityLayer: 'CAPABILITIES',
  Measure: 'CAPABILITIES',
  Principle: 'CAPABILITIES',
  CollaborationArena: 'RESOURCES',
  DataService: 'RESOURCES',
  Dataset: 'RESOURCES',
  Guidance: 'RESOURCES',
  Instrument: 'RESOURCES',
  SharedResource: 'RESOURCES',
  Solution: 'RESOURCES',
  Specification: 'SPECIFICATIONS',
  Domain: 'FRAMEWORKS',
  Framework: 'FRAMEWORKS',
  Obligation: 'FRAMEWORKS',
  Source: 'FRAMEWORKS',
};

/** The kinds that have a lane of their own choice; others stand among the resources. */
export const LANED_KINDS: readonly string[] = Object.keys(LANE_OF_KIND);

export const laneOf = (node: Pick<PictureNode, 'kind' | 'lane'>): Lane =>
  node.lane ?? (Object.hasOwn(LANE_OF_KIND, node.kind) ? LANE_OF_KIND[node.kind] : undefined) ?? 'RESOURCES';

/** The lanes in use, from left to right. */
export const lanesOf = (nodes: readonly PictureNode[], kept: readonly Lane[] = []): readonly Lane[] => {
  const used = new Set([...kept, ...nodes.map(laneOf)]);
  return LANES.filter(lane => used.has(lane));
};
