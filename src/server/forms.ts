import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SamgrafError } from '../errors';
import { BODY_LIMIT, CHANGES_BODY_LIMIT, limitingBody } from './in-flight';

type FormType = 'multipart/form-data' | 'application/x-www-form-urlencoded';

type FormRoute = Readonly<{
  path: string;
  type: FormType;
  /** Most bytes of the form; those of every other request if absent. */
  limit?: number;
  answer: (form: FormData, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
}>;

/** Takes what the form of a page sends to the address of the page, without a script. @throws BAD_INPUT, TOO_LARGE */
export const formRoute = (
  app: FastifyInstance,
  { path, type, limit = BODY_LIMIT, answer }: FormRoute,
): void => {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    const limits = { bodyLimit: CHANGES_BODY_LIMIT, preParsing: limitingBody(() => limit) };
    scope.post(path, { ...limits, config: { isPage: true } }, async (request, reply) =>
      answer(await formIn(request), request, reply),
    );
    done();
  });
};

const formIn = async ({ body, headers }: FastifyRequest): Promise<FormData> => {
  const bytes = new Uint8Array(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  const sent = new Response(bytes, { headers: { 'content-type': headers['content-type'] ?? '' } });
  return sent.formData().catch((cause: unknown) => {
    const hint = 'Send it from the page again.';
    throw new SamgrafError('BAD_INPUT', 'The form cannot be read.', hint, { cause });
  });
};

/** Returns what a field of a form says; empty if it is not there, or is a file. */
export const saidIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
