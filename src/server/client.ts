import { isIPv6 } from 'node:net';
import { identityOf, type Viewer } from '../access/viewer';

/** Names the client that has a share of the server, whatever the transport: the key or token, or else the address. */
export const clientOf = (viewer: Viewer, ip: string): string =>
  viewer.known ? identityOf(viewer) : networkOf(ip);

/** Of IPv6 the first half, since one line has as many addresses of its own as it likes; the zone is of no account. */
export const networkOf = (ip: string): string => {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const between = Array.from({ length: tail === undefined ? 0 : 8 - first.length - last.length }, () => '0');
  return `${[...first, ...between, ...last].slice(0, 4).join(':')}::/64`;
};
