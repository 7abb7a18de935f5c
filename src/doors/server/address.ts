import { createServer } from 'node:net';
import { SamgrafError } from '../../engine/errors';

/** A resolver may take a minute to look up a host name. */
const MOST_MS = 5_000;

/**
 * Checks that this process can listen on an address before it does any work: listens, and stops immediately.
 */
export const checkAddress = async (host: string, port: number): Promise<void> => {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(unknownHost(host));
      }, MOST_MS);
      server.once('error', reject).once('listening', resolve).listen({ host, port });
      const end = (): void => {
        clearTimeout(timer);
      };
      server.once('error', end).once('listening', end);
    });
  } catch (error) {
    throw addressError(error, host, port);
  } finally {
    server.close();
  }
};

/** What to set otherwise, of an address that another setting than HOST and PORT gives. */
export type Remedies = Readonly<{ taken: string; notAllowed: string; unknown: string }>;

const OF_THE_API: Remedies = {
  taken: 'set PORT to another port; 0 takes a free one.',
  notAllowed: 'Set PORT to 1024 or higher',
  unknown: 'Set HOST to 127.0.0.1, to 0.0.0.0 for all IPv4 addresses, or to :: for all.',
};

/** Why it is not possible to listen, as an error of ours. */
export const addressError = (error: unknown, host: string, port: number, remedies = OF_THE_API): unknown => {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new SamgrafError(
        'PORT_IN_USE',
        `Another process listens on port ${port} of ${host}.`,
        `Stop it, or ${remedies.taken}`,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
      return new SamgrafError(
        'PORT_NOT_ALLOWED',
        `This process may not listen on port ${port}.`,
        `${remedies.notAllowed}, or give the process the right to bind low ports (CAP_NET_BIND_SERVICE).`,
        { cause: error },
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return unknownHost(host, error, remedies);
    default:
      return error;
  }
};

const unknownHost = (host: string, cause?: unknown, { unknown } = OF_THE_API): SamgrafError =>
  new SamgrafError('HOST_UNKNOWN', `${host.slice(0, 100)} is not an address of this machine.`, unknown, {
    cause,
  });
