import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, SEED } from '../support/drawn';
import { cellOf, workbookOf, zipOf } from './zips';

/** A file that someone sends to do harm, by what is wrong with it. */
export type HostileFile = Readonly<{ name: string; body: Buffer }>;

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const times = (count: number, of: string | ((i: number) => string)): string =>
  typeof of === 'string' ? of.repeat(count) : Array.from({ length: count }, (_, i) => of(i)).join('');

const rdf = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rdf:RDF xmlns:rdf="${RDF}" xmlns:dct="http://purl.org/dc/terms/">${inside}</rdf:RDF>`;
const ENTITY = `<!DOCTYPE rdf:RDF [<!ENTITY a "${'A'.repeat(100_000)}">]>`;
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${times(9, i => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)}]>`;
const model = (inside: string, before = ''): string =>
  `${before}<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><elements>${inside}</elements></model>`;
const element = (i: number, name = `System ${i}`): string =>
  `<element identifier="i${i}" xsi:type="ApplicationComponent"><name>${name}</name></element>`;
const HEADER = `<row r="1">${cellOf('A1', 'navn')}${cellOf('B1', 'kaller')}</row>`;
const sheet = (rows: string, after = ''): string => `<sheetData>${HEADER}${rows}</sheetData>${after}`;
const NAIS = 'apiVersion: nais.io/v1alpha1\nkind: Application\n';

/** A1–A13 of those that once ended or hung a server. */
const ONCE: Readonly<Record<string, string | Buffer>> = {
  'A1 blank lines on top': `${times(34, '\n')}name;id\na;b`,
  'A1 blank lines of CR LF': `${times(30, '\r\n')}name;id\na;b`,
  'A1 blank lines with a blank': `${times(30, ' \n')}name;id\na;b`,
  'A2 a cell at XFD1048576': workbookOf(sheet(`<row r="1048576">${cellOf('XFD1048576', 'x')}</row>`)),
  'A3 a cell at ZZZZZ99999999': workbookOf(sheet(`<row r="99999999">${cellOf('ZZZZZ99999999', 'x')}</row>`)),
  'A4 a cell at B1048576': workbookOf(sheet(`<row r="1048576">${cellOf('B1048576', 'x')}</row>`)),
  'A5 an entity in a text': rdf(
    `<rdf:Description rdf:about="http://x.no/1"><dct:title>${times(5_000, '&a;')}</dct:title></rdf:Description>`,
    ENTITY,
  ),
  'A6 an entity in an address': rdf(
    `<rdf:Description rdf:about="http://x.no/${times(5_000, '&a;')}"/>`,
    ENTITY,
  ),
  'A6 an entity in many things': rdf(
    times(
      900,
      i =>
        `<rdf:Description rdf:about="http://x.no/${i}"><dct:title>${times(20, '&a;')}</dct:title></rdf:Description>`,
    ),
    ENTITY,
  ),
  'A7 an entity, and more bytes': rdf(
    `<rdf:Description rdf:about="http://x.no/1"><dct:title>${times(5_000, '&a;')}</dct:title></rdf:Description><!--${times(200_000, ' ')}-->`,
    ENTITY,
  ),
  'A8 a text of 90 MB in a cell': workbookOf(
    sheet(`<row r="2">${cellOf('A2', times(90_000_000, 'x'))}</row>`),
  ),
  'A8 a shared text of 50 MB': workbookOf(
    sheet(times(10_000, i => `<row r="${i + 2}"><c r="A${i + 2}" t="s"><v>0</v></c></row>`)),
    [{ name: 'xl/sharedStrings.xml', content: `<sst><si><t>${times(50_000_000, 'x')}</t></si></sst>` }],
  ),
  'A9 a packed model with a text of 95 MB': zipOf([
    { name: 'model.xml', content: model(element(1, times(95_000_000, 'x'))) },
  ]),
  'A10 comments that begin': times(64_000, '<!--'),
  'A10 document types that begin': times(28_000, '<!DOCTYPE'),
  'A11 one file named 1,000 times': zipOf([
    { name: 'a.xml', content: times(20_000_000, 'x'), said: 1_000, times: 1_000, names: i => `${i}.xml` },
  ]),
  'A12 contexts of JSON-LD': JSON.stringify({
    '@context': Array.from({ length: 5_000 }, (_, i) => ({ [`t${i}`]: `http://x.no/${i}` })),
    '@graph': Array.from({ length: 2_000 }, (_, i) => ({
      '@context': { a: `http://x.no/${i}` },
      '@id': `http://x.no/${i}`,
    })),
  }),
  'A13 3,000 files in a zip file': zipOf(
    Array.from({ length: 3_000 }, (_, i) => ({ name: `${i}.xml`, content: 'x' })),
  ),
  'A13 a deep list': `@prefix dct: <http://purl.org/dc/terms/> .\n<http://x.no/1> dct:title ${times(60_000, '(')}1${times(60_000, ')')} .`,
};

const TABLES: Readonly<Record<string, string | Buffer>> = {
  'no byte': '',
  'a million commas': times(1_000_000, ','),
  '900,000 line feeds': times(900_000, '\n'),
  '100,000 quotes': times(100_000, '"'),
  'a quote that does not end': `navn;id\n"${times(900_000, 'x')}`,
  'a row of 1,000,000 signs': `navn\n${times(999_000, 'x')}`,
  '600 columns': `${times(600, i => `k${i};`)}navn\na\n`,
  '12,000 rows': `navn\n${times(12_000, i => `System ${i}\n`)}`,
  '9,000 rows of what is in no column': `navn;a;b;c;d;e;f;g\n${times(9_000, i => `S ${i};1;2;3;4;5;6;7\n`)}`,
  'a name of 50,000 signs': `navn;kaller\n${times(50_000, 'n')};ID-porten\n`,
  'what a cell refers to has 240,001 signs': `navn;kaller\na;${times(240_001, 'n')}\n`,
  'a header of 100,000 signs': `navn;${times(100_000, 'h')}\na;b\n`,
  '9,000 parts in a cell': `navn;kaller\n${`a;"${times(9_000, i => `r${i};`)}"\n`}`,
  'blanks in a cell': `navn;kaller\na;"${times(300_000, ' \n')}"\n`,
  'nothing but NUL': Buffer.alloc(300_000),
  'half of UTF-16': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(99_999, 0xd8)]),
  formulas: `navn;id\n=1+1;@SUM(A1)\n`,
};

const WORKBOOKS: Readonly<Record<string, Buffer>> = {
  'no more than a beginning': Buffer.from('PK\u0003\u0004'),
  'rows at the end of a sheet': workbookOf(
    sheet(times(2_000, i => `<row r="${i * 500 + 2}">${cellOf(`A${i * 500 + 2}`, 'x')}</row>`)),
  ),
  'a cell beyond the columns': workbookOf(sheet(`<row r="2">${cellOf('XFD2', 'x')}</row>`)),
  'cells not in order': workbookOf(sheet(`<row r="2">${cellOf('B2', 'x')}${cellOf('A2', 'y')}</row>`)),
  'rows not in order': workbookOf(sheet(`<row r="9"/><row r="2">${cellOf('A2', 'y')}</row>`)),
  'a row of no number': workbookOf(sheet(`<row r="1e9">${cellOf('A2', 'y')}</row><row r="x"/>`)),
  'merged all over': workbookOf(
    sheet(
      times(200, i => `<row r="${i + 2}">${cellOf(`A${i + 2}`, 'x')}</row>`),
      `<mergeCells>${times(20_000, '<mergeCell ref="A2:XFD1048576"/>')}</mergeCells>`,
    ),
  ),
  'merged 300,000 times': workbookOf(
    sheet('', `<mergeCells>${times(300_000, '<mergeCell ref="A2:B3"/>')}</mergeCells>`),
  ),
  'a text that is not there': workbookOf(sheet(`<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>`)),
  'a million texts that nobody refers to': workbookOf(sheet(`<row r="2">${cellOf('A2', 'x')}</row>`), [
    { name: 'xl/sharedStrings.xml', content: `<sst>${times(1_000_000, '<si><t>x</t></si>')}</sst>` },
  ]),
  'a million styles': workbookOf(sheet(`<row r="2">${cellOf('A2', 'x')}</row>`), [
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><cellXfs>${times(1_000_000, '<xf/>')}</cellXfs></styleSheet>`,
    },
  ]),
  'a format of brackets': workbookOf(sheet(`<row r="2"><c r="A2" s="0"><v>1</v></c></row>`), [
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${times(300_000, '[')}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
    },
  ]),
  'a document type in a sheet': workbookOf(sheet(''), [], `${LAUGHS}<workbook>&j;</workbook>`),
  'no sheet': workbookOf(sheet(''), [], '<workbook/>'),
  'a sheet outside': workbookOf(
    sheet(''),
    [{ name: 'xl/worksheets/other.xml', content: '<x/>' }],
    '<workbook><sheets><sheet r:id="../../etc/passwd"/></sheets></workbook>',
  ),
  '200 MB of blanks': workbookOf(`<sheetData>${times(99_000_000, ' ')}</sheetData>`, [
    { name: 'xl/sharedStrings.xml', content: times(99_000_000, ' ') },
  ]),
  depth: workbookOf(times(500_000, '<a>')),
  attributes: workbookOf(`<row ${times(60_000, i => `a${i}="" `)}/>`),
  'lone surrogates': workbookOf(sheet(`<row r="2">${cellOf('A2', '_xD800_')}</row>`)),
  'numbers that are none': workbookOf(
    sheet(`<row r="2"><c r="A2"><v>1e999</v></c><c r="B2" t="d"><v>1e999</v></c></row>`),
  ),
};

const ZIPS: Readonly<Record<string, Buffer>> = {
  'sizes that are less': zipOf([{ name: 'model.xml', content: times(60_000_000, 'x'), said: 10 }]),
  'sizes that are more': zipOf([{ name: 'model.xml', content: 'x', said: 4_000_000_000 }]),
  'an honest bomb': zipOf([{ name: 'model.xml', content: Buffer.alloc(120_000_000) }]),
  'two files of one name': zipOf([
    { name: 'model.xml', content: model(element(1)) },
    { name: 'model.xml', content: model(element(2)) },
  ]),
  'one file by two names': zipOf([
    { name: 'model.xml', content: model(element(1)), times: 2, names: i => ['model.xml', 'b.xml'][i] ?? '' },
  ]),
  '11,000 files': zipOf(Array.from({ length: 11_000 }, (_, i) => ({ name: `${i}`, content: '', method: 0 }))),
  'a path outside': zipOf([{ name: '../../model.xml', content: model(element(1)) }]),
  encrypted: zipOf([{ name: 'model.xml', content: model(element(1)), flags: 1 }]),
  'an unknown method': zipOf([{ name: 'model.xml', content: model(element(1)), method: 93 }]),
  'a zip in a zip': zipOf([{ name: 'model.xml', content: zipOf([{ name: 'model.xml', content: 'x' }]) }]),
  'a comment of 60,000 bytes': zipOf(
    [{ name: 'model.xml', content: model(element(1)) }],
    times(60_000, 'PK\u0005\u0006'.slice(0, 1)),
  ),
};

const XML: Readonly<Record<string, string | Buffer>> = {
  'laughs in a model': `${LAUGHS}${model('&j;')}`,
  'laughs in RDF': rdf('&j;', LAUGHS),
  'a document type in UTF-16': Buffer.from(`\ufeff${rdf('', ENTITY)}`, 'utf16le'),
  'a document type in UTF-16, the other end first': Buffer.from(
    `\ufeff${rdf('', ENTITY)}`,
    'utf16le',
  ).swap16(),
  'a document type in UTF-16 without a mark': Buffer.from(rdf('', ENTITY), 'utf16le'),
  'a document type after a long comment': rdf('', `<!--${times(200_000, '-')}x-->${ENTITY}`),
  'a document type in small letters': rdf('&a;', ENTITY.replace('DOCTYPE', 'doctype')),
  'a document type inside': rdf(ENTITY),
  'an entity from elsewhere': rdf('&a;', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
  'elements within elements': model(times(100_000, '<element>')),
  'one element of 100,000 attributes': model(`<element ${times(60_000, i => `a${i}="" `)}/>`),
  namespaces: rdf(times(2_500, i => `<a${i}:b xmlns:a${i}="http://x.no/${i}">`)),
  'a model of 12,000 elements': model(times(9_900, i => element(i))),
  'a name of 300,000 signs': model(element(1, times(300_000, 'x'))),
  'references that do not end': rdf(times(200_000, '&amp')),
  'a root of 300,000 signs': `<${times(300_000, 'a')}>`,
  'less-than signs': `<?xml version="1.0"?>${times(900_000, '<')}`,
  instructions: times(200_000, '<?'),
};

const OTHERS: Readonly<Record<string, string>> = {
  'brackets of JSON': times(100_000, '['),
  'brackets of JSON-LD': `{"@context":${times(50_000, '[')}${times(50_000, ']')}}`,
  'objects within objects': `${times(50_000, '{"http://x.no/a":')}1${times(50_000, '}')}`,
  'half a character in JSON':
    '{"@id":"http://x.no/1","@type":"http://www.w3.org/ns/dcat#Dataset","http://purl.org/dc/terms/title":"\\ud800"}',
  'a context elsewhere': '{"@context":"http://127.0.0.1:9/x","@id":"http://x.no/1"}',
  'imports of contexts': '{"@context":{"@version":1.1,"@import":"http://127.0.0.1:9/x"}}',
  'lists of JSON-LD': JSON.stringify({
    'http://x.no/a': { '@list': Array.from({ length: 15_000 }, (_, i) => i) },
  }),
  reverse: JSON.stringify({
    '@reverse': {
      'http://x.no/a': Array.from({ length: 20_000 }, (_, i) => ({ '@id': `http://x.no/${i}` })),
    },
  }),
  'blank nodes of Turtle': `<http://x.no/1> <http://x.no/a> ${times(10_000, '[ <http://x.no/a> ')}1${times(10_000, ' ]')} .`,
  'an address of 500,000 signs': `<http://x.no/${times(500_000, 'a')}> a <http://www.w3.org/ns/dcat#Dataset> .`,
  'a prefix of 500,000 signs': `@prefix ${times(500_000, 'a')}: <http://x.no/> .`,
  'an address that does not end': `<http://x.no/${times(900_000, 'a')}`,
  'a long text that does not end': `<http://x.no/1> <http://x.no/a> """${times(900_000, '"')}`,
  'numbers of Turtle': `<http://x.no/1> <http://x.no/a> ${times(300_000, '1')}e${times(300_000, '1')} .`,
  '20,000 things': times(9_000, i => `<http://x.no/${i}> a <http://www.w3.org/ns/dcat#Dataset> .\n`),
  'aliases within aliases': `model:\n  id: x\na: &a [1,1,1,1,1,1,1,1,1,1]\n${times(9, i => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(10)}]\n`)}`,
  'brackets of YAML': `model:\n  id: x\nelements: ${times(100_000, '[')}`,
  'keys of YAML': `model:\n${times(12_000, i => ` k${i}: v\n`)}`,
  'depth of YAML': `model:\n${times(700, i => `${' '.repeat(i + 1)}a:\n`)}`,
  merges: `model:\n  id: x\na: &a {k: v}\n${times(4_000, i => `b${i}:\n  <<: *a\n`)}`,
  templates: `${NAIS}${times(90_000, '{{#if a}}')}`,
  'templates that do not end': `${NAIS}${times(100_000, '{{')}`,
  'templates on lines': `${NAIS}${times(100_000, '{{#if a}}\n')}`,
  'documents of YAML': times(6_000, `${NAIS}---\n`),
  'tags of YAML': `model:\n  id: ${times(10_000, '!a ')}x\n`,
};

const FILES = join(__dirname, '..', 'imports', 'files');
const GOOD = [
  ...['catalog.ttl', 'landscape.archimate', 'landscape.xml', 'services.jsonld', 'services.rdf'].map(name =>
    readFileSync(join(FILES, name)),
  ),
  workbookOf(sheet(`<row r="2">${cellOf('A2', 'Konsesjon')}${cellOf('B2', 'ID-porten')}</row>`)),
  Buffer.from('navn;kaller\nKonsesjon;ID-porten\nSøknad;Maskinporten\n'),
  Buffer.from(`${NAIS}metadata:\n  name: soknad\nspec:\n  idporten:\n    enabled: true\n`),
];

/** A good file, some bytes of which are changed, left out, or there many times. */
const mutated = (good: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.record({
        at: fc.nat(good.length - 1),
        length: fc.nat(40),
        how: fc.constantFrom('flip', 'cut', 'repeat', 'swap', 'sign'),
        sign: fc.constantFrom('<', '&', '"', '[', '{', '\n', ';', '\u0000', '\u00ff', ':', '#'),
        more: fc.integer({ min: 2, max: 2_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map(changes => {
      let now = good;
      for (const { at, length, how, sign, more } of changes) {
        const [before, part, after] = [
          now.subarray(0, at),
          now.subarray(at, at + length),
          now.subarray(at + length),
        ];
        const instead = {
          flip: Buffer.from(part.map(byte => byte ^ (more % 256))),
          cut: Buffer.alloc(0),
          repeat: Buffer.concat(Array.from({ length: more }, () => part)),
          swap: Buffer.from(part).reverse(),
          sign: Buffer.from(sign.repeat(more), 'latin1'),
        }[how];
        now = Buffer.concat([before, instead, after]);
      }
      return now;
    });

const ALL = { once: ONCE, table: TABLES, workbook: WORKBOOKS, zip: ZIPS, xml: XML, other: OTHERS };

/** Files that did harm once, files of each sort beyond each limit, and good ones that were changed, drawn from the seed of the run. */
export const hostileFiles = (drawn = 40): readonly HostileFile[] => [
  ...Object.entries(ALL).flatMap(([sort, files]) =>
    Object.entries(files).map(([name, body]) => ({ name: `${sort}: ${name}`, body: Buffer.from(body) })),
  ),
  ...GOOD.flatMap((good, i) =>
    fc
      .sample(mutated(good), { numRuns: Math.ceil(drawn / GOOD.length), seed: SEED + i })
      .map((body, j) => ({ name: `drawn: ${i}, ${j}`, body })),
  ),
];
