import type { TypedDocumentString } from '../gql/graphql';
import type { PageAsk } from '../../src/server/page-request';
import type { Sent } from './answer';

/** Why there is no answer, by the API's code, with its own words in English. */
export type Fault = Readonly<{ code: string; detail: string; hint: string | undefined }>;

export type Reply<Data> =
  | Readonly<{ data: Data; fault?: undefined; sent: Sent }>
  | Readonly<{ data?: undefined; fault: Fault; sent: Sent }>;

export type Asking = <Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<Reply<Data>>;

/** Arguments that are left out are not sent: null would mean something else to some of them. */
const given = (variables: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== null));

/** Asks, and notes what was sent: a page shows the first, which is what it is about. */
export const askingOf =
  (ask: PageAsk, note: (sent: Sent) => void): Asking =>
  async <Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ) => {
    const sent = { query: document.toString(), variables: given(variables) };
    note(sent);
    const { data, errors } = await ask(sent.query, sent.variables);
    const [error] = errors ?? [];
    if (error === undefined) return { data: data as Data, sent };
    const { code, hint } = error.extensions ?? {};
    return {
      sent,
      fault: {
        code: typeof code === 'string' ? code : 'INTERNAL',
        detail: error.message,
        hint: typeof hint === 'string' ? hint : undefined,
      },
    };
  };
