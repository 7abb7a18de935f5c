import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Messages } from '../../engine/messages/speaker';
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
 * @param messages what is said where that fails, in all languages.
 */
export const errorSender =
  (log: Logger, page: () => SendPage | undefined, messages: Messages): SendError =>
  (reply, request, told) => {
    const send = page();
    if (send === undefined || !wantsPage(request)) return sendError(reply, request, told);
    return send(request, reply, told).catch((error: unknown) => {
      log.error({ err: error, reqId: request.id }, 'the page of an error failed');
      return barePage(reply, request, { told, messages });
    });
  };

/** At an address of pages, and where there is nothing but a browser looks. */
const wantsPage = ({ method, routeOptions, headers }: FastifyRequest): boolean => {
  const { config, url } = routeOptions;
  if (config.isPage) return true;
  return url === undefined && method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '');
};

/** In every language, since what reads the request's language may be what failed. */
const sentencesOf = (messages: Messages): string =>
  messages.languages
    .map(lang => {
      const { say } = messages.in(lang);
      return `<p lang="${lang}">${say('fault-bare-page')} <a href="/">${say('fault-front-page')}</a>.</p>`;
    })
    .join('');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, sign => ESCAPES[sign] ?? '');

/** The page of an error where the explorer is not built, or fails at telling of its own failure. */
const barePage = (
  reply: FastifyReply,
  request: FastifyRequest,
  { told: { status, message, hint = '' }, messages }: Readonly<{ told: SentError; messages: Messages }>,
): FastifyReply =>
  reply
    .code(status)
    .headers({ ...uncachedHeaders(status), ...PAGE_HEADERS, 'x-request-id': request.id })
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${messages.in(undefined).language}"><head><meta charset="utf-8"><title>Samgraf</title></head><body><main><h1>Samgraf</h1>${sentencesOf(messages)}<p lang="en">${escaped(message)} ${escaped(hint)}</p></main></body></html>`,
    );
