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

  test.each(['{', '{ nonsense }', `{ ${'a: __typename '.repeat(200)} }`])('that are refused are so each time: %s', text => {
    const documents = new Documents(schema);
    for (let time = 0; time < 2; time += 1) expect(() => documents.read(text)).toThrow(Refused);
  });

  test('nested too deep are not even parsed', () => {
    expect(() => new Documents(schema).read('{'.repeat(100_000))).toThrow(SamgrafError);
  });
});
