import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { ERRORS, SamgrafError, messageOf } from '../engine/errors';
import { argumentsOf } from './terminal';

const OPTIONS = {
  dump: { type: 'string', default: 'samgraf.nq' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '7878' },
  'timeout-ms': { type: 'string', default: '10000' },
} as const;

/** What answers are written as: of SELECT and ASK, and of CONSTRUCT and DESCRIBE. */
const RESULTS = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
] as const;
const GRAPHS = ['text/turtle', 'application/n-triples', 'application/rdf+xml'] as const;
/** Characters of a query, and queries that wait. */
const MOST_CHARACTERS = 100_000;
const MOST_WAITING = 20;

/** What the worker is asked, and what it says. */
export type WorkerQuery = Readonly<{ query: string; results: string; graphs: string }>;
export type WorkerReply = Readonly<{ text: string; type: string } | { fault: string }>;

/** Serves a dump by SPARQL 1.1 (queries alone), in a process of its own, by Oxigraph. */
export const sparqlCommand = async (args: readonly string[], say: (text: string) => void): Promise<void> => {
  const {
    dump,
    host,
    port,
    'timeout-ms': timeout,
  } = argumentsOf('sparql', { args: [...args], options: OPTIONS }).values;
  if (!existsSync(dump))
    throw new SamgrafError(
      'BAD_INPUT',
      `There is no file ${dump}.`,
      'Make it: samgraf dump --out samgraf.nq',
    );
  const answering = new QueryWorker(dump, Number(timeout));
  const count = await answering.ready();
  const app = serverOf(answering);
  const address = await app.listen({ host, port: Number(port) });
  say(`${count} statements of ${dump} are asked at ${address}/sparql`);
};

/** Makes the server: GET /sparql?query=…, and POST as a form or as application/sparql-query (SPARQL 1.1 Protocol, 2.1). */
const serverOf = (answering: QueryWorker): FastifyInstance => {
  const app = fastify({ bodyLimit: MOST_CHARACTERS * 2 });
  app.removeAllContentTypeParsers();
  const asText = { parseAs: 'string' } as const;
  app.addContentTypeParser('application/sparql-query', asText, (_request, body, done) => {
    done(null, body);
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', asText, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)).get('query'));
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply, query: unknown) => {
    if (typeof query !== 'string' || query === '' || query.length > MOST_CHARACTERS)
      return refuse(reply, 400, `query is missing, or longer than ${MOST_CHARACTERS} characters.`);
    const negotiator = new Negotiator({ headers: request.headers });
    const [results, graphs] = [negotiator.mediaType([...RESULTS]), negotiator.mediaType([...GRAPHS])];
    if (results === undefined && graphs === undefined)
      return refuse(reply, 406, `Accept ${[...RESULTS, ...GRAPHS].join(', ')}.`);
    const said = await answering.ask({ query, results: results ?? RESULTS[0], graphs: graphs ?? GRAPHS[0] });
    if ('fault' in said) return refuse(reply, 400, said.fault);
    return reply
      .headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' })
      .type(said.type)
      .send(said.text);
  };
  app.get('/sparql', (request, reply) =>
    answer(request, reply, (request.query as Readonly<{ query?: unknown }>).query),
  );
  app.post('/sparql', (request, reply) => answer(request, reply, request.body));
  app.setErrorHandler(async (error, _request, reply) => {
    if (error instanceof SamgrafError) return refuse(reply, ERRORS[error.code].status, error.message);
    const { statusCode = 500 } = error as Readonly<{ statusCode?: number }>;
    return refuse(reply, statusCode, statusCode < 500 ? messageOf(error) : 'The query failed.');
  });
  return app;
};

const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply
    .code(status)
    .type('text/plain; charset=utf-8')
    .send(`${message.slice(0, 500)}\n`);

/** Answers queries one after the other in a worker, which is stopped when one takes too long. */
export class QueryWorker {
  private worker: Worker | undefined;
  private loading: Promise<number> | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** @param timeout in milliseconds */
  constructor(
    private readonly dump: string,
    private readonly timeout: number,
  ) {}

  /** The number of statements, once they are loaded. */
  ready(): Promise<number> {
    this.loading ??= this.load();
    return this.loading;
  }

  private async load(): Promise<number> {
    const worker = new Worker(path.join(__dirname, 'sparql-worker.js'), { workerData: this.dump });
    worker.unref();
    const [said] = (await once(worker, 'message')) as [Readonly<{ count: number } | { fault: string }>];
    if ('fault' in said)
      throw new SamgrafError('BAD_INPUT', `The dump cannot be read: ${said.fault}`, 'Make it: samgraf dump');
    this.worker = worker;
    return said.count;
  }

  async ask(asked: WorkerQuery): Promise<WorkerReply> {
    if (this.waiting >= MOST_WAITING)
      throw new SamgrafError('OVERLOADED', 'Too many queries are waiting.', 'Ask again in a little while.');
    this.waiting += 1;
    const mine = this.turn.then(() => this.answer(asked));
    this.turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.waiting -= 1;
    }
  }

  private async answer(asked: WorkerQuery): Promise<WorkerReply> {
    await this.ready();
    const { worker } = this;
    if (!worker) throw new SamgrafError('STORE_UNAVAILABLE', 'The dump is not loaded.');
    worker.postMessage(asked);
    try {
      const [said] = (await once(worker, 'message', { signal: AbortSignal.timeout(this.timeout) })) as [
        WorkerReply,
      ];
      return said;
    } catch (error) {
      // What is computed cannot be interrupted: the worker goes, and the next query loads another.
      this.worker = undefined;
      this.loading = undefined;
      await worker.terminate();
      throw new SamgrafError('TIMEOUT', `The query took longer than ${this.timeout} ms.`, 'Ask for less.', {
        cause: error,
      });
    }
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }
}
