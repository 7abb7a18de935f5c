import { readPack } from '../../src/pack/pack';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { loadBundle } from '../../src/doors/server/explorer';
import { labelsOf } from '../../src/doors/server/explorer-labels';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { QUESTIONS, textOf } from './pages';

type Respond = (request: object) => Promise<Readonly<{ status: number; body: string }>>;

let respond: Respond;
beforeAll(async () => {
  const model = readProjectModel();
  const labels = labelsOf(model, buildSchema(model), readPack());
  ({ respond } = (await loadBundle(labels, model.messages)) as { respond: Respond });
});

/** What the API may refuse a question with: the page has the status, and says what to do. */
const REFUSALS: readonly (readonly [string, number, RegExp])[] = [
  ['COST_LIMIT', 400, /for stort til å besvares på én gang\. Velg noe smalere/],
  ['TOO_COMPLEX', 400, /for sammensatt.*Ta bort noe/],
  ['FORBIDDEN', 403, /gir ikke tilgang/],
  ['CREDENTIALS_UNAVAILABLE', 503, /spør uten nøkkel/],
  ['INTERNAL', 500, /Noe gikk galt på serveren/],
  ['TIMEOUT', 504, /tok for lang tid\. Gjør spørsmålet smalere/],
  ['QUOTA_SPENT', 429, /så mye som én kan her/],
  ['OVERLOADED', 503, /Mange spør akkurat nå/],
  ['STORE_UNAVAILABLE', 503, /Databasen svarer ikke/],
  ['OPERATION_NOT_LISTED', 403, /godkjent på forhånd/],
  ['UNAUTHENTICATED', 401, /Spør uten nøkkel/],
  ['toString', 503, /Noe gikk galt på serveren/],
];

const refusedAt = (url: string, code: string) =>
  respond({
    url,
    acceptLanguage: undefined,
    fit: (text: string) => text,
    pack: readPack(),
    isKnown: false,
    graphs: () => [],
    ask: () =>
      Promise.resolve({ errors: [{ message: 'Refused <b>so</b>.', extensions: { code, hint: 'A hint.' } }] }),
    assets: { script: '/web/x/client.js', style: '/web/x/style.css', card: '/web/x/card.png' },
    hasPlayground: false,
    origin: '',
  });

test.each(REFUSALS)('%s is %i and a sentence', async (code, status, said) => {
  const refused = await refusedAt(QUESTIONS[0], code);
  expect(refused.status).toBe(status);
  expect(textOf(refused.body)).toMatch(said);
  expect(textOf(refused.body)).toMatch(/Refused <b>so<\/b>\. A hint\./);
  expect(refused.body).toContain(`href="${QUESTIONS[0].replaceAll('&', '&amp;')}"`);
});

test('a side of a comparison that the API refuses is told as its refusal, not as a wrong address', async () => {
  const a = encodeURIComponent(QUESTIONS[0]);
  const { status, body } = await refusedAt(`/sammenlign?a=${a}&b=${a}`, 'COST_LIMIT');
  expect([status, textOf(body)]).toEqual([400, expect.stringMatching(/for stort til å besvares/)]);
});
