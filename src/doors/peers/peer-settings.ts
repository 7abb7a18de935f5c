import { SamgrafError, quoted } from '../../engine/errors';
import type { Model } from '../../engine/model/model';

/** Another graph as it is set: its key, where it is reached, and the key that it is asked with, if it is with any. */
export type PeerSetting = Readonly<{ graph: string; address: string; key: string | undefined }>;

/** As in a name of GraphQL, and short enough to stand before each id. */
const KEY = /^[a-z][a-z0-9]{0,11}$/;
const TAKEN: readonly string[] = ['true', 'false', 'null'];

/** The pairs of a setting: `ee=https://samgraf.example.ee,dk=…`. */
const pairsOf = (text: string): readonly (readonly [string, string])[] =>
  text
    .split(',')
    .map(pair => pair.trim())
    .filter(pair => pair !== '')
    .map(pair => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()] as const;
    });

/**
 * Reads which other graphs may be asked. Only these are ever asked: no address comes from a request or from an answer.
 *
 * @throws BAD_CONFIG
 */
export const peersIn = (
  peers: string,
  keys: string,
  { kinds }: Pick<Model, 'kinds'>,
): readonly PeerSetting[] => {
  const byGraph = new Map(pairsOf(keys));
  const prefixes = new Set([...kinds.values()].map(({ prefix }) => prefix));
  const read = pairsOf(peers).map(([graph, address], i, all) => {
    if (!KEY.test(graph) || TAKEN.includes(graph))
      throw bad(`${quoted(graph)} is no key of a graph.`, 'A key is a few letters from a to z, such as ee.');
    if (prefixes.has(graph))
      throw bad(
        `${graph} begins ids of this graph.`,
        'Give the other graph another key: ids of both would be alike.',
      );
    if (all.findIndex(([other]) => other === graph) !== i)
      throw bad(`${graph} stands twice in SAMGRAF_PEERS.`, 'Keep one of them.');
    return { graph, address: addressIn(graph, address), key: byGraph.get(graph) };
  });
  const unknown = [...byGraph.keys()].find(graph => !read.some(one => one.graph === graph));
  if (unknown !== undefined)
    throw bad(
      `SAMGRAF_PEER_KEYS has a key for ${quoted(unknown)}, which is not in SAMGRAF_PEERS.`,
      'Name it there too.',
    );
  return read;
};

const addressIn = (graph: string, text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.search !== '' ||
    url.hash !== ''
  )
    throw bad(
      `The address of ${graph} is none at which a graph is reached.`,
      'Write it as ee=https://samgraf.example, without a user, a query or a fragment.',
    );
  return url.href.replace(/\/$/, '');
};

const bad = (message: string, hint: string): SamgrafError => new SamgrafError('BAD_CONFIG', message, hint);
