import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { KEY_PREFIX, viewerOfIdentity, viewerOfKey, type Key } from '../../../engine/access/keys';
import { ANONYMOUS, type Viewer, identityOf } from '../../../engine/access/viewer';
import { SamgrafError } from '../../../engine/errors';
import type { Members } from './members';
import type { Tokens } from './tokens';
import { isIPv6 } from 'node:net';

/** Largest Authorization header, in bytes: read before any work is done on it. */
export const MOST_BYTES = 8 * 1024;

/** RFC 6750, 2.1: the scheme in any case, one blank, and a token. */
const BEARER = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i;

type ById = ReadonlyMap<string, Key>;
/** The keys that there are, by id, wherever they are kept. @throws BAD_KEYS */
type KnownKeys = Readonly<{ current: () => ById | Promise<ById> }>;

/** What credentials are checked against. */
export type Checks = Readonly<{
  keys: KnownKeys | undefined;
  tokens: Tokens | undefined;
  members: Members;
  log: Logger;
}>;

/**
 * Who sends a request, by its Authorization header. A request without one is anonymous; one with a credential
 * that is not accepted is refused, and never answered as if it had none.
 */
export class Credentials {
  private readonly viewers = new WeakMap<FastifyRequest, Viewer>();

  constructor(private readonly checks: Checks) {}

  /** The viewer of a request that was accepted. */
  viewerOf(request: FastifyRequest): Viewer {
    return this.viewers.get(request) ?? ANONYMOUS;
  }

  /** A hook of routes, before the body is read; a request without a credential goes on at once. */
  readonly onRequest = (
    request: FastifyRequest,
    _reply: FastifyReply,
    done: (error?: Error) => void,
  ): void => {
    if (request.headers.authorization === undefined) done();
    else this.accept(request).then(() => done(), done);
  };

  /** @throws UNAUTHENTICATED, FORBIDDEN, or CREDENTIALS_UNAVAILABLE if nobody can tell. */
  async accept(request: FastifyRequest, sequence?: number): Promise<Viewer> {
    const viewer = await this.viewerBy(headerOf(request), request.id, sequence);
    this.viewers.set(request, viewer);
    return viewer;
  }

  /**
   * Whose credential it is, as it stands in an Authorization header; with a sequence of the change log, a member of
   * what it was then or later. @throws as `accept`
   */
  async viewerBy(authorization: string, requestId: string, sequence?: number): Promise<Viewer> {
    const token = tokenIn(authorization);
    try {
      const viewer = await (token.startsWith(KEY_PREFIX) ? this.ofKey(token) : this.ofToken(token));
      const { members } = this.checks;
      const groups = viewer.actor === undefined ? [] : await members.groupsOf(viewer.actor, sequence);
      return { ...viewer, groups };
    } catch (error) {
      throw this.told(error, requestId);
    }
  }

  /**
   * The viewer that the bearer of a key would be now, by what `identityOf` says of it, for what is done in its name while it sends nothing; undefined
   * if no such key is in force. @throws CREDENTIALS_UNAVAILABLE
   */
  async viewerOfIdentity(identity: string): Promise<Viewer | undefined> {
    const { keys, members } = this.checks;
    try {
      const viewer = keys && viewerOfIdentity(identity, await keys.current(), new Date());
      if (!viewer) return undefined;
      const groups = viewer.actor === undefined ? [] : await members.groupsOf(viewer.actor);
      return { ...viewer, groups };
    } catch (error) {
      throw this.told(error, 'follows');
    }
  }

  /** What cannot be checked is for the log: a path or an address is not for who asks. */
  private told(error: unknown, reqId: string): unknown {
    if (!(error instanceof SamgrafError)) return error;
    const { code, message, cause } = error;
    if (code !== 'BAD_KEYS' && code !== 'CREDENTIALS_UNAVAILABLE') return error;
    this.checks.log.error({ err: cause, reqId }, `A credential cannot be checked: ${message}`);
    if (code === 'CREDENTIALS_UNAVAILABLE') return error;
    return new SamgrafError(
      'CREDENTIALS_UNAVAILABLE',
      'The keys of this server cannot be read just now.',
      'Try again in a moment.',
    );
  }

  private async ofKey(token: string): Promise<Viewer> {
    const { keys } = this.checks;
    if (!keys) throw refused('This server takes no keys.', WITHOUT);
    return viewerOfKey(token, await keys.current(), new Date());
  }

  private ofToken(token: string): Promise<Viewer> {
    const { tokens, members } = this.checks;
    if (!tokens)
      throw refused('This server takes no tokens of an issuer.', `Send a key of its own. ${WITHOUT}`);
    return tokens.viewerOf(token, members);
  }
}

const WITHOUT = 'Send no Authorization at all to read what is public.';

const refused = (message: string, hint: string): SamgrafError =>
  new SamgrafError('UNAUTHENTICATED', message, hint);

/** Node keeps the first of two Authorization headers and drops the other, so they are counted as they came. */
const headerOf = ({ headers: { authorization = '' }, raw }: FastifyRequest): string => {
  const sent = raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization');
  if (sent.length > 1) throw refused('The request has several Authorization headers.', 'Send one.');
  return authorization;
};

const tokenIn = (authorization: string): string => {
  if (Buffer.byteLength(authorization) > MOST_BYTES)
    throw refused(
      `The Authorization header is larger than ${MOST_BYTES.toLocaleString('en')} bytes.`,
      'Ask the issuer for a token with fewer claims.',
    );
  const [, token] = BEARER.exec(authorization) ?? [];
  if (token === undefined)
    throw refused(
      'The Authorization header is not `Bearer`, one blank and a token.',
      `No other scheme is accepted. ${WITHOUT}`,
    );
  return token;
};

/** Names the client that has a share of the server, whatever the transport: the key or token, or else the address. */
export const clientOf = (viewer: Viewer, ip: string): string =>
  viewer.known ? identityOf(viewer) : networkOf(ip);

/** Of IPv6 the first half, since one line has as many addresses of its own as it likes; the zone is of no account. */
export const networkOf = (ip: string): string => {
  if (!ip.includes(':')) return ip;
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [address = ''] = plain.split('%', 1);
  const [head = '', tail] = address.split('::');
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const between = Array.from({ length: tail === undefined ? 0 : 8 - first.length - last.length }, () => '0');
  return `${[...first, ...between, ...last].slice(0, 4).join(':')}::/64`;
};
