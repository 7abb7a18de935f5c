import { randomUUID } from 'node:crypto';
import { ANONYMOUS } from '../../engine/access/viewer';
import { textOf } from '../../engine/answer/response-cache';
import { SamgrafError } from '../../engine/errors';
import type { Credentials } from './access/credentials';
import type { FrontDoor } from './front-door';
import { errorBody } from './http-errors';
import type { AskAs } from './parameters';

/** An answer as clients of the API get it. */
export type Asked = Readonly<{
  data?: unknown;
  errors?: readonly Readonly<{ message: string; extensions?: Readonly<Record<string, unknown>> }>[];
  extensions?: Readonly<{ cost?: Readonly<{ estimated?: Readonly<{ visits?: number }> }> }>;
}>;

/** Who asks, as the request that leads to the question says, and whether the cost is to be told. */
export type Asker = Readonly<{
  authorization?: string | undefined;
  ip?: string;
  id?: string;
  cost?: boolean;
}>;

/** Asks the public API, with the rights and the limits of the one who asks. */
export type Ask = (query: string, variables: object, asker: Asker) => Promise<Asked>;

/**
 * The API for parts of the server that are clients of it: by the front door, without a connection. Errors are told as to
 * any client; nothing is thrown for them.
 */
export const askOf =
  (askAs: AskAs, credentials: Credentials): Ask =>
  async (query, variables, { authorization, ip = '', id = randomUUID(), cost }) => {
    try {
      const viewer = authorization === undefined ? ANONYMOUS : await credentials.viewerBy(authorization, id);
      const body = { query, variables, ...(cost ? { extensions: { cost: true } } : {}) };
      return JSON.parse(await askAs(body, { request: { id, ip }, viewer })) as Asked;
    } catch (error) {
      if (error instanceof SamgrafError) return JSON.parse(errorBody(error)) as Asked;
      throw error;
    }
  };

/** The front door without a connection: what is asked is as if it had come by POST. */
export const askAsOf =
  (door: FrontDoor): AskAs =>
  async (sent, { request: { id, ip }, viewer }) => {
    const { body, size } = asSent(sent);
    const headers = { ...HEADERS, 'content-length': String(size) };
    return textOf((await door.ask({ id, ip, method: 'POST', url: '/graphql', headers, body }, viewer)).text);
  };

/**
 * What would have come of a value by way of JSON, and about how many bytes of it. Its texts are not copied: of many changes they are
 * tens of megabytes.
 */
const asSent = (value: unknown): Readonly<{ body: unknown; size: number }> => {
  let size = 0;
  const sent = (of: unknown): unknown => {
    if (typeof of === 'string') size += of.length;
    else size += 4;
    if (Array.isArray(of)) return of.map(item => (item === undefined ? null : sent(item)));
    if (typeof of !== 'object' || of === null) return of;
    const fields: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(of)) {
      if (field === undefined) continue;
      size += name.length;
      fields[name] = sent(field);
    }
    return fields;
  };
  return { body: sent(value), size };
};

const HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
