import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * The log: JSON, one line an event, on standard output or where it is said. Nothing of what a client sent stands in it
 * but names from its document: addresses are cut before their query, and headers that carry rights are left out.
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

/** Pino's own would take what is told of a fault (fault.ts) for the error itself. */
const errorOf = (error: unknown): unknown =>
  error instanceof Error ? pino.stdSerializers.err(error) : error;

type LoggedRequest = Readonly<{ method?: string; url?: string; id?: unknown }>;
const requestOf = ({ method, url, id }: LoggedRequest): LoggedRequest => ({
  method: method ?? '',
  url: (url ?? '').split('?')[0] ?? '',
  id,
});
