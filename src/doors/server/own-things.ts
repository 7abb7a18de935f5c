import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '../../engine/access/viewer';
import { SamgrafError } from '../../engine/errors';
import { representJson } from './represent';

/** What programs keep here with a key, follows and scenarios: who may, what is wanted, and how it is told. */

/** Returns who asks, if it is known. @throws UNAUTHENTICATED, which says why, and what takes no key */
export const withKey = (viewer: Viewer, why: string, without: string): Viewer => {
  if (viewer.known) return viewer;
  throw new SamgrafError('UNAUTHENTICATED', why, `Send \`Authorization: Bearer …\`; ${without}`);
};

/** Reads what is sent. @throws BAD_INPUT, which says what it is and how it is sent */
export const readWish = <T>(form: z.ZodType<T>, body: unknown, what: string, example: string): T => {
  const read = form.safeParse(body);
  if (read.success) return read.data;
  throw new SamgrafError(
    'BAD_INPUT',
    `What is to be ${what} cannot be read: ${z.prettifyError(read.error)}`,
    `Send ${example}.`,
  );
};

/** Sends what is one's own, which nobody between keeps. */
export const sendOwn = (
  request: FastifyRequest,
  reply: FastifyReply,
  json: unknown,
): ReturnType<typeof representJson> =>
  representJson(request, reply.header('cache-control', 'no-store'), json, true);
