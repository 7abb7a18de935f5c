import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Viewer } from '../../engine/access/viewer';
import { SamgrafError, cut } from '../../engine/errors';
import type { Credentials } from './access/credentials';
import { clientOf } from './access/credentials';
import type { Opened, Opener } from './opening';

/** Largest payload of a ping, in letters, that its pong repeats. */
const MOST_REPEATED = 1_000;
/** By the protocol. */
const FORBIDDEN = 4403;

/** What is known of a connection, which streams it has open, and which it is opening. */
export type Connection = Readonly<{
  socket: WebSocket;
  request: FastifyRequest;
  streams: Set<Opened>;
  opening: Set<Promise<unknown>>;
}> & { opener: Opener; isAccepted: boolean };

/** Says who has the connection from now on, or ends it: of another client, what is open would have another's rights. */
export const identify = async (
  connection: Connection,
  authorization: string | undefined,
  credentials: Credentials,
): Promise<void> => {
  if (authorization === undefined) return;
  const { request, isAccepted, opener } = connection;
  const recheck = (sequence?: number): Promise<Viewer> =>
    credentials.viewerBy(authorization, request.id, sequence);
  try {
    const viewer = await recheck();
    const client = clientOf(viewer, request.ip);
    if (isAccepted && client !== opener.client)
      throw new SamgrafError('FORBIDDEN', 'This is the credential of another; connect anew.');
    connection.opener = { id: request.id, client, viewer, recheck };
  } catch (error) {
    if (!(error instanceof SamgrafError)) throw error;
    connection.socket.close(FORBIDDEN, cut(`${error.code}: ${error.message}`, 100));
  }
};

export const authorizationIn = (
  params: Readonly<Record<string, unknown>> | undefined,
): string | undefined => {
  const [, value] =
    Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return value === undefined ? undefined : String(value);
};

/** A ping is answered with what it carried, if that is little; one that carries a new credential renews the connection's. */
export const pong = async (
  payload: Readonly<Record<string, unknown>> | undefined,
  connection: Connection,
  send: (data: string) => Promise<void>,
  credentials: Credentials,
): Promise<void> => {
  const authorization = authorizationIn(payload);
  if (authorization !== undefined && connection.isAccepted)
    await identify(connection, authorization, credentials);
  const isRepeated =
    payload !== undefined && authorization === undefined && JSON.stringify(payload).length <= MOST_REPEATED;
  await send(JSON.stringify({ type: 'pong', ...(isRepeated ? { payload } : {}) }));
};
