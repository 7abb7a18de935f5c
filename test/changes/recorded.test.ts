import type { Samgraf } from '../../src/doors/server/samgraf';
import { LOG_PLACES } from '../../src/engine/plan/cursor';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, editorOf, logOf, one, send, REPORT, type Reported } from './changing';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

describe.each(STORE_NAMES)('on %s', name => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = stores.on(name);
    await begin(samgraf);
  });

  test('a relation goes with its node only if that is said, and the report lists it', async () => {
    await apply(samgraf, [
      { upsert: { solution: { id: 'resource:gone', name: { nb: 'Borte' } } } },
      { connect: { uses: { from: 'municipality:0301', to: 'resource:gone' } } },
    ]);
    const deleted = await apply(samgraf, [{ delete: { id: 'resource:gone', cascade: true } }]);
    expect(deleted.results).toMatchObject([
      { status: 'DELETED', removed: ['USES municipality:0301 resource:gone'], version: null },
    ]);
    const entries = await logOf(samgraf, deleted.sequence - 2);
    expect(entries.map(({ operation, subject }) => `${operation} ${subject}`)).toEqual([
      'DELETED USES municipality:0301 resource:gone',
      'DELETED resource:gone',
    ]);
    const undone = (
      await send(samgraf, `mutation { undo(batch: "${deleted.batch}", reason: "a mistake") { ${REPORT} } }`)
    )['undo'] as unknown as Reported;
    expect(undone).toMatchObject({ applied: true, created: 2 });
    expect(await one(samgraf, '{ solution(id: "resource:gone") { name usedBy { nodes { id } } } }')).toEqual({
      name: 'Borte',
      usedBy: { nodes: [{ id: 'municipality:0301' }] },
    });
    await expect(
      send(samgraf, `mutation { undo(batch: "${deleted.batch}", reason: "again") { applied refused } }`),
    ).resolves.toEqual({ undo: { applied: false, refused: 2 } });
  });

  test('the same key answers with the first report; with other changes it is refused', async () => {
    const changes = [{ patch: { solution: { id: 'resource:b', homepage: 'https://once.no' } } }];
    const first = await apply(samgraf, changes, { key: 'nightly' });
    const second = await apply(samgraf, changes, { key: 'nightly' });
    expect(second).toEqual({ ...first, replayed: true });
    await expect(apply(samgraf, [], { key: 'nightly' })).rejects.toThrow('IDEMPOTENCY_CONFLICT');
    await expect(apply(samgraf, changes, { key: '' })).rejects.toThrow('BAD_INPUT');
  });

  test('what changed nothing is not made later by its key, when someone else has changed it', async () => {
    const said = (homepage: string): object => ({ patch: { solution: { id: 'resource:b', homepage } } });
    const first = await apply(samgraf, [said('https://once.no')], { key: 'nothing new' });
    expect(first).toMatchObject({ unchanged: 1, replayed: false, batch: null });
    await apply(samgraf, [said('https://later.no')]);
    const again = await apply(samgraf, [said('https://once.no')], { key: 'nothing new' });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await one(samgraf, '{ solution(id: "resource:b") { homepage } }')).toEqual({
      homepage: 'https://later.no',
    });
  });

  test('what an editor may change is what its organisation has', async () => {
    const editor = editorOf('organisation:x');
    const by = (change: string): Promise<unknown> => send(samgraf, `mutation { ${change} }`, {}, editor);
    const about = 'source: "source:test", certainty: FACT';
    const own = `patchSolution(input: {id: "resource:a", homepage: "https://x.no"}, ${about.split(',')[0]}) { change { status } }`;
    await expect(by(own)).resolves.toBeTruthy();
    await expect(by(own.replace('resource:a', 'resource:b'))).rejects.toThrow('FORBIDDEN');
    const make = `a: upsertSolution(input: {id: "resource:x1", name: {nb: "X1"}}, ${about}) { change { status } }`;
    await expect(by(make)).rejects.toThrow('FORBIDDEN');
    const take = (to: string): string =>
      `b: connectProvides(input: {from: "organisation:x", to: "${to}"}, ${about}) { change { status } }`;
    await expect(by(`${make} ${take('resource:x1')}`)).resolves.toBeTruthy();
    await expect(by(take('resource:b'))).rejects.toThrow('FORBIDDEN');
    const join = `connectMemberOf(input: {from: "organisation:x", to: "ecosystem:e"}, ${about}) { change { status } }`;
    await expect(by(join)).rejects.toThrow('FORBIDDEN');
    const guess = `guess: patchSolution(input: {id: "resource:b", name: {nb: "B"}, expectedVersion: 7}) { change { status } }`;
    await expect(by(guess)).rejects.toThrow(
      'FORBIDDEN  guess.input: organisation:x does not have resource:b.',
    );
    await expect(send(samgraf, `mutation { ${own} }`, {}, undefined as never)).resolves.toBeTruthy();
    await expect(
      send(
        samgraf,
        `mutation { ${own} }`,
        {},
        { name: 'anyone', role: 'READER', actor: undefined, known: false },
      ),
    ).rejects.toThrow('UNAUTHENTICATED');
  });

  test('a place that the log has not come to is none', async () => {
    const last = await samgraf.store.sequence();
    const beyond = LOG_PLACES.cursor(last + 1);
    const at = (args: string): Promise<unknown> =>
      one(samgraf, `{ changes(${args}) { sequence nodes { id } } }`);
    expect(await at(`since: ${last}`)).toEqual({ sequence: last, nodes: [] });
    expect(await at(`after: "${LOG_PLACES.cursor(last)}"`)).toEqual({ sequence: last, nodes: [] });
    const fault = `since is ${last + 1}, and the last entry of the log is ${last}`;
    await expect(at(`since: ${last + 1}`)).rejects.toThrow(fault);
    await expect(at('since: -1')).rejects.toThrow('since is -1; it takes a sequence of the log, or 0');
    await expect(at(`after: "${beyond}"`)).rejects.toThrow(
      `after is beyond the last entry of the log, ${last}`,
    );
  });

  test('the log is read page by page, without a gap, and by node', async () => {
    const seen: number[] = [];
    for (let after: string | null = null; ;) {
      const { changes } = (await send(
        samgraf,
        `query Q($after: String) { changes(first: 7, after: $after) { nodes { sequence } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )) as unknown as {
        changes: { nodes: { sequence: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      seen.push(...changes.nodes.map(({ sequence }) => sequence));
      if (!changes.pageInfo.hasNextPage) break;
      after = changes.pageInfo.endCursor;
    }
    const last = await samgraf.store.sequence();
    expect(seen).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    const { changes } = (await send(
      samgraf,
      '{ changes(id: "resource:gone") { nodes { operation of by reason source } } }',
    )) as unknown as { changes: { nodes: unknown[] } };
    const about = { of: 'Solution', by: 'steward', source: 'source:test' };
    expect(changes.nodes).toEqual([
      { operation: 'CREATED', ...about, reason: 'a test' },
      { operation: 'DELETED', ...about, reason: 'a test' },
      { operation: 'CREATED', ...about, reason: 'a mistake' },
    ]);
  });
});
