import type { WebSocket } from 'ws';
import { SLOW_MS, type Holder, type InFlight } from './held';

/** How often it is asked whether the client is still there; one that has not answered by the next time is dropped. */
const ALIVE_MS = 12_000;
/** RFC 6455: the endpoint goes on later. */
const TOO_SLOW = 1013;

/** Sends a message; resolves when the client has taken it. One that does not in time loses its connection. */
export const sent = (client: WebSocket, data: string, holder: Holder, { unread }: InFlight): Promise<void> =>
  new Promise(resolve => {
    if (client.readyState !== client.OPEN) {
      resolve();
      return;
    }
    const slow = setTimeout(() => {
      client.close(TOO_SLOW, 'SLOW_CLIENT: results are not read in time; go on from the last sequence.');
      client.terminate();
    }, SLOW_MS);
    client.send(data, () => {
      clearTimeout(slow);
      if (client.readyState === client.OPEN) unread.set(client, holder, client.bufferedAmount);
      else unread.remove(client);
      resolve();
    });
    unread.set(client, holder, client.bufferedAmount);
  });

/** Drops a client that is not there any more. */
export const keepAlive = (client: WebSocket): NodeJS.Timeout => {
  let answered = true;
  client.on('pong', () => {
    answered = true;
  });
  return setInterval(() => {
    if (!answered) {
      client.terminate();
      return;
    }
    answered = false;
    client.ping();
  }, ALIVE_MS);
};
