import type { TypedDocumentString } from '../gql/graphql';
import type { PageAsk, PageRequest } from '../../src/doors/server/page-request';
import type { SentOperation } from './answer';

/** Why there is no answer, by the API's code, with its own words in English. */
export type NoAnswer = Readonly<{ code: string; detail: string; hint: string | undefined }>;

export type PageReply<Data> =
  | Readonly<{ data: Data; fault?: undefined; sent: SentOperation }>
  | Readonly<{ data?: undefined; fault: NoAnswer; sent: SentOperation }>;

export type Asking = <Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<PageReply<Data>>;

/** Arguments that are left out are not sent: null would mean something else to some of them. */
const given = (variables: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== null));

/** The model that is running has not what is asked for; pages that need it are not offered. */
const LACKING: NoAnswer = {
  code: 'NOT_FOUND',
  detail: 'The model of this graph has not what the page asks for.',
  hint: undefined,
};

/** Asks, and notes what was sent: a page shows the first, which is what it is about. */
export const askingOf =
  (ask: PageAsk, fit: PageRequest['fit'], note: (sent: SentOperation) => void): Asking =>
  async <Data, Variables extends object>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ) => {
    const query = fit(document.toString());
    const sent = { query: query ?? document.toString(), variables: given(variables) };
    if (query === undefined) return { fault: LACKING, sent };
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
