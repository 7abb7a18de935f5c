import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../../engine/errors';
import { BODY_LIMIT, CHANGES_BODY_LIMIT, limitingBody, type BodyOf } from './in-flight';

type FormType = 'multipart/form-data' | 'application/x-www-form-urlencoded';

type FormRoute = Readonly<{
  path: string;
  type: FormType;
  /** Most bytes of the form; those of every other request if absent. */
  limit?: number;
  /** Whether a file is sent along, whose values nobody here counts. */
  counts?: BodyOf;
  answer: (form: FormData, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}>;

/** Takes what the form of a page sends to the address of the page, without a script. @throws BAD_INPUT, TOO_LARGE */
export const formRoute = (
  app: FastifyInstance,
  { path, type, limit = BODY_LIMIT, counts, answer }: FormRoute,
): void => {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    const limits = { bodyLimit: CHANGES_BODY_LIMIT, preParsing: limitingBody(() => limit, counts) };
    scope.post(path, { ...limits, config: { isPage: true } }, async (request, reply) =>
      answer(await formIn(request), request, reply),
    );
    done();
  });
};

const formIn = async ({ body, headers }: FastifyRequest): Promise<FormData> => {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  checkParts(bytes, headers['content-type'] ?? '');
  const sent = new Response(new Uint8Array(bytes), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  });
  return sent.formData().catch((cause: unknown) => {
    const hint = 'Send it from the page again.';
    throw new SamgrafError('BAD_INPUT', 'The form cannot be read.', hint, { cause });
  });
};

/** Parts of a form, and bytes of the head of one: no page of ours sends as many, and each is read in one turn with the others. */
const MOST_PARTS = 300;
const MOST_HEAD = 4_096;

const checkParts = (body: Buffer, type: string): void => {
  const [, quoted, plain] = /boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  const boundary = Buffer.from(`--${quoted ?? plain ?? ''}`, 'latin1');
  if (boundary.length === 2) return;
  let count = 0;
  for (let at = body.indexOf(boundary); at >= 0; at = body.indexOf(boundary, at + boundary.length)) {
    count += 1;
    const head = body.subarray(at, at + MOST_HEAD);
    if (count <= MOST_PARTS && (head.length < MOST_HEAD || head.includes('\r\n\r\n'))) continue;
    const why = `The form has more than ${MOST_PARTS} fields, or one of a name of more than ${MOST_HEAD} bytes.`;
    throw new SamgrafError('TOO_COMPLEX', why, 'Send it from the page again.');
  }
};

/** Returns what a field of a form says; empty if it is not there, or is a file. */
export const saidIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/**
 * A page of another site could have its readers' browsers send it: those say where they are (Fetch, `Origin`; Fetch Metadata,
 * `Sec-Fetch-Site`). What is no browser says neither, and sends in its own name.
 */
export const checkSender = ({ headers, host }: FastifyRequest): void => {
  const { origin, 'sec-fetch-site': site } = headers;
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'The form was sent from another site.',
    'Open the page here, and send it from there.',
  );
};

const DAY_MS = 86_400_000;
const MOST_ADDRESSES = 10_000;

/** How often what a form asks for may be done for one address in a day. Those of the last addresses are counted. */
export class Allowance {
  private readonly made = new LRUCache<string, { count: number }>({ max: MOST_ADDRESSES, ttl: DAY_MS });

  constructor(
    private readonly most: number,
    private readonly tooMany: () => SamgrafError,
  ) {}

  /** @throws what says that it is too often */
  check(address: string): void {
    if ((this.made.get(address)?.count ?? 0) >= this.most) throw this.tooMany();
  }

  count(address: string): void {
    const made = this.made.get(address);
    if (made) made.count += 1;
    else this.made.set(address, { count: 1 });
  }
}
