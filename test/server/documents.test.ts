import { buildSchema } from '../../src/api/build-schema';
import { Documents, Refused } from '../../src/api/documents';
import { SamgrafError } from '../../src/errors';
import { Recent } from '../../src/recent';
import { readProjectModel } from '../../src/server/samgraf';

const schema = buildSchema(readProjectModel());
const GOOD = '{ municipality(number: "0301") { id } }';

describe('documents', () => {
  test('are read once', () => {
    const documents = new Documents(schema);
    expect(documents.read(GOOD)).toBe(documents.read(GOOD));
    expect(documents.read(`${GOOD} `)).not.toBe(documents.read(GOOD));
  });

  test.each(['{', '{ nonsense }', `{ ${'a: __typename '.repeat(200)} }`])('that are refused are so each time: %s', text => {
    const documents = new Documents(schema);
    for (let time = 0; time < 2; time += 1) expect(() => documents.read(text)).toThrow(Refused);
  });

  test('nested too deep are not even parsed', () => {
    expect(() => new Documents(schema).read('{'.repeat(100_000))).toThrow(SamgrafError);
  });
});

describe('what was used lately', () => {
  test('is at most so many entries, those used longest ago gone', () => {
    const recent = new Recent<number>({ entries: 3, weight: 100 });
    for (const [i, key] of ['a', 'b', 'c'].entries()) recent.set(key, i, 1);
    expect(recent.get('a')).toBe(0);
    recent.set('d', 3, 1);
    expect(['a', 'b', 'c', 'd'].map(key => recent.get(key))).toEqual([0, undefined, 2, 3]);
  });

  test('has at most so much weight, its keys included', () => {
    const recent = new Recent<number>({ entries: 100, weight: 10 });
    recent.set('a', 0, 4);
    recent.set('b', 1, 4);
    recent.set('a', 2, 1);
    expect(['a', 'b'].map(key => recent.get(key))).toEqual([2, 1]);
    recent.set('cc', 3, 2);
    expect(['a', 'b', 'cc'].map(key => recent.get(key))).toEqual([undefined, 1, 3]);
    recent.set('d', 4, 11);
    expect(['b', 'cc', 'd'].map(key => recent.get(key))).toEqual([1, 3, undefined]);
    recent.clear();
    recent.set('e', 5, 9);
    expect(['b', 'e'].map(key => recent.get(key))).toEqual([undefined, 5]);
  });
});
