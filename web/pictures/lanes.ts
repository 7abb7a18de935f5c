import { lanes } from '../gql/labels';
import { LANES, type Lane, type PictureNode } from './picture';

const isLane = (name: string | undefined): name is Lane => LANES.some(lane => lane === name);

/** Returns the node's own lane, or that of its kind by the SDL; a kind that says none stands among the resources. */
export const laneOf = ({ kind, lane }: Pick<PictureNode, 'kind' | 'lane'>): Lane => {
  const ofKind = Object.hasOwn(lanes, kind) ? lanes[kind] : undefined;
  return lane ?? (isLane(ofKind) ? ofKind : 'RESOURCES');
};

/** The lanes in use, from left to right. */
export const lanesOf = (nodes: readonly PictureNode[], kept: readonly Lane[] = []): readonly Lane[] => {
  const used = new Set([...kept, ...nodes.map(laneOf)]);
  return LANES.filter(lane => used.has(lane));
};
