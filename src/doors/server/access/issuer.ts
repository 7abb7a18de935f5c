import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { SamgrafError } from '../../../engine/errors';
import { isSafeAddress } from '../../../addresses';

/**
 * How long an issuer may take to answer, how long its keys are kept, and how soon they are asked for again:
 * milliseconds.
 */
const TIMEOUT_MS = 5_000;
const KEPT_MS = 10 * 60_000;
const AGAIN_MS = 10_000;
/** Bytes of an issuer's metadata that are read. */
const MOST_METADATA = 256 * 1024;

/**
 * An issuer of tokens and its public keys. These are kept for ten minutes, and fetched again when a token
 * names one that is not among them, at most every ten seconds: so an issuer may change its keys at any time,
 * and forged key ids do not make us ask it more often.
 */
export class Issuer {
  private found: Promise<JWTVerifyGetKey> | undefined;
  private retryFrom = -Infinity;

  constructor(
    readonly name: string,
    private readonly jwks: string | undefined,
  ) {}

  /** The key that a token names. @throws CREDENTIALS_UNAVAILABLE if the issuer does not answer. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    try {
      const keyOf = await this.keys();
      return await keyOf(header, token);
    } catch (error) {
      if (NOT_THERE.some(kind => error instanceof kind)) throw error;
      throw error instanceof SamgrafError ? error : unavailable(error);
    }
  };

  private keys(): Promise<JWTVerifyGetKey> {
    if (this.found) return this.found;
    if (performance.now() < this.retryFrom) return Promise.reject(unavailable());
    const finding = this.find();
    this.found = finding;
    finding.catch(() => {
      this.found = undefined;
      this.retryFrom = performance.now() + AGAIN_MS;
    });
    return finding;
  }

  private async find(): Promise<JWTVerifyGetKey> {
    return createRemoteJWKSet(new URL(this.jwks ?? (await discover(this.name))), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: AGAIN_MS,
      cacheMaxAge: KEPT_MS,
    });
  }
}

/** What is wrong with the token, and not with the issuer. */
const NOT_THERE = [
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSENotSupported,
] as const;

const unavailable = (cause?: unknown): SamgrafError =>
  new SamgrafError(
    'CREDENTIALS_UNAVAILABLE',
    'The issuer of the token does not answer, so the token cannot be checked.',
    'Try again in a moment.',
    { cause },
  );

/** Where an issuer's metadata says that its keys are: by OpenID Connect Discovery, or by RFC 8414. */
const discover = async (issuer: string): Promise<string> => {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const places = [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
  for (const place of places) {
    const metadata = await metadataAt(place);
    if (!metadata) continue;
    // Else anyone who can answer in its place could answer for others.
    if (metadata['issuer'] !== issuer) throw unavailable(new Error(`${place} speaks for another issuer`));
    const { jwks_uri: jwks } = metadata;
    if (typeof jwks !== 'string' || !isSafeAddress(jwks))
      throw unavailable(new Error(`${place} names no keys over HTTPS`));
    return jwks;
  }
  throw unavailable(new Error(`${issuer} has no metadata`));
};

const metadataAt = async (place: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const response = await fetch(place, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status === 404) return undefined;
  if (!response.ok) throw unavailable(new Error(`${place} answers ${response.status}`));
  return JSON.parse(await textOf(response, place)) as Readonly<Record<string, unknown>>;
};

/** No more is read than is looked at: the rest is not sent for. */
const textOf = async ({ body }: Response, place: string): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > MOST_METADATA) {
      await reader?.cancel();
      throw unavailable(new Error(`${place} is too long`));
    }
    chunks.push(part.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
};
