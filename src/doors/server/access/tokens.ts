import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { ROLES, type Role, type Viewer } from '../../../engine/access/viewer';
import { SamgrafError, orList } from '../../../engine/errors';
import type { TokenSettings } from './token-settings';
import { Issuer } from './issuer';
import type { Members } from './members';

/** How far the clocks of an issuer and of this server may be apart, in seconds. */
const TOLERANCE_S = 10;

/** Headers by which a token would bring its own key. */
const OWN_KEYS = ['jwk', 'jku', 'x5u', 'x5c'] as const;
const TYPES: readonly string[] = ['jwt', 'at+jwt', 'application/at+jwt'];

/** The organisation that a token was issued to: its identifier by ISO 6523. */
const CONSUMER = z.object({ authority: z.literal('iso6523-actorid-upis'), ID: z.string() });

/**
 * Access tokens of issuers that this server trusts: signed JWTs (RFC 9068; OpenID Connect). Only
 * what the settings name is accepted: the issuers, the audience, the algorithms, of which none is symmetric,
 * and the scopes, each of which gives a role.
 */
export class Tokens {
  private readonly issuers: ReadonlyMap<string, Issuer>;

  constructor(private readonly settings: TokenSettings) {
    this.issuers = new Map(settings.issuers.map(({ name, jwks }) => [name, new Issuer(name, jwks)]));
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN if no scope of it gives a role, or CREDENTIALS_UNAVAILABLE. */
  async viewerOf(token: string, members: Members): Promise<Viewer> {
    const claims = await this.verify(token);
    const role = this.roleOf(claims);
    const number = consumerOf(claims, members);
    const id = `token ${JSON.stringify([claims.iss, claims.sub ?? null, number ?? null])}`;
    if (number !== undefined)
      return { id, name: number, role, actor: await members.actorOf(number), known: true };
    if (typeof claims.sub !== 'string' || claims.sub === '')
      throw refused('The token names nobody: it has neither consumer nor sub.');
    return {
      id,
      name: `${claims.sub}@${new URL(claims.iss ?? '').host}`,
      role,
      actor: undefined,
      known: true,
    };
  }

  private async verify(token: string): Promise<JWTPayload> {
    try {
      this.checkHeader(token);
      // Not verified yet: it only chooses which issuer's keys must have signed it, and is compared again then.
      const issuer = this.issuers.get(String(decodeJwt(token).iss));
      if (!issuer) throw refused('The issuer of the token is not one that this server trusts.');
      const { payload } = await jwtVerify(token, issuer.key, {
        issuer: issuer.name,
        audience: [...this.settings.audience],
        algorithms: [...this.settings.algorithms],
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (error) {
      throw error instanceof SamgrafError ? error : refused(reasonOf(error), error);
    }
  }

  private checkHeader(token: string): void {
    const header = decodeProtectedHeader(token);
    const { alg, kid, typ } = header;
    if (alg === undefined || !this.settings.algorithms.includes(alg))
      throw refused(`The token is not signed by ${orList(this.settings.algorithms)}.`);
    if (typeof kid !== 'string') throw refused('The token does not name the key that signed it (kid).');
    if (OWN_KEYS.some(name => name in header)) throw refused('The token brings a key of its own.');
    if (typ !== undefined && !TYPES.includes(String(typ).toLowerCase()))
      throw refused('The token is of another type than JWT.');
  }

  private roleOf(claims: JWTPayload): Role {
    const { scopes } = this.settings;
    const given = scopesOf(claims);
    const roles = given.flatMap(scope => scopes.get(scope) ?? []);
    const [role] = roles.sort((a, b) => ROLES.indexOf(b) - ROLES.indexOf(a));
    if (role) return role;
    throw new SamgrafError(
      'FORBIDDEN',
      'No scope of the token gives a role here.',
      `Ask the issuer for ${orList([...scopes.keys()])}.`,
    );
  }
}

/** `scope` by RFC 6749, or `scp` as some issuers write it. */
const scopesOf = ({ scope, scp }: JWTPayload): readonly string[] =>
  [scope, scp].flatMap(value => {
    if (typeof value === 'string') return value.split(' ');
    return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
  });

const consumerOf = ({ consumer }: JWTPayload, members: Members): string | undefined => {
  if (consumer === undefined) return undefined;
  const { data } = CONSUMER.safeParse(consumer);
  const number = data && members.numberIn(data.ID);
  if (number === undefined) throw refused('The consumer of the token is no number of an actor here.');
  return number;
};

const refused = (message: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'UNAUTHENTICATED',
    message,
    'Fetch another token from the issuer, or send no Authorization at all to read what is public.',
    { cause },
  );

/** Claims are only checked once the signature is, so that what is wrong with them is told to nobody else. */
const reasonOf = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The token is not for this server, or not yet valid: ${error.claim}.`;
  return 'The token is not one that its issuer signed.';
};
