import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../src/doors/server/samgraf';
import { unhurried } from '../support/unhurried';
import { openAsking, serveExample, type Serving } from './graphs';

const DOC = readFileSync(join(PROJECT, 'docs', 'across.md'), 'utf8');

let ee: Serving;
let no: Serving;
beforeAll(async () => {
  // As its two commands say: a pack that is reached, and this one, which may ask it.
  const [, folder = '', graph = ''] =
    /SAMGRAF_MODEL=examples\/(\w+) npm start\nSAMGRAF_PEERS=(\w+)=/.exec(DOC) ?? [];
  ee = await serveExample(folder);
  no = await openAsking({ [graph]: ee.address }, unhurried(), true);
}, 120_000);
afterAll(async () => {
  await no.close();
  await ee.close();
});

test('the query of the walk-through answers as it says', async () => {
  const [, query = ''] = /```graphql\n([^]*?)```/.exec(DOC) ?? [];
  const { data, errors } = await no.app.ask(query, {}, {});
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    paths: {
      outcome: 'FOUND',
      graphs: [{ graph: 'ee', asked: true }],
      nodes: [{ crossings: [{ likeness: true }] }],
    },
  });
});

test('its addresses lead to answers', async () => {
  const addresses = [...DOC.matchAll(/`(\/(?:sporsmal|q)\/[^`\s…]+\?[^`\s]+)`/g)].map(([, url = '']) => url);
  expect(addresses).toHaveLength(2);
  for (const url of addresses) {
    const { statusCode, body } = await no.app.inject({ url });
    expect([url, statusCode]).toEqual([url, 200]);
    expect(body).toContain('Tallinn');
  }
});
