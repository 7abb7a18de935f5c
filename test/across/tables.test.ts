import { parse } from 'graphql';
import { askableAcross } from '../../src/engine/schema/across';
import { openAsking, serveExample, type Serving } from './graphs';

let ee: Serving;
let no: Serving;
beforeAll(async () => {
  ee = await serveExample('estonia');
  no = await openAsking({ ee: ee.address, xx: 'http://127.0.0.1:9' });
}, 120_000);
afterAll(async () => {
  await no.close();
  await ee.close();
});

const tableOf = async (url: string, of = no) => {
  const { statusCode, body, headers } = await of.app.inject({ url });
  return { status: statusCode, body, cut: headers['samgraf-cut'] };
};
const CONSEQUENCES = '/q/consequences.csv?of=framework:eidas';

describe('a table', () => {
  test('goes on in other graphs by a parameter, which is said where any are set', async () => {
    const there = '/q/consequences.csv?of=ee:asset:tara';
    const { status, body } = await tableOf(`${there}&across=ee`);
    expect(status).toBe(200);
    expect(body).toContain('ee:asset:tallinn-portal');
    expect((await tableOf(there)).status).toBe(404);
    expect((await tableOf('/q')).body).toContain('"name": "across"');
  });

  test('says which graph was not asked, as a table and as JSON', async () => {
    for (const url of [
      `${CONSEQUENCES}&across=xx`,
      `${CONSEQUENCES.replace('.csv', '.json')}&across=ee,xx`,
    ]) {
      const { status, cut } = await tableOf(url);
      expect(status).toBe(200);
      expect(cut).toBe('NOT_ASKED xx UNREACHABLE');
    }
  });

  test('has no graph that is not set', async () => {
    expect((await tableOf(`${CONSEQUENCES}&across=zz`)).status).toBe(400);
    const alone = await openAsking({});
    expect((await tableOf(`${CONSEQUENCES}&across=ee`, alone)).status).toBe(400);
    expect((await tableOf('/q', alone)).body).not.toContain('across');
    await alone.close();
  });
});

test('a document is made to go on where its questions can, and is left as it is where they cannot', () => {
  const { schema } = no.samgraf;
  const made = askableAcross('query A($id: ID!) { reach(of: {id: $id}) { nodes { distance } } }', schema);
  expect(made).toContain('$across: [Graph!]');
  expect(made).toContain('across: $across');
  expect(() => parse(made)).not.toThrow();
  for (const same of [
    'query B { entities(first: 1) { nodes { id } } }',
    '{ reach(of: {id: "a:b"}, across: [ee]) { nodes { distance } } }',
  ])
    expect(askableAcross(same, schema)).toBe(same);
});
