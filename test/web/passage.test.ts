import { markedIn } from '../../web/model/marked';
import { passageHref } from '../../web/parts/passage';
import { serveGraph, type Served } from '../agents/connected';
import { get } from './pages';

test.each([
  ['whatever its blanks', 'Den skal\n  ha kart.', 'skal ha', ['skal\n  ha']],
  ['each side of an omission', 'Den skal ha kart og planer.', 'Den … planer', ['Den', 'planer']],
  ['no more than the quote', 'skal, skal ha', 'skal ha', ['skal ha']],
  ['nothing that is not there', 'Den skal.', 'kan', []],
])('a quote is marked in its passage: %s', (_, text, quote, marked) => {
  const parts = markedIn(text, quote);
  expect(parts.map(part => part.text).join('')).toBe(text);
  expect(parts.flatMap(part => (part.isQuote ? [part.text] : []))).toEqual(marked);
});

describe('the page of a passage', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveGraph();
  });
  afterAll(() => served.close());

  test('shows it as archived, without a script', async () => {
    const quote = '"MaskinportenSettings": {';
    const { statusCode, body } = await get(
      served.app,
      passageHref(['source:altinn-altinn-broker-appsettings-json'], quote, 'nb'),
    );
    expect(statusCode).toBe(200);
    expect(body).toContain('<mark>&quot;MaskinportenSettings&quot;: {</mark>');
  });

  test('says so where it is not archived, and repeats nothing of the address as markup', async () => {
    const { statusCode, body } = await get(served.app, passageHref(['source:x'], '<b>nei</b>', 'nb'));
    expect(statusCode).toBe(404);
    expect(body).toContain('Avsnittet er ikke arkivert');
    expect(body).not.toContain('<b>nei');
  });
});
