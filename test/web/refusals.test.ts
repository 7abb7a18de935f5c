import { join } from 'node:path';
import { PROJECT } from '../../src/server/samgraf';
import { QUESTIONS, textOf } from './pages';

type Respond = (request: object) => Promise<Readonly<{ status: number; body: string }>>;

let respond: Respond;
beforeAll(async () => {
  ({ respond } = (await import(join(PROJECT, 'dist/web/server.cjs'))) as { respond: Respond });
});

/** What the API may refuse a question with: the page has the status, and says what to do. */
const REFUSALS: readonly (readonly [string, number, RegExp])[] = [
  ['COST_LIMIT', 400, /for stort til å besvares på én gang\. Velg noe smalere/],
  ['TOO_COMPLEX', 400, /Noe gikk galt/],
  ['TIMEOUT', 504, /tok for lang tid\. Gjør spørsmålet smalere/],
  ['OVERLOADED', 503, /Mange spør akkurat nå/],
  ['STORE_UNAVAILABLE', 503, /Databasen svarer ikke/],
  ['OPERATION_NOT_LISTED', 403, /godkjent på forhånd/],
  ['UNAUTHENTICATED', 401, /Spør uten nøkkel/],
  ['toString', 503, /Noe gikk galt på serveren/],
];

test.each(REFUSALS)('%s is %i and a sentence', async (code, status, said) => {
  const refused = await respond({
    url: QUESTIONS[0],
    acceptLanguage: undefined,
    isKnown: false,
    ask: () =>
      Promise.resolve({ errors: [{ message: 'Refused <b>so</b>.', extensions: { code, hint: 'A hint.' } }] }),
    assets: { script: '/web/x/client.js', style: '/web/x/style.css' },
    hasPlayground: false,
    origin: '',
  });
  expect(refused.status).toBe(status);
  expect(textOf(refused.body)).toMatch(said);
  expect(textOf(refused.body)).toMatch(/Refused <b>so<\/b>\. A hint\./);
  expect(refused.body).toContain(`href="${QUESTIONS[0].replaceAll('&', '&amp;')}"`);
});
