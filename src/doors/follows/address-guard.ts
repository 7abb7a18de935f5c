import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which addresses may be called besides those of the internet: networks of the operator, as `10.1.0.0/16`. */
export type Inside = readonly string[];

/**
 * Tells whether an address may be called: one of the internet, or of a network that the operator names. An address of IPv4 within IPv6 is that of
 * IPv4; loopback, private, link-local (the metadata of clouds), shared, reserved and multicast ones are none of the internet.
 */
export const mayCall = (address: string, inside: Inside = []): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain.range() === 'unicast') return true;
  return inside.some(network => {
    const [of, bits] = ipaddr.parseCIDR(network);
    return of.kind() === plain.kind() && plain.match(of, bits);
  });
};

/** Looks up a host as `dns.lookup` does, and refuses where any of its addresses may not be called: what was looked at is what is called. */
export const guardedLookup =
  (inside: Inside): LookupFunction =>
  (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) {
        done(error, '', 0);
        return;
      }
      const refused = addresses.find(({ address }) => !mayCall(address, inside));
      const [first] = addresses;
      if (refused || !first) done(new NotCalled(host), '', 0);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };

/** Says no more than that: which host has which address inside is not for whoever named it. */
export class NotCalled extends Error {
  override name = 'NotCalled';

  constructor(host: string) {
    super(
      `${host} is not on the internet; who runs this server says which networks of its own may be called`,
    );
  }
}

/** Tells why an address cannot be called, from its text alone; undefined if it may be tried. */
export const unfitAddress = (text: string, inside: Inside): string | undefined => {
  if (text.length > 2_000 || !URL.canParse(text)) return 'is no address';
  const { protocol, hostname, username, password } = new URL(text);
  const isPlain = protocol === 'http:' && inside.length > 0;
  if (protocol !== 'https:' && !isPlain) return 'is not https';
  if (username !== '' || password !== '') return 'has a user or a password in it';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayCall(host, inside)) return 'is not on the internet';
  return undefined;
};
