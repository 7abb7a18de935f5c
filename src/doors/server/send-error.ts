import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sendError, type SendError, type SentError, uncachedHeaders } from './http-errors';
import { PAGE_HEADERS } from './explorer';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the address has pages for people, so that its errors are pages too. */
    isPage?: boolean;
  }
}

/** Sends an error as a page of the explorer. */
export type SendPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  told: SentError,
) => Promise<FastifyReply>;

/**
 * Errors as pages where a browser asks for one, and as JSON everywhere else.
 * @param page what sends pages, once there is one.
 */
export const errorSender =
  (log: Logger, page: () => SendPage | undefined): SendError =>
  (reply, request, told) => {
    const send = page();
    if (send === undefined || !wantsPage(request)) return sendError(reply, request, told);
    return send(request, reply, told).catch((error: unknown) => {
      log.error({ err: error, reqId: request.id }, 'the page of an error failed');
      return barePage(reply, request, told);
    });
  };

/** At an address of pages, and where there is nothing but a browser looks. */
const wantsPage = ({ method, routeOptions, headers }: FastifyRequest): boolean => {
  const { config, url } = routeOptions;
  if (config.isPage) return true;
  return url === undefined && method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '');
};

/** In every language, since what reads the request's language may be what failed. */
const SENTENCES = [
  ['nb', 'Siden kunne ikke vises. Prøv igjen om litt, eller', 'gå til forsiden'],
  ['nn', 'Sida kunne ikkje visast. Prøv igjen om litt, eller', 'gå til framsida'],
  ['en', 'The page could not be shown. Try again shortly, or', 'go to the front page'],
] as const;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, sign => ESCAPES[sign] ?? '');

/** The page of an error where the explorer is not built, or fails at telling of its own failure. */
const barePage = (
  reply: FastifyReply,
  request: FastifyRequest,
  { status, message, hint = '' }: SentError,
): FastifyReply =>
  reply
    .code(status)
    .headers({ ...uncachedHeaders(status), ...PAGE_HEADERS, 'x-request-id': request.id })
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Samgraf</title></head><body><main><h1>Samgraf</h1>${SENTENCES.map(
        ([lang, text, link]) => `<p lang="${lang}">${text} <a href="/">${link}</a>.</p>`,
      ).join('')}<p lang="en">${escaped(message)} ${escaped(hint)}</p></main></body></html>`,
    );
