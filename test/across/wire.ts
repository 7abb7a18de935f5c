import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a graph that says what is sent, and that breaks where it is told to. */
export class Wire {
  readonly sent: string[] = [];
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
          headers: { 'content-type': 'application/json', accept: 'application/json', 'samgraf-across': '1' },
          ...(body === '' ? {} : { body }),
        })
          .then(async answer => ({ status: answer.status, text: await answer.text() }))
          .then(({ status, text }) => {
            response.writeHead(status, {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
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
