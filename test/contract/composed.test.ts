import type { Samgraf } from '../../src/doors/server/samgraf';
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

/** The name that is shown is the first of `nb` and `en`, which lists are in the order of. */
const NAMES: readonly Readonly<Partial<Record<'nb' | 'en', string>>>[] = [
  'Å',
  'Ål',
  'ål sogn',
  'aa',
  'Våler',
  'V',
  'vå ler',
  'Z',
].flatMap(nb => [{ nb }, { nb, en: 'Vale' }, { nb, en: `${nb} (en)` }, { en: nb }]);

describe.each(STORE_NAMES)('what begins so, in whichever language, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    const records = NAMES.map((names, i) => municipality(String(1500 + i), { name: names }));
    await load(samgraf, { 'a.jsonl': [SOURCE, ...records] });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  type List = { nodes: { id: string; names: { value: string }[] }[]; pageInfo: Record<string, string> };
  const page = async (args: string): Promise<List> =>
    (
      await dataOf(
        samgraf,
        `{ actors(${args}) { nodes { id names { value } } pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } }`,
      )
    )['actors'] as List;
  const isSo = ({ names }: List['nodes'][number], text: string): boolean =>
    names.some(({ value }) => value.toLowerCase().startsWith(text.toLowerCase()));

  test.each(['å', 'Ål', 'v', 'Va', 'vå', 'VÅL', 'z', 'a', 'ål ', 'q', 'ê', ' '])(
    'is found in the order of the list, page by page: %j',
    async text => {
      for (const order of ['{name: ASC}', '{name: DESC}', '{id: DESC}']) {
        const all = (await page(`first: 100, orderBy: [${order}]`)).nodes.filter(node => isSo(node, text));
        const list = `orderBy: [${order}], where: {name: {startsWith: ${JSON.stringify(text)}}}`;
        for (const [size, after, more, end] of [
          ['first', 'after', 'hasNextPage', 'endCursor'],
          ['last', 'before', 'hasPreviousPage', 'startCursor'],
        ] as const) {
          const found: List['nodes'] = [];
          for (let at = '', goesOn = true; goesOn;) {
            const { nodes, pageInfo } = await page(`${list}, ${size}: 4${at}`);
            if (size === 'first') found.push(...nodes);
            else found.unshift(...nodes);
            goesOn = Boolean(pageInfo[more]);
            at = `, ${after}: "${pageInfo[end]}"`;
          }
          expect(found).toEqual(all);
        }
      }
    },
  );
});
