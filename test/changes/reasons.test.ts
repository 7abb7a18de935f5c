import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { required } from '../../src/engine/errors';
import { nativeFields, storedProperties, type NativeValue } from '../../src/engine/model/stored';
import { writeRecords } from '../support/write-records';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { WORLD, apply, begin, faultsOf, send } from './changing';

const TEXTS = { nb: 'Etter formen.', nn: 'Etter forma.', en: 'By its form.' };
const USE = { relation: 'USES', from: 'municipality:0301', to: 'resource:a' };
const SAID = `uses { edges { rationale nb: rationale(lang: nb) nn: rationale(lang: nn) fr: rationale(lang: fr) rationales { lang value } } }`;

describe.each(STORE_NAMES)('a reason in several languages, on %s', store => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(store);
    samgraf = stores.on(store);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());
  beforeEach(async () => {
    await begin(samgraf);
    await writeRecords(samgraf, [
      ...WORLD.filter(one => !('relation' in one)),
      { ...use(), rationale: TEXTS },
    ]);
  });

  const use = (): Record<string, unknown> => ({ ...USE, certainty: 'DEDUCTION', sources: ['source:test'] });
  const edge = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { municipality } = (await send(
      samgraf,
      `{ municipality(number: "0301") { ${SAID} } }`,
    )) as unknown as { municipality: { uses: { edges: readonly Readonly<Record<string, unknown>>[] } } };
    return required(municipality.uses.edges[0], 'the use');
  };
  const setting = async (said: object): Promise<string> => {
    const reported = await apply(samgraf, [{ connect: { uses: { from: USE.from, to: USE.to, ...said } } }]);
    expect(faultsOf(reported)).toEqual([]);
    return required(reported.results[0], 'a result').status;
  };

  test('is told in the language that is asked for, its fallbacks, or English where none is', async () => {
    expect(await edge()).toEqual({
      rationale: TEXTS.en,
      nb: TEXTS.nb,
      nn: TEXTS.nn,
      fr: TEXTS.en,
      rationales: Object.entries(TEXTS).map(([lang, value]) => ({ lang, value })),
    });
  });

  test('keeps its languages when the same English is given, and loses them to another text', async () => {
    expect(await setting({ rationale: TEXTS.en })).toBe('UNCHANGED');
    expect(await setting({ rationale: 'Otherwise.' })).toBe('CHANGED');
    expect(await edge()).toMatchObject({
      rationale: 'Otherwise.',
      nb: 'Otherwise.',
      rationales: [{ lang: 'en', value: 'Otherwise.' }],
    });
    expect(await setting({ rationales: { nn: 'På anna vis.' } })).toBe('CHANGED');
    expect(await edge()).toMatchObject({ rationale: 'Otherwise.', nn: 'På anna vis.', nb: 'På anna vis.' });
    expect(await setting({ rationales: { nn: null } })).toBe('CHANGED');
    expect(await edge()).toMatchObject({ nn: 'Otherwise.', rationales: [{ lang: 'en' }] });
    expect(await setting({ rationales: null })).toBe('CHANGED');
    expect(await edge()).toMatchObject({ rationale: null, nb: null, rationales: [] });
  });

  test('has a name of its own in all languages where a relation has its plural', async () => {
    const duty = { id: 'obligation:a', text: { nb: 'Skal.' }, addressee: 'whoever keeps a register' };
    const all = { nb: 'den som fører et register', nn: 'den som fører eit register' };
    const obligation = { ...duty, name: { nb: 'En plikt' }, certainty: 'FACT', sources: ['source:test'] };
    const reported = await apply(samgraf, [
      { upsert: { obligation: { ...obligation, addresseeTexts: all } } },
    ]);
    expect(faultsOf(reported)).toEqual([]);
    const asked =
      '{ entity(id: "obligation:a") { ... on Obligation { addressee nn: addressee(lang: nn) addresseeTexts { lang } } } }';
    expect(await send(samgraf, asked)).toEqual({
      entity: {
        addressee: duty.addressee,
        nn: all.nn,
        addresseeTexts: ['nb', 'nn', 'en'].map(lang => ({ lang })),
      },
    });
  });

  test('is filtered by a part of it in any language', async () => {
    const found = async (part: string): Promise<unknown> => {
      const { municipalities } = (await send(
        samgraf,
        `query ($part: String) { municipalities(where: { uses: { some: { rationale: { contains: $part } } } }) { totalCount } }`,
        { part },
      )) as unknown as { municipalities: { totalCount: number } };
      return municipalities.totalCount;
    };
    expect([await found('BY ITS'), await found('etter forma.'), await found('otherwise')]).toEqual([1, 1, 0]);
  });
});

test('a reason is stored and read alike, however many languages it has; one that is in English alone is a plain text', () => {
  const { fields } = required(readProjectModel().relations.get('USES'), 'USES');
  const kept = (rationale: NativeValue): unknown =>
    nativeFields(fields, storedProperties(fields, { rationale }))['rationale'];
  expect(kept(TEXTS)).toEqual(TEXTS);
  expect(kept({ nb: TEXTS.nb })).toEqual({ nb: TEXTS.nb });
  expect(kept({ en: TEXTS.en })).toBe(TEXTS.en);
  expect(kept(TEXTS.en)).toBe(TEXTS.en);
});
