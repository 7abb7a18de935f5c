import { SamgrafError } from '../../errors';
import { isFields, type Fields } from '../apollo/params';
import type { OperationList } from './read-operations';

/** A request as sent: the body of a POST, the query string of a GET. */
export type Sent = Readonly<{ method: string; body: unknown; search: string }>;

const NOT_LISTED = 'OPERATION_NOT_LISTED';
const LISTED_ONLY =
  'Send one of the listed operations by its id: {"documentId": "…", "variables": {…}}. Whoever runs the server lists them in SAMGRAF_OPERATIONS.';

/**
 * The operations that are known in advance. A client asks for one by its id, as `documentId`, `id` or
 * `extensions.persistedQuery.sha256Hash`; it is then as if it had sent the text. With `only`, nothing else is
 * answered.
 */
export class Operations {
  constructor(
    private readonly list: OperationList | undefined,
    private readonly only: boolean,
  ) {}

  /** The request with the text in place of the id; the same if it has no id. Throws OPERATION_NOT_LISTED. */
  resolve(sent: Sent): Sent {
    if (!this.list) {
      const fields = sent.method === 'POST' ? sent.body : fieldsOf(new URLSearchParams(sent.search));
      if (isFields(fields) && !hasText(fields) && idOf(fields) !== undefined) throw noList();
      return sent;
    }
    if (sent.method === 'POST') {
      if (!isFields(sent.body)) return sent;
      const text = this.textFor(sent.body, this.list);
      return text === undefined ? sent : { ...sent, body: withText(sent.body, text) };
    }
    const given = new URLSearchParams(sent.search);
    const text = this.textFor(fieldsOf(given), this.list);
    return text === undefined ? sent : { ...sent, search: searchWith(given, text) };
  }

  /** Undefined if the request stays as it is. */
  private textFor(fields: Fields, list: OperationList): string | undefined {
    const own = idOf(fields);
    if (hasText(fields)) {
      if (this.only && !list.has(String(fields['query'])))
        throw new SamgrafError(NOT_LISTED, "This operation is not on the server's list.", LISTED_ONLY);
      return undefined;
    }
    const asked = own ?? hashOf(fields);
    if (typeof asked !== 'string') return undefined;
    const text = list.textOf(asked);
    // A hash may be of a document that was sent before.
    if (text !== undefined || (own === undefined && !this.only)) return text;
    throw new SamgrafError(
      NOT_LISTED,
      'No listed operation has this id.',
      this.only ? LISTED_ONLY : 'Send the document itself as query, or one of the listed ids.',
    );
  }
}

const hasText = ({ query }: Fields): boolean => typeof query === 'string' && query !== '';

const idOf = ({ documentId, id }: Fields): string | undefined =>
  [documentId, id].find((name): name is string => typeof name === 'string' && name !== '');

const noList = (): SamgrafError =>
  new SamgrafError(
    NOT_LISTED,
    'This server has no list of operations, so it knows no ids.',
    'Send the document itself as query. Whoever runs the server lists operations in SAMGRAF_OPERATIONS.',
  );

const hashOf = ({ extensions }: Fields): unknown => {
  const persisted = isFields(extensions) ? extensions['persistedQuery'] : undefined;
  return isFields(persisted) ? persisted['sha256Hash'] : undefined;
};

/** The text in place of all that names it. An id need not be a hash of the text, so nobody compares them. */
const withText = (fields: Fields, text: string): Fields => {
  const { extensions } = fields;
  const others = isFields(extensions) ? { extensions: without(extensions, ['persistedQuery']) } : {};
  return { ...without(fields, ['documentId', 'id']), query: text, ...others };
};

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const fieldsOf = (given: URLSearchParams): Fields => ({
  ...Object.fromEntries(['query', 'documentId', 'id'].map(name => [name, given.get(name)])),
  extensions: parsed(given.get('extensions')),
});

const searchWith = (given: URLSearchParams, text: string): string => {
  const { extensions } = withText(fieldsOf(given), text);
  const search = new URLSearchParams(given);
  for (const name of ['documentId', 'id', 'extensions']) search.delete(name);
  search.set('query', text);
  if (isFields(extensions)) search.set('extensions', JSON.stringify(extensions));
  return `?${search.toString()}`;
};

/** Apollo Server says what is wrong with extensions that are no JSON. */
const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
};
