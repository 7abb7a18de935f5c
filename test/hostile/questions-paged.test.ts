import { ASKED, PAGED } from './asked';
import { buildServer } from '../../src/doors/server/server';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { encodeCursor } from '../../src/engine/plan/cursor';
import { refusals } from './refusal';
import { ask, bodyOf } from './seeded-app';

const { refuses, server } = refusals();

describe('cursors', () => {
  const after = (name: string, cursor: string): string =>
    `{ ${ASKED[name]?.(`, after: ${JSON.stringify(cursor)}`)} { totalCount } }`;
  for (const name of [...PAGED, 'gaps']) {
    refuses(after(name, 'bm90IG91cnM'), 'BAD_CURSOR', /`after` is not a valid cursor/, {
      called: `${name} after what is none`,
    });
    refuses(
      after(name, encodeCursor(name, ['"; MATCH (n) DETACH DELETE n //'])),
      'BAD_CURSOR',
      /no longer in the answer/,
      { called: `${name} after something that is not in it` },
    );
    refuses(after(name, encodeCursor(name, [])), 'BAD_CURSOR', /another order/, {
      called: `${name} after nothing`,
    });
    refuses(
      after(name, encodeCursor(name === 'paths' ? 'reach' : 'paths', ['x'])),
      'BAD_CURSOR',
      /another order/,
      { called: `${name} after something of another question` },
    );
  }
  refuses(
    `{ history(of: {id: "framework:eidas"}, after: ${JSON.stringify(encodeCursor('history', [null]))}) { totalCount } }`,
    'BAD_CURSOR',
    /no longer/,
    { called: 'history after null' },
  );
});

describe('hubs', () => {
  // Everybody is in one country: the ends of a relation that makes everything a neighbour of everything.
  test('at both ends are looked through, or said to be cut', async () => {
    const { data } = bodyOf(
      await ask(server().app, {
        query:
          '{ paths(from: {municipality: {}}, to: {sharedResource: {}}, direction: ANY, maxHops: 2, first: 1) { outcome totalCount truncated { reason completeTo } } }',
      }),
    ) as { data: { paths: { outcome: string; truncated: unknown } } };
    expect(data.paths.outcome).toBe('FOUND');
  });
});

describe('an empty graph', () => {
  test('has nothing of anything, and every id is unknown', async () => {
    const store = await EmbeddedStore.open();
    const app = await buildServer(await openSamgraf(readProjectModel(), store), { logLevel: 'silent' });
    try {
      const all =
        '{ paths(from: {municipality: {}}, to: {framework: {}}) { outcome whyNot { missing { length } hiddenBy { by } } } reach(of: {entity: {}}) { totalCount } neighbourhood(of: {entity: {}}) { totalCount relations { relation } } ' +
        'impact(of: {sharedResource: {}}, change: RETIRE) { totalCount substitutes { users } } dependencies(of: {sector: {}}) { totalCount } coverage(columns: GOAL) { totalCount columns { id } } gaps { totalCount } }';
      expect(bodyOf(await ask(app, { query: all })).data).toEqual({
        paths: { outcome: 'NOTHING_MATCHES', whyNot: { missing: [], hiddenBy: [] } },
        reach: { totalCount: 0 },
        neighbourhood: { totalCount: 0, relations: [] },
        impact: { totalCount: 0, substitutes: [] },
        dependencies: { totalCount: 0 },
        coverage: { totalCount: 0, columns: [] },
        gaps: { totalCount: 0 },
      });
      expect(
        bodyOf(await ask(app, { query: '{ history(of: {id: "municipality:0301"}) { totalCount } }' }))
          .errors?.[0]?.extensions,
      ).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringMatching(/\w/) });
    } finally {
      await app.close();
      await store.close();
    }
  });
});
