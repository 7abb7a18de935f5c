import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is passed on of a request. */
const passed = ({ authorization, 'if-none-match': known }: IncomingHttpHeaders): Record<string, string> => ({
  ...{ 'content-type': 'application/json', accept: 'application/json', 'samgraf-across': '1' },
  ...(authorization === undefined ? {} : { authorization }),
  ...(known === undefined ? {} : { 'if-none-match': known }),
});

/** A way to a graph that says what is sent, and that breaks where it is told to. */
export class Wire {
  readonly sent: string[] = [];
  /** Each request: its path, whether it asks for a price alone, and how many bytes went each way in the bodies. */
  readonly requests: Readonly<{ path: string; isPrice: boolean; out: number; back: number }>[] = [];
  /** Whether the next request is cut, before it is sent on or when half of its answer has come. */
  breaks: () => 'BEFORE' | 'HALFWAY' | undefined = () => undefined;
  private constructor(private readonly server: Server) {}

  static async to(address: string): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const breaks = wire.breaks();
        if (breaks === 'BEFORE') return void response.destroy();
        const body = Buffer.concat(parts).toString();
        wire.sent.push(body);
        void fetch(`${address}${request.url ?? ''}`, {
          method: request.method ?? 'GET',
          headers: passed(request.headers),
          ...(body === '' ? {} : { body }),
        })
          .then(async answer => ({
            status: answer.status,
            tag: answer.headers.get('etag'),
            text: await answer.text(),
          }))
          .then(({ status, tag, text }) => {
            const [out, back] = [Buffer.byteLength(body), Buffer.byteLength(text)];
            const isPrice = body.includes('"dryRun":true');
            wire.requests.push({ path: request.url ?? '', isPrice, out, back });
            response.writeHead(status, {
              'content-type': 'application/json',
              ...(status === 304 ? {} : { 'content-length': back }),
              ...(tag === null ? {} : { etag: tag }),
            });
            if (breaks !== 'HALFWAY') return void response.end(text);
            response.write(text.slice(0, text.length / 2));
            response.destroy();
          });
      });
    });
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
    return wire;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
