import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { barePage } from './bare-page';
import { sendError, type SendError, type Told } from './http-errors';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the address has pages for people, so that its errors are pages too. */
    isPage?: boolean;
  }
}

/** Sends an error as a page of the explorer. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply, told: Told) => Promise<FastifyReply>;

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
