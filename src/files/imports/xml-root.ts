import { SamgrafError } from '../../engine/errors';

/**
 * Returns the name of the root of an XML file, past its declaration, comments and instructions (XML 1.0, 2.8), each sign of which is
 * looked at once. Undefined if it is not in the text.
 *
 * @throws BAD_INPUT where it declares a document type: what it says of entities is nothing that a file of ours needs, and a few bytes of
 * it stand for gigabytes
 */
export const rootOf = (text: string): string | undefined => {
  let at = 0;
  while (at < text.length) {
    at = text.indexOf('<', at);
    if (at < 0) return undefined;
    if (text.startsWith('<?', at)) at = past(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = past(text, '-->', at + 4);
    else if (text.startsWith('<!', at)) throw noDocumentType();
    else return nameAt(text, at + 1);
  }
  return undefined;
};

const past = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
};

const MOST_NAME = 200;

const nameAt = (text: string, at: number): string | undefined =>
  /^[A-Za-z][\w:.-]*(?=[\s/>])/.exec(text.slice(at, at + MOST_NAME))?.[0];

const noDocumentType = (): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    'The file declares a document type, and entities are not read.',
    'Save it without one (without <!DOCTYPE …>): as RDF/XML without entities, or as Turtle; or as Model Exchange File or .archimate.',
  );
