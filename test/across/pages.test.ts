import { openAsking, serveExample, type Serving } from './graphs';
import { unhurried } from '../support/unhurried';
import { thingHref } from '../../web/model/state';

let ee: Serving;
let no: Serving;
beforeAll(async () => {
  ee = await serveExample('estonia');
  no = await openAsking({ ee: ee.address }, unhurried(), true);
}, 120_000);
afterAll(async () => {
  await no.close();
  await ee.close();
});

const pageOf = async (url: string, of = no) => {
  const { statusCode, body } = await of.app.inject({ url, headers: { 'accept-language': 'nb' } });
  return { status: statusCode, body };
};
const QUESTION = '/sporsmal/knytter?fra=municipality:0301&til=ee:local:tallinn&across=ee';

describe('a page that goes across', () => {
  test('is led to from the start, by what each graph has asked about as an example', async () => {
    const { body } = await pageOf('/');
    expect(body).toContain(QUESTION.replaceAll('&', '&amp;'));
    expect(body).toContain('Hvilke delte ressurser knytter Oslo til Tallinn City Office?');
  });

  test('draws a border, says what is the same by what, and whose each step is', async () => {
    const { status, body } = await pageOf(QUESTION);
    expect(status).toBe(200);
    expect(body).toContain('<h1>Fem delte ressurser knytter Oslo til Tallinn City Office.</h1>');
    expect(body).toContain('class="sg-border-line"');
    expect(body).toMatch(
      /Grense<\/strong>: det digitale Norge \| Estonia&#39;s digital state|Grense<\/strong>: det digitale Norge \| Estonia's digital state/,
    );
    expect(body).toContain('CELEX-nummer 32014R0910');
    expect(body).toMatch(/Ifølge Estonia/);
    expect(body).toContain('Over grensen er dette bare likhet');
    expect(body).toMatch(/Estonia.{1,6}s digital state ble spurt/);
    // What is of another graph has its page there.
    expect(body).toContain(`href="${ee.address}/id/local:tallinn"`);
    expect(body).not.toContain('href="/id/ee:');
    // The form asks again of the same graphs.
    expect(body).toContain('type="hidden" name="across" value="ee"');
  });

  test('has the same as files, and is not followed, since nobody tells of what changes elsewhere', async () => {
    const { body } = await pageOf(`${QUESTION}&format=txt`);
    expect(body).toMatch(/Det er også spurt i: Estonia.s digital state/);
    expect((await pageOf(`${QUESTION}&format=csv`)).body).toContain('eIDAS Regulation');
    expect((await pageOf(`/bilde/knytter.svg${QUESTION.slice(QUESTION.indexOf('?'))}`)).body).toContain(
      'sg-border-line',
    );
  });

  test('asks what falls there too', async () => {
    const { status, body } = await pageOf('/sporsmal/fases-ut?hva=framework:eidas&across=ee');
    expect(status).toBe(200);
    expect(body).toMatch(/Estonia.{1,6}s digital state ble spurt/);
  });

  test('finds what is of another graph by its id or by an address of it, and asks that graph then', async () => {
    const leadsTo = async (til: string): Promise<unknown> => {
      const url = `/sporsmal/knytter?fra=municipality:0301&til=${encodeURIComponent(til)}`;
      const { headers } = await no.app.inject({ url, headers: { 'accept-language': 'nb' } });
      return headers.location;
    };
    for (const til of ['ee:local:tallinn', `${ee.address}/id/local:tallinn`])
      expect(await leadsTo(til)).toBe(QUESTION);
    // By the register of organisations there; what both have is ours.
    const { things } = JSON.parse((await ee.app.inject('/border')).body) as Readonly<{
      things: Readonly<Record<string, string>>;
    }>;
    const [iri = ''] = Object.entries(things).find(([, id]) => id === 'local:tallinn') ?? [];
    expect(iri).toMatch(/^https?:/);
    expect(await leadsTo(iri)).toBe(QUESTION);
    expect(await leadsTo('http://publications.europa.eu/resource/celex/32014R0910')).toBe(
      '/sporsmal/knytter?fra=municipality:0301&til=framework:eidas',
    );
  });

  test('says that it is not found by its name, and how it is', async () => {
    const at = (til: string) =>
      pageOf(`/sporsmal/knytter?fra=municipality:0301&til=${encodeURIComponent(til)}&across=ee`);
    for (const til of ['Tallinna Linnavalitsus', 'https://nowhere.example/id/local:tallinn']) {
      const { status, body } = await at(til);
      expect(status).toBe(404);
      expect(body).toMatch(
        /Det som er i Estonia.{1,6}s digital state, finner du ikke ved navn her: Skriv id-en/,
      );
    }
    expect((await at(`${ee.address}/id/local:nowhere`)).status).toBe(302);
    expect((await at('ee:local:nowhere')).status).toBe(404);
  });

  test('knows no graph that is not set', async () => {
    expect((await pageOf(QUESTION.replace('across=ee', 'across=xx'))).status).toBe(400);
    expect(
      (await pageOf('/sporsmal/endret?hva=framework:eidas&fraDag=2023-01-01&tilDag=2026-01-01&across=ee'))
        .status,
    ).toBe(400);
    expect((await pageOf(QUESTION.replace('local:tallinn', 'local:nowhere'))).status).toBe(404);
  });
});

test('where no other graph is set, nothing says that any could be asked', async () => {
  const alone = await openAsking({}, unhurried(), true);
  expect((await pageOf('/', alone)).body).not.toContain('across');
  const { body } = await pageOf('/sporsmal/knytter?fra=municipality:0301&til=eu', alone);
  expect(body).not.toContain('Andre grafer');
  expect(body).not.toContain('across');
  expect((await pageOf('/sporsmal/knytter?fra=municipality:0301&til=eu&across=ee', alone)).status).toBe(400);
  await alone.close();
}, 60_000);

test('a graph that is down is said, and never that there is nothing', async () => {
  const down = await openAsking({ ee: 'http://127.0.0.1:9' }, unhurried(), true);
  const { status, body } = await pageOf(QUESTION, down);
  expect(status).toBe(200);
  expect(body).toMatch(/<h1>Det er ikke kjent/);
  expect(body).toContain('ble ikke spurt: Grafen kan ikke nås.');
  expect(body).not.toContain('Ingen delte ressurser knytter');
  const found = await pageOf('/sporsmal/knytter?fra=municipality:0301&til=eu&across=ee', down);
  expect(found.body).toContain('ble ikke spurt: Grafen kan ikke nås.');
  await down.close();
}, 60_000);

test('what another graph says that its page is, is a link only where it is of the web', () => {
  const along = { lang: undefined, day: undefined };
  const of = (iri: string) => thingHref({ id: 'ee:a:b', graph: 'ee', iri }, along);
  expect(of('https://ee.example/id/a:b')).toBe('https://ee.example/id/a:b');
  expect(of('javascript:alert(1)')).toBeUndefined();
  expect(of(' https://ee.example')).toBeUndefined();
  expect(thingHref({ id: 'a:b' }, along)).toBe('/id/a:b');
});
