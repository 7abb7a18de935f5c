import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../support/run-folder';

const ROOT = join(__dirname, '..', '..');
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

type Span = Readonly<{
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
}>;
type Export = Readonly<{
  resourceSpans: readonly Readonly<{ scopeSpans: readonly Readonly<{ spans: readonly Span[] }>[] }>[];
}>;

const folder = mkdtempSync(join(tmpdir(), 'samgraf-traces-'));
const bodies: string[] = [];
let collector: Server;
let server: ChildProcess | undefined;

const read = async (request: IncomingMessage): Promise<void> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  bodies.push(body);
};

/** A collector that takes spans by OTLP over HTTP. */
beforeAll(async () => {
  collector = createServer((request, response) => {
    void read(request).then(() => {
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>(resolve => {
    collector.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  server?.kill('SIGKILL');
  collector.close();
  collector.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** The server as a user starts it, since the SDK loads parts of itself as only a real process can; its address, and when it ends. */
const start = (): Readonly<{ process: ChildProcess; url: Promise<string>; ended: Promise<string> }> => {
  const environment = {
    PORT: '0',
    SAMGRAF_STORE: join(folder, 'a.grafeo'),
    SAMGRAF_SEED: 'never',
    LOG_LEVEL: 'info',
    SAMGRAF_TRACES: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`,
  };
  const child = spawn(process.execPath, [program('main')], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /GraphQL:\s+(\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.on('close', () => {
      reject(new Error(`ended: ${text}`));
    });
  });
  url.catch(() => undefined);
  return {
    process: child,
    url,
    ended: new Promise(resolve => {
      child.on('close', () => {
        resolve(text);
      });
    }),
  };
};

const ask = async (
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await (
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
  ).text();
};

test('a trace has a span a stage, and goes on from the one that the client is in', async () => {
  const started = start();
  server = started.process;
  const url = await started.url;
  await ask(url, 'query Traced { municipalities(where: {name: {eq: "Hemmelig"}}) { totalCount } }', {
    traceparent: `00-${TRACE}-${PARENT}-01`,
  });
  await ask(url, 'query Unsampled { municipalities { totalCount } }', {
    traceparent: `00-${TRACE}-${PARENT}-00`,
  });
  await ask(url, 'query Alone { __typename }');
  await ask(url, 'query Refused { nothing }');
  server.kill('SIGTERM');
  const output = await started.ended;
  const spans = bodies.flatMap(body =>
    (JSON.parse(body) as Export).resourceSpans.flatMap(of => of.scopeSpans.flatMap(scope => scope.spans)),
  );
  const root = spans.find(span => span.name === 'graphql Traced');
  expect(root).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, kind: 2 });
  const stages = spans.filter(span => span.parentSpanId === root?.spanId);
  expect(stages.map(span => span.name)).toEqual(['plan', 'run', 'shape', 'print']);
  expect(
    stages.every(
      span =>
        span.traceId === TRACE && BigInt(span.startTimeUnixNano) >= BigInt(root?.startTimeUnixNano ?? 0),
    ),
  ).toBe(true);
  expect(
    spans
      .filter(span => span.name.startsWith('graphql '))
      .map(span => span.name)
      .sort(),
  ).toEqual(['graphql Alone', 'graphql Traced', 'graphql invalid']);
  expect(spans.find(span => span.name === 'graphql Alone')?.parentSpanId ?? '').toBe('');
  expect(JSON.stringify(bodies)).not.toContain('Hemmelig');
  // Standard output holds the log, and nothing else.
  const lines = output
    .trim()
    .split('\n')
    .map(line => (JSON.parse(line) as { msg: string }).msg)
    // As a busy machine makes any.
    .filter(msg => msg !== 'a slow operation');
  expect(lines).toEqual([
    expect.stringMatching(/^The server listens/),
    'a request was refused',
    'The server is stopping',
    'The server has stopped',
  ]);
});
