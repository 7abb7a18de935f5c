import { join } from 'node:path';
import { assertEnumType, assertObjectType } from 'graphql';
import { readModelOf } from '../../src/doors/server/samgraf';
import { isDerivedAnew, layoutOf, mayMisfit } from '../../src/engine/model/layout';
import { Messages } from '../../src/engine/messages/speaker';
import { firstOf, type Model } from '../../src/engine/model/model';
import { readModel } from '../../src/engine/model/read-model';
import { storedProperties } from '../../src/engine/model/stored';
import { validators } from '../../src/engine/model/validate';
import { RESERVED_NAMES, buildSchema } from '../../src/engine/schema/build-schema';
import { BASE } from './faults-of';
import { PROJECT, readPack, type Pack } from '../../src/pack/pack';

const packOf = (name: string): Pack => readPack(join(PROJECT, name));
const ESTONIA = packOf('examples/estonia');
const estonia = readModelOf(ESTONIA);

describe.each([
  ['examples/estonia', 'et en', 'et', 'en'],
  ['examples/netherlands', 'nl en et', 'nl', 'en'],
  ['examples/hospital', 'en', 'en', 'en'],
  [
    '.',
    'nb nn en se sma smj fkv da sv fi is et lv lt de fr pl nl bg cs el es ga hr hu it mt pt ro sk sl',
    'nb',
    'nb',
  ],
])('the API of %s', (folder, all, first, told) => {
  const pack = packOf(folder);
  const schema = buildSchema(readModelOf(pack));

  test('has the languages of its pack', () => {
    const values = assertEnumType(schema.getType('Language')).getValues();
    expect(values.map(({ name }) => name).join(' ')).toBe(all);
    expect(pack.languages).toEqual(folder === '.' ? ['nb', 'nn', 'en'] : ['en']);
  });

  test('shows a name in the first of them, and says sentences in the first that it has words in', () => {
    const defaultOf = (type: string, field: string): unknown =>
      assertObjectType(schema.getType(type))
        .getFields()
        [field]?.args.find(({ name }) => name === 'lang')?.defaultValue;
    expect(defaultOf('Source', 'name')).toBe(first);
    expect(defaultOf('GroupKey', 'name')).toBe(first);
    expect(defaultOf('Truncation', 'explanation')).toBe(told);
    expect(defaultOf('Path', 'explanation')).toBe(told);
  });
});

describe('a text of a record', () => {
  const faultsOf = (model: Model, name: object): string => {
    const source = model.kinds.get('Source');
    if (!source) throw new Error('no sources');
    const record = { type: 'Source', id: 'source:a', title: 'A', certainty: 'FACT', sources: [], name };
    const read = validators(model).node(source).safeParse(record);
    return read.success ? '' : read.error.issues.map(({ message }) => message).join();
  };

  test('is in a language of the pack, or refused by their names', () => {
    expect(faultsOf(readModelOf(packOf('examples/netherlands')), { nl: 'Bron' })).toBe('');
    expect(faultsOf(estonia, { et: 'Allikas', en: 'Source' })).toBe('');
    expect(faultsOf(estonia, { nb: 'Kilde' })).toMatch(/is in nb, and texts are in et or en: .*pack\.json/);
  });

  test('is shown, ordered and kept by them: in its own language before English, by its own alphabet', () => {
    const { fields } = estonia.kinds.get('Source') ?? {};
    if (!fields) throw new Error('no sources');
    expect(storedProperties(fields, { name: { en: 'Source', et: 'Õigusallikas' } })).toMatchObject({
      name: 'Õigusallikas',
      name_texts: '{"et":"Õigusallikas","en":"Source"}',
      name_sort: 'w~~aigusallikas',
    });
  });
});

describe('a kept store', () => {
  const before = layoutOf(estonia);
  const with_ = (changed: Partial<Pack>) => layoutOf(readModelOf({ ...ESTONIA, ...changed }));

  test.each<[string, Partial<Pack>, boolean]>([
    ['the same', {}, false],
    ['with one language more', { written: { own: ['et', 'en'], others: ['ru'] } }, false],
    ['with another first', { written: { own: ['en', 'et'], others: [] } }, true],
    ['with other letters', { letters: {} }, true],
    ['with another stemmer', { written: { own: ['et', 'fi', 'en'], others: [] } }, true],
  ])('%s', (_, changed, isAnew) => {
    const now = with_(changed);
    expect(isDerivedAnew('Source', before, now)).toBe(isAnew);
    expect(mayMisfit('Source', before, now)).toBe(isAnew);
  });

  test('with a language less is looked at for texts in it, and one from before languages were noted is as it is', () => {
    const without = with_({ written: { own: ['en'], others: [] } });
    expect(mayMisfit('Source', before, without)).toBe(true);
    const { types, enums } = before;
    expect(mayMisfit('Source', { types, enums }, before)).toBe(false);
  });
});

describe('what the SDL says to people', () => {
  const sdlOf = (label: string, also = ''): string => `
    type Hall implements Entity @node(prefix: "hall") @label(${label}) @noun(plural: {en: "halls"${also}}) { "S." size: Int }`;
  const read = (label: string, also?: string) =>
    readModel(
      [...BASE.map(file => ({ ...file, isCore: true })), { name: 'own.graphql', text: sdlOf(label, also) }],
      RESERVED_NAMES,
      new Messages({ languages: ['en'], written: { own: ['et', 'en'], others: [] } }, () => undefined),
    );

  test('may be in any language of the pack, and is shown in the first of them that says it', () => {
    const model = read('et: "saal", en: "hall"', ', et: "saalid"');
    const { label, noun } = model.kinds.get('Hall') ?? {};
    expect(label).toEqual({ et: 'saal', en: 'hall' });
    expect(noun?.many).toEqual({ et: 'saalid', en: 'halls' });
    expect(label && firstOf(label, model)).toBe('saal');
    expect(noun && firstOf(noun.many, read('en: "hall"'))).toBe('saalid');
  });

  test('is refused in another, wherever it stands', () => {
    expect(() => read('nb: "sal", en: "hall"')).toThrow('@label says something in nb; the pack has et, en');
    expect(() => read('en: "hall"', ', nb: "saler"')).toThrow('@noun says something in nb');
    expect(() => read('et: "saal"')).toThrow('@label needs the argument en');
  });
});
