import { buildSchema } from '../../src/api/build-schema';
import { Documents, Refused } from '../../src/api/documents';
import { SamgrafError } from '../../src/errors';
import { readProjectModel } from '../../src/server/samgraf';

const schema = buildSchema(readProjectModel());
const GOOD = '{ municipality(number: "0301") { id } }';

describe('documents', () => {
  test('are read once', () => {
    const documents = new Documents(schema);
    expect(documents.read(GOOD)).toBe(documents.read(GOOD));
    expect(documents.read(`${GOOD} `)).not.toBe(documents.read(GOOD));
  });

  test('are forgotten when many others, or much longer ones, have been read since', () => {
    for (const others of [Array.from({ length: 500 }, (_, i) => `${GOOD} # ${i}`), ['a', 'b', 'c'].map(name => `${GOOD} # ${name.repeat(60_000)}`)]) {
      const documents = new Documents(schema);
      const before = documents.read(GOOD);
      for (const other of others) documents.read(other);
      expect(documents.read(GOOD)).not.toBe(before);
    }
  });

  const refusalOf = (documents: Documents, text: string): unknown => {
    try {
      return documents.read(text);
    } catch (error) {
      return error;
    }
  };

  test.each([['{', Refused], ['{ nonsense }', Refused], [`{ ${'a: __typename '.repeat(200)} }`, SamgrafError]] as const)('that are refused are so each time, read once: %#', (text, refusal) => {
    const documents = new Documents(schema);
    const first = refusalOf(documents, text);
    expect(first).toBeInstanceOf(refusal);
    expect(refusalOf(documents, text)).toBe(first);
  });

  test('nested too deep are not even parsed', () => {
    expect(() => new Documents(schema).read('{'.repeat(100_000))).toThrow(SamgrafError);
  });
});
