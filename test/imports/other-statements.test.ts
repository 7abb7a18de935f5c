import { Parser, type Quad } from 'n3';
import type { Viewer } from '../../src/engine/access/viewer';
import { exportThings, kindsNamed } from '../../src/files/exports/export';
import { otherQuads } from '../../src/files/exports/other-quads';
import { TermsOf } from '../../src/files/exports/terms';
import { Losses } from '../../src/files/exports/writing';
import type { ImportReport } from '../../src/files/imports/report';
import type { Query } from '../../src/files/imports/changes';
import { importFile, queryAs } from '../../src/doors/server/import-route';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const model = readProjectModel();
const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const by = { request: { id: 'other-statements', ip: '' }, viewer: OPERATOR };
const HERE = 'https://register.example';

/** A catalogue as a national one is: themes, distributions and contacts have no place in the model. */
const CATALOGUE = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<${HERE}/catalogue> a dcat:Catalog ; dct:title "Register"@nb ; dcat:dataset <${HERE}/d1>, <${HERE}/d2> .
<${HERE}/d1> a dcat:Dataset ; dct:title "Brønner"@nb ; dcat:keyword "brønn"@nb, "vann"@nb ;
  dcat:contactPoint [ a vcard:Kind ; vcard:hasEmail <mailto:post@register.example> ] ;
  dcat:distribution <${HERE}/d1.csv> ; dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/DAILY> .
<${HERE}/d1.csv> a dcat:Distribution ; dcat:byteSize "12"^^xsd:decimal ; dct:title "CSV"@nb .
<${HERE}/d2> a dcat:Dataset ; dct:title "Kilder"@nb ; dcat:keyword "kilde"@nb .
`;

const plainly = ({ predicate, object }: Quad): string =>
  object.termType === 'Literal'
    ? `${predicate.value} ${object.value}@${object.language} ${object.datatype.value}`
    : `${predicate.value} ${object.termType === 'BlankNode' ? '[]' : object.value}`;

describe('what the model has no place for', () => {
  let seeded: SeededApp;
  let query: Query;
  beforeAll(async () => {
    seeded = await openSeededApp();
    query = queryAs(seeded.app.askAs, by);
  });
  afterAll(() => seeded.close());

  const read = (dryRun: boolean): Promise<ImportReport> =>
    importFile(
      Buffer.from(CATALOGUE),
      { kind: undefined, source: 'source:register', title: 'Register', certainty: 'FACT', dryRun },
      { askAs: seeded.app.askAs, model, by },
    );

  const written = async (): Promise<readonly Quad[]> => {
    const parts: Buffer[] = [];
    const wanted = {
      format: 'ttl',
      kinds: kindsNamed(['Dataset', 'Source'], model),
      title: 'Register',
    } as const;
    const uses = { model, query, origin: 'https://samgraf.example', losses: new Losses() };
    for await (const part of exportThings(wanted, uses)) parts.push(Buffer.from(part));
    return new Parser().parse(Buffer.concat(parts).toString('utf8'));
  };

  test('is kept with the thing and given back; the catalogue itself is kept with its source', async () => {
    const first = await read(false);
    expect([first.applied, first.notUnderstood, first.cells]).toEqual([
      true,
      [],
      { read: 14, taken: 14, mapped: 0, kept: 12, notUnderstood: 0 },
    ]);
    const quads = await written();
    const said = new Parser()
      .parse(CATALOGUE)
      .filter(({ predicate }) => !/#type$/.test(predicate.value))
      .map(plainly);
    const given = new Set(quads.map(plainly));
    expect(said.filter(one => !given.has(one))).toEqual([]);
  });

  test('is the same when the file is read once more', async () => {
    const { changes, cells } = await read(true);
    expect([changes.created, changes.changed, cells.notUnderstood]).toEqual([0, 0, 0]);
  });
});

test('nothing is said of other things of the graph, and what is no Turtle is given as a text', () => {
  const terms = new TermsOf('https://samgraf.example', model);
  const subject = terms.thing('dataset:a');
  const other = terms.thing('municipality:0301').value;
  const texts = [`<> <${HERE}/p> "a" . <${other}> <${HERE}/p> "b" .`, 'not Turtle'];
  expect(
    otherQuads(texts, subject, terms).map(({ subject: of, object }) => [of.value, object.value]),
  ).toEqual([
    [subject.value, 'a'],
    [subject.value, 'not Turtle'],
  ]);
});
