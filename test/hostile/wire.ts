import type { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Bytes as a client sends them that keeps to no library, by HTTP and by WebSocket. */

export const HOST = 'host: localhost';
const UPGRADE = `GET /graphql/stream HTTP/1.1\r\n${HOST}\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`;

/** A frame of a text; `length` is what its header says. */
export const frame = (text: string, length = Buffer.byteLength(text)): Buffer => {
  const size = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const head = Buffer.alloc(2 + size + 4);
  head[0] = 0x81;
  head[1] = 0x80 | (size === 0 ? length : size === 2 ? 126 : 127);
  if (size === 2) head.writeUInt16BE(length, 2);
  if (size === 8) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, Buffer.from(text)]);
};
export const INIT = frame('{"type":"connection_init"}');
/** More than the system takes for a client that does not read. */
export const LARGE_PING = frame(JSON.stringify({ type: 'ping', payload: { a: 'x'.repeat(900_000) } }));
export const PING = frame('{"type":"ping"}');
export const HALF = frame('x'.repeat(1_000_000), 1_040_000);

/** A connection, and the end of what it was told. */
export type Wire = Socket & { said?: string };

/** @param reads whether it reads what it is sent */
export const open = (port: number, reads = true, localAddress?: string): Wire => {
  const socket: Wire = connect({ port, host: '127.0.0.1', ...(localAddress ? { localAddress } : {}) });
  socket.on('error', () => undefined);
  if (reads)
    socket.on('data', (chunk: Buffer) => {
      socket.said = ((socket.said ?? '') + chunk.toString('latin1')).slice(-4_000);
    });
  else socket.pause();
  return socket;
};

/** Resolves at the first of the events. */
export const first = (of: EventEmitter, ...names: readonly string[]): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      for (const name of names) of.off(name, done);
      resolve();
    };
    for (const name of names) of.once(name, done);
  });

/** A WebSocket; accepted, unless it is not to be. */
export const upgraded = async (port: number, reads = true, init = true): Promise<Wire> => {
  const socket = open(port);
  socket.write(UPGRADE);
  await first(socket, 'data', 'close');
  if (init) {
    socket.write(INIT);
    await first(socket, 'data', 'close');
  }
  if (!reads) socket.pause();
  return socket;
};

export const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const isOpen = ({ destroyed, readableEnded }: Socket): boolean => !destroyed && !readableEnded;

export const get = (where: string): string => `GET ${where} HTTP/1.1\r\n${HOST}\r\n\r\n`;
export const post = (where: string, query: string, accept = 'application/json'): string => {
  const body = JSON.stringify({ query });
  return `POST ${where} HTTP/1.1\r\n${HOST}\r\naccept: ${accept}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

/** Different for each number, so that no answer is kept, and as expensive as is answered. */
export const reach = (i: number): string =>
  `{ reach(of: {municipality: {population: {gt: ${i}}}}, maxHops: 4, direction: ANY) { totalCount } }`;

const MIB = 1024 * 1024;

/** A body of 32 MiB of which 31 are sent. */
export const halfBody = async (port: number, key: string): Promise<Wire> => {
  const socket = open(port);
  socket.write(
    `POST /graphql HTTP/1.1\r\n${HOST}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${32 * MIB}\r\n\r\n{"query":"`,
  );
  const piece = Buffer.alloc(MIB, 'x');
  for (let i = 0; i < 31 && !socket.destroyed; i += 1)
    if (!socket.write(piece)) await first(socket, 'drain', 'close');
  return socket;
};
