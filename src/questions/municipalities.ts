import { SamgrafError } from '../errors';
import type { Traversal } from '../plan/traversal';
import { adoptionOf, comparableTo, type Comparable } from '../graph/comparable';
import type { Found } from '../graph/found';
import type { RowMap } from '../shape/shape';
import { cutAnywhere, pageOf, type Computing } from './objects';

/** Only municipalities have what is compared by. */
const checkKind = (found: Found, argument: string): void => {
  const [id = ''] = found.sets.get('Of') ?? [];
  const kind = found.nodes.get(id)?.kind;
  if (kind !== 'Municipality') throw new SamgrafError('BAD_INPUT', `${argument}: ${id} is a ${kind ?? 'node'}; municipalities are compared.`, 'Give the id of a municipality, such as municipality:0301.');
};

const comparableObject = ({ id, likeness, by }: Comparable): RowMap => ({ node: id, likeness, by });

export const comparable = (asked: Traversal['asked'] & { question: 'comparable' }, { traversal, found }: Computing): RowMap => {
  checkKind(found, 'to');
  return { ...pageOf(comparableTo(found, asked.by), item => item.id, traversal, comparableObject), truncated: cutAnywhere(found) };
};

export const adoption = (asked: Traversal['asked'] & { question: 'adoption' }, { traversal, found }: Computing): RowMap => {
  checkKind(found, 'of');
  const peers = comparableTo(found, asked.by).slice(0, asked.peers);
  return {
    ...pageOf(adoptionOf(found, peers.map(peer => peer.id), asked.share), gap => gap.resource, traversal, gap => ({ ...gap })),
    peers: peers.map(comparableObject), truncated: cutAnywhere(found),
  };
};
