import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that is busy at the first request, and breaks the connection of the first that changed something. */
export class Unlucky {
  readonly seen: string[] = [];
  private server: Server | undefined;

  private constructor(private readonly to: string) {}

  static before(to: string): Promise<Unlucky> {
    const unlucky = new Unlucky(to);
    const server = createServer((request, response) => {
      unlucky.pass(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    });
    unlucky.server = server;
    return new Promise(resolve => {
      server.listen(0, '127.0.0.1', () => {
        resolve(unlucky);
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}/graphql`;
  }

  close(): Promise<void> {
    return new Promise(resolve => {
      this.server?.close(() => {
        resolve();
      });
      this.server?.closeAllConnections();
    });
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    if (this.seen.length === 0) {
      this.seen.push('busy');
      response.writeHead(503, { 'retry-after': '0' }).end();
      return;
    }
    const { authorization = '', accept = '' } = request.headers;
    const answer = await fetch(this.to, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, accept },
      body,
    });
    const text = await answer.text();
    if (body.includes('mutation') && !this.seen.includes('broken after it was done')) {
      this.seen.push('broken after it was done');
      response.destroy();
      return;
    }
    this.seen.push('answered');
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  }
}
