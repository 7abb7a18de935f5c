import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import {
  FACT,
  MANIFEST,
  SOURCE,
  faultsOf,
  framework,
  load,
  municipality,
  removeFolders,
  type Files,
} from './loading';

const amends = (from: string, to: string): object => ({
  relation: 'AMENDS',
  from: `framework:${from}`,
  to: `framework:${to}`,
  quote: 'endrer',
  ...FACT,
});
const uses = (from: string, own: object = {}): object => ({
  relation: 'USES',
  from: `municipality:${from}`,
  to: 'resource:r',
  ...FACT,
  ...own,
});
const solution = { type: 'Solution', id: 'resource:r', name: { en: 'R' }, ...FACT };
const latin1 = Buffer.from(JSON.stringify(municipality('0302', { name: { nb: 'Værøy' } })), 'latin1');

/** What the store holds before each. */
const HELD: Files = {
  'held.jsonl': [
    SOURCE,
    solution,
    municipality('0001'),
    framework('a'),
    framework('b'),
    amends('a', 'b'),
    uses('0001', { validFrom: '2020-01-01' }),
  ],
};

/** Ids whose letters a proxy, a log or an eye would read otherwise. */
const MISREAD = [
  ...['a/../b', 'a b', 'a:b', '<b>', 'a\u0007', 'a\u007f', 'a\u202eb', 'a\u200bb', 'a\ud800', 'a\ufe0f'],
  ...['\u3164', '😀', 'Ａ'],
];
const NO_ID = /a\.jsonl:1 {2}id: is not an id: .* 1 to 200 letters, digits and \. _ ~ -/;

type Case = Readonly<{ what: string; files: Files; says: RegExp }>;
const CASES: readonly Case[] = [
  {
    what: 'no manifest',
    files: { 'seed.json': undefined, 'a.jsonl': [municipality('0301')] },
    says: /seed\.json is missing/,
  },
  {
    what: 'a manifest that is no JSON',
    files: { 'seed.json': '{"recordedAt": ', 'a.jsonl': [municipality('0301')] },
    says: /seed\.json is not JSON/,
  },
  {
    what: 'a web address that is none',
    files: { 'a.jsonl': [{ ...solution, id: 'resource:s', homepage: 'javascript:alert(1)' }] },
    says: /a\.jsonl:1 {2}homepage: is not a web address: write it as https:\/\/www\.example\.no\//,
  },
  {
    what: 'a manifest of another day',
    files: {
      'seed.json': '{\n "title": "t",\n "recordedAt": "yesterday"}',
      'a.jsonl': [municipality('0301')],
    },
    says: /seed\.json:3 {2}recordedAt: is not a point in time/,
  },
  {
    what: 'a manifest with an unknown key',
    files: { 'seed.json': { ...MANIFEST, recorded: 1 }, 'a.jsonl': [municipality('0301')] },
    says: /seed\.json:1 {2}manifest: .*recorded/,
  },
  {
    what: 'a fact of which a draft is the only source',
    files: {
      'a.jsonl': [{ ...municipality('0301'), sources: ['source:a'] }],
      's.jsonl': [
        {
          type: 'Source',
          id: 'source:a',
          name: { nb: 'A' },
          title: 'A',
          standing: 'DRAFT',
          certainty: 'FACT',
          sources: [],
        },
      ],
    },
    says: /a\.jsonl:1 {2}certainty: is FACT, and source:a is DRAFT; a FACT needs a source that is LAW, REGISTER, CONFIGURATION, PUBLISHED/,
  },
  {
    what: 'a fact about law without the words of its source',
    files: { 'a.jsonl': [{ ...amends('b', 'a'), quote: undefined }] },
    says: /a\.jsonl:1 {2}quote: is missing; a FACT of AMENDS says the words of its source/,
  },
  {
    what: 'two verdicts on the same pair',
    files: {
      'a.jsonl': [
        framework('c'),
        { relation: 'GOVERNED_BY', from: 'resource:r', to: 'framework:c', quote: 'skal', ...FACT },
        { relation: 'FULFILS', from: 'resource:r', to: 'framework:c', ...FACT, certainty: 'DEDUCTION' },
      ],
    },
    says: /a\.jsonl:3 {2}resource:r framework:c: FULFILS is DEDUCTION .*GOVERNED_BY is FACT: two verdicts/,
  },
  {
    what: 'a source that is its own',
    files: { 'a.jsonl': [{ ...SOURCE, id: 'source:own', sources: ['source:own'] }] },
    says: /a\.jsonl:1 {2}sources: source:own names itself/,
  },
  { what: 'no record at all', files: { 'a.txt': 'x' }, says: /has no records: there is no \.jsonl file/ },
  {
    what: 'only empty files',
    files: { 'a.jsonl': '\n\n' },
    says: /has no records: its \.jsonl files are empty/,
  },
  {
    what: 'Latin-1',
    files: { 'a.jsonl': [municipality('0301'), latin1] },
    says: /a\.jsonl:2 {2}is not UTF-8/,
  },
  {
    what: 'UTF-16',
    files: { 'a.jsonl': [Buffer.from('\ufeff{}', 'utf16le')] },
    says: /a\.jsonl:1 {2}is UTF-16/,
  },
  {
    what: 'a key twice',
    files: { 'a.jsonl': ['', JSON.stringify(municipality('0301')).replace('{', '{"number":"0302",')] },
    says: /a\.jsonl:2 {2}says number twice/,
  },
  {
    what: 'a key twice, written otherwise',
    files: { 'a.jsonl': [JSON.stringify(municipality('0301')).replace('"nb":', '"nb":"x","\\u006eb":')] },
    says: /a\.jsonl:1 {2}says nb twice/,
  },
  { what: 'no JSON', files: { 'a.jsonl': ['{"type":'] }, says: /a\.jsonl:1 {2}is not JSON/ },
  {
    what: 'an end before the beginning',
    files: { 'a.jsonl': [municipality('0301', { validFrom: '2020-01-01', validTo: '2019-01-01' })] },
    says: /a\.jsonl:1 {2}validTo: is 2019-01-01, which is not after validFrom/,
  },
  {
    what: 'an end on the first day',
    files: { 'a.jsonl': [uses('0001', { validFrom: '2019-01-01', validTo: '2019-01-01' })] },
    says: /a\.jsonl:1 {2}validTo/,
  },
  {
    what: 'an id of two kinds',
    files: { 'a.jsonl': [solution, { ...solution, type: 'DataService' }] },
    says: /a\.jsonl:2 {2}resource:r stands already in a\.jsonl:1, as a Solution/,
  },
  {
    what: 'an id that is another kind in the store',
    files: { 'a.jsonl': [{ ...solution, type: 'DataService' }] },
    says: /a\.jsonl:1 {2}resource:r is a Solution in the store, not a DataService/,
  },
  {
    what: 'a key that a node of the store has',
    files: { 'a.jsonl': [{ ...municipality('0301'), number: '0001' }] },
    says: /a\.jsonl:1 {2}Municipality\.number 0001 is that of municipality:0001, which is in the store/,
  },
  {
    what: 'a circle through the store',
    files: { 'a.jsonl': [amends('b', 'a')] },
    says: /a\.jsonl:1 {2}framework:b reaches itself by AMENDS/,
  },
  {
    what: 'an end that nothing has',
    files: { 'a.jsonl': [uses('9999')] },
    says: /a\.jsonl:1 {2}from: there is no municipality:9999/,
  },
  {
    what: 'an end of the store that is of the wrong kind',
    files: { 'a.jsonl': [{ ...uses('0001'), to: 'framework:a' }] },
    says: /a\.jsonl:1 {2}to: framework:a is a Framework/,
  },
  {
    what: 'a source that is another thing in the store',
    files: { 'a.jsonl': [municipality('0301', { sources: ['source:none'] })] },
    says: /a\.jsonl:1 {2}sources: there is no source:none/,
  },
  {
    what: 'periods that overlap',
    files: {
      'a.jsonl': [
        municipality('0301'),
        uses('0301', { validFrom: '2020-01-01' }),
        uses('0301', { validTo: '2021-01-01' }),
      ],
    },
    says: /a\.jsonl:2 {2}USES municipality:0301 resource:r holds from 2020-01-01 to …, and by a\.jsonl:3 .* overlap/,
  },
  {
    what: 'a relation that begins before one of its ends',
    files: {
      'a.jsonl': [
        municipality('0301', { validFrom: '2020-01-01' }),
        uses('0301', { validFrom: '2019-12-31' }),
      ],
    },
    says: /a\.jsonl:2 {2}validFrom: USES holds from 2019-12-31, and municipality:0301 only from 2020-01-01; a relation cannot begin before its ends/,
  },
  {
    what: 'an end that begins after a relation of the store',
    files: { 'a.jsonl': [municipality('0001', { validFrom: '2020-01-02' })] },
    says: /a\.jsonl:1 {2}validFrom: municipality:0001 holds from 2020-01-02, and USES municipality:0001 resource:r already from 2020-01-01; a relation cannot/,
  },
  {
    what: 'a period that overlaps one of the store',
    files: { 'a.jsonl': [uses('0001', { validFrom: '2021-01-01' })] },
    says: /a\.jsonl:1 {2}USES municipality:0001 resource:r holds from 2021-01-01 to …, and in the store from 2020-01-01 to …: .*--replace/,
  },
  {
    what: 'a name too long to be found by',
    files: { 'a.jsonl': [municipality('0301', { name: { nb: 'x '.repeat(4_500) } })] },
    says: /a\.jsonl:1 {2}name\.nb: is too long to be found by: at most 4000 bytes/,
  },
  {
    what: 'a name too long as it is ordered by',
    files: { 'a.jsonl': [municipality('0301', { name: { nb: '東'.repeat(600) } })] },
    says: /a\.jsonl:1 {2}name\.nb: is too long to be found by/,
  },
  {
    what: 'a word without an end',
    files: { 'a.jsonl': [municipality('0301', { description: { nb: 'x'.repeat(1_001) } })] },
    says: /a\.jsonl:1 {2}description\.nb: has a word of more than 1000 letters/,
  },
  {
    what: 'a word too long after others that are not, of letters of two UTF-16 units',
    files: {
      'a.jsonl': [
        municipality('0301', { description: { nb: `${'𐐀'.repeat(1_000)} x ${'𐐀'.repeat(1_000)}` } }),
        municipality('0302', { description: { nb: `${'x'.repeat(999)} ${'𐐀'.repeat(1_001)}` } }),
      ],
    },
    says: /1 fault.*\n.*a\.jsonl:2 {2}description\.nb: has a word of more than 1000 letters/,
  },
  {
    what: 'a text of nothing but blanks, or of signs that are not seen',
    files: {
      'a.jsonl': [
        municipality('0301', { name: { nb: ' \t\n\u00a0' } }),
        municipality('0302', { homepage: '\u200b\ufeff' }),
        municipality('0303', { name: { nb: ' x ' } }),
      ],
    },
    says: /^2 fault.*\n.*a\.jsonl:1 {2}name\.nb: is blank; leave it out instead\n.*a\.jsonl:2 {2}homepage: is blank/,
  },
  {
    what: 'an id too long',
    files: { 'a.jsonl': [municipality('0301', { id: `municipality:${'x'.repeat(201)}` })] },
    says: NO_ID,
  },
  ...MISREAD.map((local): Case => ({
    what: `an id of ${JSON.stringify(local)}`,
    files: { 'a.jsonl': [municipality('0301', { id: `municipality:${local}` })] },
    says: NO_ID,
  })),
  {
    what: 'fewer people than none',
    files: { 'a.jsonl': [municipality('0301', { population: -5 }), municipality('0302', { population: 0 })] },
    says: /^1 fault.*\n.*a\.jsonl:1 {2}population: is beyond its bounds: at least 0$/,
  },
  {
    what: 'a number that sums would lose',
    files: { 'a.jsonl': [municipality('0301', { areaKm2: 1e16 })] },
    says: /a\.jsonl:1 {2}areaKm2: /,
  },
];

afterAll(removeFolders);

describe.each(STORE_NAMES)('faults of a folder, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(samgraf, HELD, { source: 'held' });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test.each(CASES)('$what: check says what load says, and nothing is written', async ({ files, says }) => {
    const before = await samgraf.store.statistics();
    expect(await faultsOf(samgraf, files)).toMatch(says);
    expect(await samgraf.store.statistics()).toEqual(before);
  });

  test('what fills an index to the brim is taken, on each store', async () => {
    const full = (id: string, nb: string): object => ({ ...framework(id), name: { nb } });
    const files = {
      'a.jsonl': [
        full('x', 'y '.repeat(2_000)),
        full('z', '東'.repeat(571)),
        full('w'.repeat(200), 'y '.repeat(2_000)),
        { ...framework('v'), description: { nb: 'x'.repeat(1_000) } },
      ],
    };
    expect(await load(samgraf, files)).toMatchObject({ nodes: 4 });
  });

  test('a byte order mark, Windows line ends and blank lines are taken', async () => {
    const files = {
      'a.jsonl': [
        `\ufeff${JSON.stringify(municipality('0401'))}\r`,
        '',
        ' \r',
        JSON.stringify(municipality('0402')),
      ],
      'seed.json': `\ufeff${JSON.stringify(MANIFEST)}`,
    };
    expect(await faultsOf(samgraf, files)).toBe('no fault');
  });
});
