import { describeError } from '../../../engine/errors';
import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * The log: JSON, one line per event, on standard output unless set otherwise. It contains nothing that a
 * client sent except names from its document: URLs are cut before the query string, and headers with
 * credentials are redacted.
 */
export const createLog = (level: string, to: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { req: requestOf, err: errorOf },
    },
    to,
  );

/** Estimates stay as they were; the next write has statistics read again. */
export const warnOfStatistics =
  (log: Logger) =>
  (error: unknown): void => {
    log.warn({ error: describeError(error) }, 'Statistics could not be read again: those of before are used');
  };

/** Pino's own serializer would mistake the description of a fault (fault.ts) for the error itself. */
const errorOf = (error: unknown): unknown =>
  error instanceof Error ? pino.stdSerializers.err(error) : error;

type LoggedRequest = Readonly<{ method?: string; url?: string; id?: unknown }>;
const requestOf = ({ method, url, id }: LoggedRequest): LoggedRequest => ({
  method: method ?? '',
  url: (url ?? '').split('?')[0] ?? '',
  id,
});
