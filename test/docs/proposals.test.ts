import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, type Samgraf } from '../../src/doors/server/samgraf';
import { send } from '../changes/changing';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const PAGE = readFileSync(join(PROJECT, 'docs', 'proposals.md'), 'utf8');
const examples = [...PAGE.matchAll(/^```graphql\n([^]*?)^```$/gm)].map(([, text]) => text ?? '');

let server: SeededApp;
let samgraf: Samgraf;
beforeAll(async () => {
  server = await openSeededApp();
  ({ samgraf } = server);
});
afterAll(() => server.close());

test('the examples do what the page says, one after another, on the national graph', async () => {
  expect(examples).toHaveLength(6);
  const answers: unknown[] = [];
  for (const example of examples) answers.push(await send(samgraf, example));
  expect(answers).toMatchObject([
    {
      propose: {
        proposal: { id: 'proposal:1', status: 'OPEN' },
        report: { refused: 0, results: [{ status: 'CREATED' }] },
      },
    },
    { proposals: { totalCount: 1 } },
    { acceptProposal: { report: { refused: 0, results: [{ status: 'CREATED' }] } } },
    { acceptProposal: { proposal: { status: 'ACCEPTED' }, report: { applied: true, refused: 0 } } },
    { connectUses: { change: { status: 'CHANGED' } } },
    { connections: { outcome: 'FOUND' } },
  ]);
});
