import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { BODY_LIMIT, valuesOf, ValueCount } from './in-flight';
import { drained, type BytesInFlight, type Holder } from './in-flight';
/** Largest message until the connection is accepted: what it says of itself is kept for as long as it is open. */
const MOST_FIRST_BYTES = 16 * 1024;
/** How long a message may take to come. */
const ARRIVES_MS = 20_000;
/** Messages that wait here; the connection is not read meanwhile. */
const MOST_WAITING = 16;
/** What each of them takes besides its bytes. */
const BESIDE_BYTES = 128;
/** Bytes of answers that are sent and not read, from which on nothing more is read. */
const MOST_UNREAD = 64 * 1024;
/** Subscriptions of a connection that are being opened. */
const MOST_OPENING = 8;
/** How long whoever is refused may take to read why. */
const CLOSING_MS = 1_000;
/** Messages a second, and those at once; each of so many bytes counts as one more. */
const COUNTED_BYTES = 4_096;
const RATE = 200;
const BURST = 1_000;

/** RFC 6455: the endpoint cannot go on, or goes on later. */
const TOO_LARGE = 1009;
const TOO_SLOW = 1013;
/** By the protocol. */
const INVALID = 4400;

type Reading = Readonly<{
  client: WebSocket;
  /** The connection below it. */
  tcp: Socket;
  received: BytesInFlight;
  holder: Holder;
  /** Whether it has been accepted. */
  isAccepted: () => boolean;
  /** What is being opened. */
  opening: ReadonlySet<Promise<unknown>>;
  /** Does it in the client's turn. @throws OVERLOADED, TIMEOUT */
  turn: (work: () => void) => Promise<void>;
  read: (text: string) => void;
}>;

/**
 * The messages of a WebSocket, read as far as its client has a share: one in a turn of the client's, so many a second, none
 * while what it was sent is not read, and none that is too large or does not come to its end.
 */
export class Inbox {
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  /** Bytes that have come of a message that has not come to its end. */
  private partial = 0;
  private arriving: NodeJS.Timeout | undefined;
  private isReading = false;
  private isOver = false;
  private allowed = BURST;
  private last = performance.now();

  constructor(private readonly uses: Reading) {
    const { client, tcp } = uses;
    // After the library's own listener: what it made of them is told by then, or in the turns of the loop that follow.
    tcp.on('data', chunk => {
      this.come(chunk);
    });
    client.on('message', data => {
      this.take(data as Buffer);
    });
    client.on('ping', data => {
      this.ended(data.length);
      // Whoever reads no answers gets no more of them (RFC 6455, 5.5.3 lets the last stand for all).
      if (client.bufferedAmount <= MOST_UNREAD) client.pong(data);
    });
    client.on('pong', data => {
      this.ended(data.length);
    });
    client.once('close', () => {
      this.stop();
    });
  }

  /** Bytes have come: the library holds them until a message is complete, whatever it is said to have. */
  private come(chunk: Buffer): void {
    if (this.isOver) return;
    const isLarge =
      this.partial > MOST_FIRST_BYTES || (this.partial === 0 && declared(chunk) > MOST_FIRST_BYTES);
    this.partial += chunk.length;
    // Later, the library refuses what says that it is too large.
    if (isLarge && !this.uses.isAccepted()) {
      this.refuse(TOO_LARGE, tooLarge(MOST_FIRST_BYTES));
      return;
    }
    this.arriving ??= setTimeout(() => {
      this.late();
    }, ARRIVES_MS);
    this.hold();
  }

  private late(): void {
    this.arriving = undefined;
    // It may be us who do not read.
    if (this.partial === 0 || this.uses.client.isPaused) return;
    this.refuse(TOO_SLOW, 'SLOW_CLIENT: a message did not come to its end in time.');
  }

  /** A frame of so many bytes has come to its end. */
  private ended(bytes: number): void {
    const header = bytes < 126 ? 6 : bytes < 65_536 ? 8 : 14;
    this.partial = Math.max(0, this.partial - bytes - header);
    clearTimeout(this.arriving);
    this.arriving = undefined;
    this.hold();
  }

  private take(message: Buffer): void {
    this.ended(message.length);
    if (this.isOver) return;
    const refused = refusalOf(message, this.uses.isAccepted() ? BODY_LIMIT : MOST_FIRST_BYTES);
    if (refused) {
      this.refuse(...refused);
      return;
    }
    this.waiting.push(message);
    this.waitingBytes += message.length + BESIDE_BYTES;
    if (this.waiting.length >= MOST_WAITING) this.uses.client.pause();
    this.hold();
    if (!this.isReading) void this.readAll();
  }

  private hold(): void {
    const { received, client, holder } = this.uses;
    if (!this.isOver) received.set(client, holder, this.partial + this.waitingBytes);
  }

  private async readAll(): Promise<void> {
    this.isReading = true;
    try {
      for (;;) {
        await this.mayRead();
        const message = this.waiting.shift();
        if (this.waiting.length < MOST_WAITING) this.uses.client.resume();
        if (!message || this.isOver) return;
        this.allowed -= 1 + message.length / COUNTED_BYTES;
        await this.uses.turn(() => {
          this.uses.read(String(message));
        });
        this.waitingBytes -= message.length + BESIDE_BYTES;
        this.hold();
      }
    } catch {
      // Its turn does not come in time.
      this.refuse(TOO_SLOW, 'OVERLOADED: more of your messages are waiting than can be read in time.');
    } finally {
      this.isReading = false;
    }
  }

  /** Resolves when the next message may be read. */
  private async mayRead(): Promise<void> {
    const { client, tcp, opening } = this.uses;
    while (client.bufferedAmount > MOST_UNREAD && !this.isOver) {
      client.pause();
      await drained(tcp);
    }
    while (opening.size >= MOST_OPENING && !this.isOver) await Promise.race(opening);
    const now = performance.now();
    this.allowed = Math.min(BURST, this.allowed + ((now - this.last) * RATE) / 1_000);
    this.last = now;
    if (this.allowed < 1) await sleep(((1 - this.allowed) * 1_000) / RATE, undefined, { ref: false });
  }

  private refuse(code: number, reason: string): void {
    const { client } = this.uses;
    this.stop();
    client.close(code, reason);
    // What it still sends would be kept until its message is complete.
    client.pause();
    setTimeout(() => {
      client.terminate();
    }, CLOSING_MS).unref();
  }

  private stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.waiting.length = 0;
    this.waitingBytes = 0;
    clearTimeout(this.arriving);
    this.uses.received.remove(this.uses.client);
  }
}

/** The length that the first frame of a message says it has, if all of its header has come. */
const declared = (frame: Buffer): number => {
  const short = (frame[1] ?? 0) & 0x7f;
  if (short < 126 || frame.length < 10) return short;
  return short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
};

const tooLarge = (most: number): string => `TOO_LARGE: the message is larger than ${most} bytes`;

/** Why a message is not read: it is parsed whole. */
const refusalOf = (message: Buffer, most: number): readonly [number, string] | undefined => {
  if (message.length > most) return [TOO_LARGE, tooLarge(most)];
  const counted = new ValueCount();
  counted.add(message);
  const allowed = valuesOf(BODY_LIMIT);
  return counted.values > allowed.most
    ? [INVALID, `TOO_COMPLEX: the message holds more than ${allowed.limit} values`]
    : undefined;
};
