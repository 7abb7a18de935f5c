import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A message of Bolt: two bytes of length, a structure without fields whose tag is COMMIT. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12]);

type Pair = Readonly<{ client: Socket; server: Socket }>;

/** A wire to a server that can be cut, made silent or slow, and that counts how often a request is answered on it. */
export class TcpProxy {
  /** Requests that came after an answer, or first on their connection: round trips. */
  turns = 0;
  /** Connections taken since it was opened. */
  connections = 0;
  private delay = 0;
  private paused = false;
  private atCommit: Readonly<{ when: 'before' | 'sent' | 'answered'; then: () => void }> | undefined;
  private silentAt: 'before' | 'answered' | undefined;
  /** What was to be passed on when the wire fell silent. */
  private readonly held: (() => void)[] = [];
  private readonly pairs = new Set<Pair>();
  private readonly lost = new Set<Pair>();

  private constructor(
    private server: Server,
    readonly port: number,
    private readonly to: Readonly<{ host: string; port: number }>,
  ) {}

  static async open(host: string, port: number): Promise<TcpProxy> {
    const server = await listen(0);
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port, { host, port });
    server.on('connection', client => {
      proxy.take(client);
    });
    return proxy;
  }

  private take(client: Socket): void {
    this.connections += 1;
    const server = connect(this.to);
    const pair = { client, server };
    this.pairs.add(pair);
    let answered = true;
    client.on('data', data => {
      if (answered) this.turns += 1;
      answered = false;
      if (!this.cutsAtCommit(data, pair) && !this.holdsCommit(data, server)) this.pass(data, server);
    });
    server.on('data', data => {
      answered = true;
      this.pass(data, client);
    });
    const end = (): void => {
      client.destroy();
      server.destroy();
      this.pairs.delete(pair);
      this.lost.delete(pair);
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end).setNoDelay(true);
    if (this.paused) for (const socket of [client, server]) socket.pause();
  }

  /**
   * Breaks the connection at the next commit that a client sends, once: before the server has it, right after, or when
   * the server has answered it.
   */
  cutAtCommit(when: 'before' | 'sent' | 'answered', then: () => void = () => undefined): void {
    this.atCommit = { when, then };
  }

  /** Whether the pair is cut now, and what was to be passed on is not. */
  private cutsAtCommit(data: Buffer, pair: Pair): boolean {
    if (!this.atCommit || !data.includes(COMMIT)) return false;
    const { when, then } = this.atCommit;
    this.atCommit = undefined;
    const cut = (): void => {
      pair.client.resetAndDestroy();
      pair.server.destroy();
      then();
    };
    if (when === 'before') cut();
    else {
      if (when === 'answered') pair.server.removeAllListeners('data').once('data', cut);
      pair.server.write(data, when === 'sent' ? cut : undefined);
    }
    return true;
  }

  /** Falls silent at the next commit that a client sends: before the server has it, or when it is to be answered. */
  pauseAtCommit(when: 'before' | 'answered'): void {
    this.silentAt = when;
  }

  /** Whether the wire fell silent with this, and passes it on when it is resumed. */
  private holdsCommit(data: Buffer, server: Socket): boolean {
    const when = this.silentAt;
    if (when === undefined || !data.includes(COMMIT)) return false;
    this.silentAt = undefined;
    this.pause();
    if (when === 'answered') server.write(data);
    else this.held.push(() => server.write(data));
    return true;
  }

  private pass(data: Buffer, to: Socket): void {
    if (this.delay === 0) to.write(data);
    else
      setTimeout(() => {
        to.write(data);
      }, this.delay);
  }

  /** Every byte comes so many milliseconds later, each way. */
  slow(milliseconds: number): void {
    this.delay = milliseconds;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Connections are taken and kept, and nothing passes: a network that swallows everything. */
  pause(): void {
    this.paused = true;
    for (const { client, server } of this.pairs) {
      client.pause();
      server.pause();
    }
  }

  resume(): void {
    this.paused = false;
    for (const pass of this.held.splice(0)) pass();
    for (const { client, server } of this.pairs) {
      client.resume();
      server.resume();
    }
  }

  /** What was held back is lost for good, as when a router forgets its connections: neither side is told. */
  resumeForNewOnly(): void {
    this.paused = false;
    this.held.length = 0;
    for (const pair of this.pairs) this.lost.add(pair);
    this.pairs.clear();
  }

  /** Connections break; new ones are refused where `refuse`. */
  async cut({ refuse }: { refuse: boolean }): Promise<void> {
    for (const { client, server } of [...this.pairs, ...this.lost]) {
      client.resetAndDestroy();
      server.destroy();
    }
    if (refuse)
      await new Promise(resolve => {
        this.server.close(resolve);
      });
  }

  /** After a cut: takes connections again, on the same port. */
  async restore(): Promise<void> {
    this.server = await listen(this.port);
    this.server.on('connection', client => {
      this.take(client);
    });
  }

  async close(): Promise<void> {
    await this.cut({ refuse: this.server.listening });
  }
}

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
