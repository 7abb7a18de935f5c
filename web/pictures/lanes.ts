import { memberships } from '../gql/labels';
import { LANES, type Lane, type PictureNode } from './picture';

/** Where kinds stand, and those that belong to them. */
const LANE_OF_KIND: Readonly<Record<string, Lane>> = {
  Actor: 'ACTORS',
  Country: 'ACTORS',
  Ecosystem: 'ACTORS',
  Sector: 'ACTORS',
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
  SharedResource: 'RESOURCES',
  Specification: 'SPECIFICATIONS',
  Domain: 'FRAMEWORKS',
  Framework: 'FRAMEWORKS',
  Obligation: 'FRAMEWORKS',
  Source: 'FRAMEWORKS',
};

/** Of the kind itself, or of one that it belongs to; what is new stands among the resources. */
export const laneOf = ({ kind, lane }: Pick<PictureNode, 'kind' | 'lane'>): Lane => {
  const all = Object.hasOwn(memberships, kind) ? memberships[kind] : undefined;
  const laned = (all ?? []).find(name => Object.hasOwn(LANE_OF_KIND, name));
  return lane ?? (laned === undefined ? undefined : LANE_OF_KIND[laned]) ?? 'RESOURCES';
};

/** The lanes in use, from left to right. */
export const lanesOf = (nodes: readonly PictureNode[], kept: readonly Lane[] = []): readonly Lane[] => {
  const used = new Set([...kept, ...nodes.map(laneOf)]);
  return LANES.filter(lane => used.has(lane));
};
