import type { FastifyReply, FastifyRequest } from 'fastify';
import { uncachedHeaders, type Told } from './http-errors';
import { PAGE_HEADERS } from './explorer';

/** In every language, since what reads the request's language may be what failed. */
const SENTENCES = [
  ['nb', 'Siden kunne ikke vises. Prøv igjen om litt, eller', 'gå til forsiden'],
  ['nn', 'Sida kunne ikkje visast. Prøv igjen om litt, eller', 'gå til framsida'],
  ['en', 'The page could not be shown. Try again shortly, or', 'go to the front page'],
] as const;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, sign => ESCAPES[sign] ?? '');

/** The page of an error where the explorer is not built, or fails at telling of its own failure. */
export const barePage = (
  reply: FastifyReply,
  request: FastifyRequest,
  { status, message, hint = '' }: Told,
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
