import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { type TestIssuer, consumer } from './issuer';

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const part = (token: string, i: number): string => token.split('.')[i] ?? '';
const now = (): number => Math.floor(Date.now() / 1000);
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part(token, 1), 'base64url').toString()) as Record<string, unknown>;

/** The Authorization headers of tokens that must not be accepted, by what is wrong with them. */
export const badTokens = async (issuer: TestIssuer, other: TestIssuer): Promise<Record<string, string>> => {
  const good = await issuer.token();
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const [publicPem, ownJwk] = [
    await exportSPKI(issuer.pair().publicKey),
    { ...(await exportJWK(stranger.publicKey)), kid: 'own' },
  ];
  const hs256 = (secret: string, kid = 'first'): string => {
    const signed = `${b64({ alg: 'HS256', typ: 'JWT', kid })}.${part(good, 1)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };
  const none = (alg: string): string => `${b64({ alg, kid: 'first' })}.${part(good, 1)}.`;
  const own = (header: object): Promise<string> =>
    issuer.token({}, { kid: 'own', ...header }, stranger.privateKey);
  return {
    'alg none': none('none'),
    'alg NONE': none('NONE'),
    'alg nOnE': none('nOnE'),
    'alg none, with the signature of another': `${b64({ alg: 'none', kid: 'first' })}.${part(good, 1)}.${part(good, 2)}`,
    'no alg': `${b64({ kid: 'first' })}.${part(good, 1)}.${part(good, 2)}`,
    'HS256 by the public key as PEM': hs256(publicPem),
    'HS256 by the public key as PEM, trimmed': hs256(publicPem.trim()),
    'HS256 by nothing': hs256(''),
    'HS256 by the key id': hs256('first'),
    'signed by an algorithm that is not on the list': await issuer.token({}, { alg: 'RS512' }),
    expired: await issuer.token({ exp: now() - 60 }),
    'expired long ago': await issuer.token({ exp: 1 }),
    'without exp': await issuer.token({ exp: undefined as unknown as number }),
    'exp as text': await issuer.token({ exp: '9999999999' as unknown as number }),
    'not valid yet': await issuer.token({ nbf: now() + 3_600 }),
    'nbf as text': await issuer.token({ nbf: 'now' as unknown as number }),
    'of another issuer that is known': await issuer.token({ iss: other.name }),
    'of an issuer that is not': await issuer.token({ iss: 'https://evil.example/' }),
    'of the issuer without its slash': await issuer.token({ iss: issuer.name.replace(/\/$/, '') }),
    'without iss': await issuer.token({ iss: undefined as unknown as string }),
    'of a list of issuers': await issuer.token({ iss: [issuer.name] as unknown as string }),
    'for another audience': await issuer.token({ aud: 'https://other.example/' }),
    'for a longer audience': await issuer.token({ aud: 'https://samgraf.example/graphql/' }),
    'without aud': await issuer.token({ aud: undefined as unknown as string }),
    'by a key id that is not there': await issuer.token({}, { kid: 'another' }),
    'by a key id that is a path': await issuer.token({}, { kid: '../../../../dev/null' }),
    'without kid': await issuer.token({}, { kid: undefined as unknown as string }),
    'by a stranger under a known key id': await issuer.token({}, {}, stranger.privateKey),
    'with its own jwk': await own({ jwk: ownJwk }),
    'with its own jku': await own({ jku: `${other.name}jwk` }),
    'with its own x5u': await own({ x5u: `${other.name}cert` }),
    'with its own x5c': await own({ x5c: ['MIIB'] }),
    'well signed, but with a jwk': await issuer.token({}, { jwk: ownJwk }),
    'with a critical header that nobody knows': `${b64({ alg: 'RS256', kid: 'first', crit: ['exp2'], exp2: 1 })}.${part(good, 1)}.${part(good, 2)}`,
    'of another type': await issuer.token({}, { typ: 'logout+jwt' }),
    'for a consumer of another register': await issuer.token({
      consumer: { authority: 'iso6523-actorid-upis', ID: '0007:964338531' },
    }),
    'for a consumer with a wrong check digit': await issuer.token({ consumer: consumer('964338532') }),
    'for a consumer as text': await issuer.token({ consumer: '964338531' }),
    'for nobody': await issuer.token({ consumer: undefined, sub: undefined as unknown as string }),
    'truncated by a character': good.slice(0, -2),
    'without its signature': `${part(good, 0)}.${part(good, 1)}.`,
    'of two parts': `${part(good, 0)}.${part(good, 1)}`,
    'of five parts': `${good}.a.b`,
    'with a claim changed': `${part(good, 0)}.${b64({ ...claimsOf(good), scope: 'org:samgraf.steward' })}.${part(good, 2)}`,
    'with a header changed': `${b64({ alg: 'RS256', kid: 'first', typ: 'JWT' })}.${part(good, 1)}.${part(good, 2)}`,
    'that is no JSON': `${Buffer.from('{').toString('base64url')}.${part(good, 1)}.${part(good, 2)}`,
    'whose claims are no object': `${part(good, 0)}.${b64(['a'])}.${part(good, 2)}`,
    'oversized, well signed': await issuer.token({ padding: 'x'.repeat(6_500) }),
  };
};
