import { isIP, isIPv4 } from 'node:net';

/** A host and a port, 0 for a free one. */
export const isAddress = (text: string): boolean =>
  /^[^\s/]+:\d{1,5}$/.test(text) && Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535;

/** Addresses from which keys may be fetched: over HTTPS, or from this machine. */
export const isSafeAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, hash } = new URL(text);
  if (username !== '' || hash !== '') return false;
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
};

/** Addresses of one machine or a network of them. A network of all is none: whoever asks would be believed. */
export const isProxy = (name: string): boolean => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(name)) return true;
  const [address = '', range, ...others] = name.split('/');
  const version = isIP(address);
  if (version === 0 || others.length > 0) return false;
  return range === undefined || isRange(range, version);
};

/** A network as an address and the bits that all in it have in common; one of all is none. */
export const isNetwork = (text: string): boolean => text.includes('/') && isProxy(text);

/** So many bits, or, of IPv4, a mask of ones and then zeros. */
const isRange = (range: string, version: number): boolean => {
  if (/^\d{1,3}$/.test(range)) return Number(range) > 0 && Number(range) <= (version === 4 ? 32 : 128);
  if (version !== 4 || !isIPv4(range)) return false;
  const bits = range.split('.').map(part => Number(part).toString(2).padStart(8, '0'));
  return /^1+0*$/.test(bits.join(''));
};
