import type { Samgraf } from '../../src/server/samgraf';
import { FACT, SOURCE, load, municipality, removeFolders } from '../exchange/loading';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const [composed, decomposed] = ['Ålesund', 'Ålesund'.normalize('NFD')];
const life = { type: 'LifeEvent', id: 'life-event:få'.normalize('NFD'), name: { nb: 'Få barn' }, ...FACT };
const RECORDS = [
  SOURCE,
  municipality('1508', { name: { nb: decomposed }, officialName: decomposed }),
  municipality('1509', { name: { nb: composed } }),
  life,
];

afterAll(removeFolders);

describe.each(STORE_NAMES)('letters with a mark, however they are written, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(samgraf, { 'a.jsonl': RECORDS });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const idsWhere = async (where: string, text: string): Promise<readonly string[]> => {
    const { municipalities } = (await dataOf(
      samgraf,
      `query($text: String!) { municipalities(where: {${where}}) { nodes { id } } }`,
      { text },
    )) as { municipalities: { nodes: { id: string }[] } };
    return municipalities.nodes.map(({ id }) => id);
  };
  const both = ['municipality:1508', 'municipality:1509'];

  test.each([composed, decomposed])('are the same letters in a filter: %j', async text => {
    for (const where of [
      'name: {eq: $text}',
      'name: {in: [$text]}',
      'name: {contains: $text}',
      'name: {startsWith: $text}',
      'name: {equalsIgnoringCase: $text}',
      'name: {gte: $text}',
    ])
      expect(await idsWhere(where, text)).toEqual(both);
    expect(await idsWhere('officialName: {startsWith: $text}', text.slice(0, 2))).toEqual([both[0]]);
  });

  test('are the same in an id, and stored in one form', async () => {
    for (const form of ['NFC', 'NFD'])
      expect(
        await dataOf(samgraf, 'query($id: ID!) { entity(id: $id) { id } }', { id: life.id.normalize(form) }),
      ).toEqual({ entity: { id: life.id.normalize('NFC') } });
    expect(await dataOf(samgraf, '{ municipality(number: "1508") { name } }')).toEqual({
      municipality: { name: composed },
    });
  });
});
