import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  SignJWT,
  exportJWK,
  generateKeyPair,
  type GenerateKeyPairResult,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';

export const AUDIENCE = 'https://samgraf.example/graphql';
export const SCOPES = 'org:samgraf.read=READER,org:samgraf.edit=EDITOR,org:samgraf.steward=STEWARD';
/** A real number with its check digit; that of Bergen in closed-graph.ts. */
export const BERGEN_NUMBER = '964338531';

export const consumer = (number: string): object => ({
  authority: 'iso6523-actorid-upis',
  ID: `0192:${number}`,
});

type Pair = Readonly<GenerateKeyPairResult>;

/** An issuer as Maskinporten is one: it signs tokens, and serves its metadata and public keys over HTTP. */
export class TestIssuer {
  private readonly pairs = new Map<string, Pair>();
  /** How often its keys and its metadata were fetched. */
  readonly fetched = { keys: 0, metadata: 0 };
  /** Whether it answers. */
  isUp = true;
  /** Whom its metadata speaks for, if not itself. */
  claims: string | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TestIssuer> {
    const server = createServer();
    const issuer = new TestIssuer(server);
    server.on('request', (request, response) => {
      void issuer.answer(request.url ?? '').then(answer => {
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    await issuer.addKey('first');
    return issuer;
  }

  get name(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }
  get jwks(): string {
    return `${this.name}jwk`;
  }

  async addKey(kid: string, alg = 'RS256'): Promise<void> {
    this.pairs.set(kid, await generateKeyPair(alg, { extractable: true }));
  }
  removeKey(kid: string): void {
    this.pairs.delete(kid);
  }
  pair(kid = 'first'): Pair {
    const pair = this.pairs.get(kid);
    if (!pair) throw new Error(`The issuer has no key ${kid}`);
    return pair;
  }

  /** A token that is accepted, but for what is given otherwise; undefined leaves a claim out. */
  async token(
    claims: JWTPayload = {},
    header: Partial<JWTHeaderParameters> = {},
    key: Pair['privateKey'] | Uint8Array = this.pair().privateKey,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const all = {
      iss: this.name,
      aud: AUDIENCE,
      iat: now,
      exp: now + 120,
      jti: 'b1',
      scope: 'org:samgraf.edit',
      consumer: consumer(BERGEN_NUMBER),
      ...claims,
    };
    return new SignJWT(JSON.parse(JSON.stringify(all)) as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: 'first', ...header })
      .sign(key);
  }

  private async answer(url: string): Promise<Readonly<{ status: number; body: unknown }>> {
    if (!this.isUp) return { status: 503, body: {} };
    if (url === '/jwk') {
      this.fetched.keys += 1;
      const keys = [...this.pairs].map(async ([kid, { publicKey }]) => ({
        ...(await exportJWK(publicKey)),
        kid,
      }));
      return { status: 200, body: { keys: await Promise.all(keys) } };
    }
    // Maskinporten's is found by RFC 8414, and not by OpenID Connect.
    if (url !== '/.well-known/oauth-authorization-server') return { status: 404, body: {} };
    this.fetched.metadata += 1;
    return { status: 200, body: { issuer: this.claims ?? this.name, jwks_uri: this.jwks } };
  }

  close(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise(resolve => this.server.close(resolve));
  }
}
