import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../src/doors/server/samgraf';
import { keepPage } from '../support/kept-page';
import { callTool, serveGraph, type Served } from './connected';

const PAGE = join(PROJECT, 'docs', 'agents.md');
const HEADING = '## A transcript\n';

let served: Served;
beforeAll(async () => {
  served = await serveGraph();
});
afterAll(() => served.close());

/** What an agent would ask to answer: what binds Utsira to eIDAS, and what if ID-porten goes? */
const CALLS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['find_things', { text: 'Utsira', kinds: ['Municipality'] }],
  [
    'explain_connections',
    { from: 'municipality:1151', to: 'framework:eidas', via: 'SharedResource', maxHops: 2 },
  ],
  ['explain_absence', { from: 'municipality:1151', to: 'framework:dga', via: 'SharedResource', lang: 'nn' }],
  ['assess_impact', { ids: ['resource:id-porten'], consequences: ['COVERAGE'], lang: 'en' }],
  ['describe_thing', { ids: ['resource:id-portn'] }],
];

test('the transcript of docs/agents.md is what is really answered', async () => {
  const client = await served.client();
  const turns: string[] = [];
  for (const [name, args] of CALLS) {
    const { text } = await callTool(client, name, args);
    turns.push(`\`${name}\` \`${JSON.stringify(args)}\`\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  }
  const [before = ''] = readFileSync(PAGE, 'utf8').split(HEADING);
  keepPage(PAGE, `${before}${HEADING}\nOn the national graph; a test replays it.\n\n${turns.join('\n')}`);
});
