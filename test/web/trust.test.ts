import { readConfig } from '../../src/config';
import { serving } from '../server/serving';
import { get, textOf } from './pages';

const { server, serve } = serving();

const ANSWER = '/sporsmal/knytter?fra=municipality:1151&til=eu&lang=nb';

test('each sentence leads to whoever is told of what is wrong, with the sentence and its address, and so does the page about', async () => {
  const app = await serve({ contact: 'mailto:samgraf@example.org' });
  const { body } = await get(app, ANSWER);
  const claims = body.match(/class="sg-claim" id=/g)?.length ?? 0;
  const links = [...body.matchAll(/href="(mailto:samgraf@example\.org\?[^"]*)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&')),
  );
  expect(claims).toBeGreaterThan(3);
  expect(links).toHaveLength(claims);
  expect(links[0]?.searchParams.get('body')).toMatch(/^Utsira bruker [^]*\nhttp[^]*valgt=/);
  expect((await get(app, '/om?lang=nb')).body).toMatch(/Skriv til <a[^>]*href="mailto:samgraf@example.org"/);
});

test('where no contact is set, pages say nothing of it', async () => {
  for (const url of [ANSWER, '/om?lang=nb'])
    expect(textOf((await get(server().app, url)).body)).not.toMatch(/Meld feil|Skriv til/);
});

test.each(['javascript:alert(1)', 'someone@example.org', 'http://example.org', 'mailto:a@b?bcc=c@d'])(
  'a contact of another sort is refused: %s',
  contact => {
    expect(() => readConfig({ SAMGRAF_CONTACT: contact })).toThrow(/SAMGRAF_CONTACT/);
  },
);

test.each([
  '/kart/norge?tull=1',
  '/kart/okosystem?ressurs=resource:id-porten',
  '/kart/kapabiliteter?kommune=municipality:4601',
  '/bilde/okosystem.svg?tull=1',
  '/bilde/krav.svg?hvem=municipality:4601&tull=1',
])('a map or a picture refuses what it does not read: %s', async url => {
  const { statusCode, body } = await get(server().app, url);
  expect(statusCode).toBe(400);
  expect(textOf(body)).toMatch(/Vi forsto ikke denne delen av adressen/);
});

test('what is not registered is counted beside the certainties, not under one of them', async () => {
  const { body } = await get(server().app, '/kart/norge?ressurs=resource:fiks-digisos&lang=nb');
  const row = /<tr><th scope="row">ikke registrert<\/th>(.*?)<\/tr>/.exec(body)?.[1] ?? '';
  expect(row.match(/>–</g)).toHaveLength(3);
  expect(row).toMatch(/>\d+<\/td>$/);
});

test('why there is none stands in the text to take along too', async () => {
  const url = '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:dga&lang=nb';
  const { body } = await get(server().app, `${url}&format=txt`);
  expect(body).toMatch(/Hvorfor ikke, og hva som ville knyttet dem sammen:\nLangs relasjonene/);
  expect(body).toMatch(/ville vært nok:\n- En relasjon av formen «/);
});
