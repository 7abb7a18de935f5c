import type { Viewer } from '../../src/engine/access/viewer';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { STEWARD, apply, begin, logOf, one, send } from './changing';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

const CITIZEN: Viewer = { name: 'a citizen', role: 'READER', actor: undefined, known: true };
const OTHER: Viewer = { ...CITIZEN, name: 'another' };

const REPORT = 'report { applied batch refused results { status id faults { code message } } }';
const PROPOSAL =
  'proposal { id status by reason decidedBy decision amended batch changes { action of id from to fields source } }';
const PROPOSE = `mutation P($changes: [ChangeInput!]!, $dryRun: Boolean) {
  propose(changes: $changes, source: "source:test", certainty: FACT, reason: "I use it every day", dryRun: $dryRun) { ${PROPOSAL} ${REPORT} }
}`;
const ACCEPT = `mutation A($id: ID!, $changes: [ChangeInput!], $dryRun: Boolean) {
  acceptProposal(proposal: $id, changes: $changes, source: "source:test", certainty: FACT, reason: "it is so", dryRun: $dryRun) { ${PROPOSAL} ${REPORT} }
}`;
const REJECT =
  'mutation R($id: ID!) { rejectProposal(proposal: $id, reason: "it is not") { proposal { status decision } report { applied } } }';
const USE = { connect: { uses: { from: 'municipality:4601', to: 'resource:b' } } };

type Answered = Readonly<{
  proposal: Readonly<Record<string, never>> | null;
  report: Readonly<{
    applied: boolean;
    batch: string | null;
    results: readonly Readonly<Record<string, unknown>>[];
  }>;
}>;

describe.each(STORE_NAMES)('on %s', name => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = stores.on(name);
    await begin(samgraf);
  });

  const ask = async (text: string, variables: object, viewer = CITIZEN): Promise<Answered> =>
    Object.values(await send(samgraf, text, { ...variables }, viewer))[0] as unknown as Answered;
  const proposed = async (changes: readonly object[], viewer = CITIZEN): Promise<string> =>
    String((await ask(PROPOSE, { changes }, viewer)).proposal?.['id']);
  const list = async (viewer: Viewer, args = ''): Promise<unknown> =>
    (await send(samgraf, `{ proposals${args} { totalCount nodes { id status } } }`, {}, viewer))['proposals'];

  test('what a reader proposes changes nothing before a steward accepts it, and the log names it then', async () => {
    const before = await samgraf.store.sequence();
    const dry = await ask(PROPOSE, { changes: [USE], dryRun: true });
    expect(dry).toMatchObject({
      proposal: null,
      report: { applied: false, results: [{ status: 'CREATED' }] },
    });
    const { proposal, report } = await ask(PROPOSE, { changes: [USE] });
    expect(proposal).toMatchObject({
      status: 'OPEN',
      by: 'a citizen',
      reason: 'I use it every day',
      changes: [
        { action: 'CONNECT', of: 'USES', from: 'municipality:4601', to: 'resource:b', source: 'source:test' },
      ],
    });
    expect(report).toMatchObject({ applied: false, batch: null, results: [{ status: 'CREATED' }] });
    expect(await samgraf.store.sequence()).toBe(before);
    const id = String(proposal?.['id']);
    await expect(ask(ACCEPT, { id }, CITIZEN)).rejects.toThrow('FORBIDDEN');
    expect(await ask(ACCEPT, { id, dryRun: true }, STEWARD)).toMatchObject({
      proposal: { status: 'OPEN' },
      report: { applied: false },
    });
    const accepted = await ask(ACCEPT, { id }, STEWARD);
    expect(accepted).toMatchObject({
      proposal: {
        status: 'ACCEPTED',
        decidedBy: 'steward',
        decision: 'it is so',
        amended: false,
        batch: accepted.report.batch,
      },
      report: { applied: true },
    });
    expect(await logOf(samgraf, before)).toMatchObject([
      {
        by: 'steward',
        reason: 'it is so',
        source: 'source:test',
        proposal: id,
        subject: 'USES municipality:4601 resource:b',
      },
    ]);
    expect(
      await one(samgraf, `{ changes(batch: "${accepted.report.batch}") { nodes { proposal } } }`),
    ).toEqual({ nodes: [{ proposal: id }] });
    await expect(ask(ACCEPT, { id }, STEWARD)).rejects.toThrow('VERSION_CONFLICT');
    await expect(ask(REJECT, { id }, STEWARD)).rejects.toThrow(`${id} was accepted by steward`);
  });

  test('a steward makes other changes of it, or none', async () => {
    const id = await proposed([{ patch: { solution: { id: 'resource:b', homepage: 'http://wrong' } } }]);
    const amended = [{ patch: { solution: { id: 'resource:b', homepage: 'https://right.no' } } }];
    expect(await ask(ACCEPT, { id, changes: amended }, STEWARD)).toMatchObject({
      proposal: { status: 'ACCEPTED', amended: true, changes: [{ fields: { homepage: 'http://wrong' } }] },
    });
    expect(await one(samgraf, '{ solution(id: "resource:b") { homepage } }')).toEqual({
      homepage: 'https://right.no',
    });
    const again = await proposed(amended);
    expect(await ask(ACCEPT, { id: again }, STEWARD)).toMatchObject({
      proposal: { status: 'ACCEPTED', batch: null },
      report: { results: [{ status: 'UNCHANGED' }] },
    });
    const wrong = await proposed([USE]);
    expect(await ask(REJECT, { id: wrong }, STEWARD)).toEqual({
      proposal: { status: 'REJECTED', decision: 'it is not' },
      report: null,
    });
  });

  test('what breaks a rule is told, and is no proposal; what has become refused stays open', async () => {
    const { proposal, report } = await ask(PROPOSE, {
      changes: [{ connect: { uses: { from: 'municipality:4601', to: 'resource:none' } } }],
    });
    expect(proposal).toBeNull();
    expect(report.results).toMatchObject([
      {
        status: 'REFUSED',
        faults: [{ message: expect.stringContaining('there is no resource:none') as string }],
      },
    ]);
    await apply(samgraf, [
      { upsert: { solution: { id: 'resource:soon-gone', name: { nb: 'Snart borte' } } } },
    ]);
    const id = await proposed([
      { connect: { uses: { from: 'municipality:4601', to: 'resource:soon-gone' } } },
    ]);
    await apply(samgraf, [{ delete: { id: 'resource:soon-gone' } }]);
    expect(await ask(ACCEPT, { id }, STEWARD)).toMatchObject({
      proposal: { status: 'OPEN' },
      report: { applied: false, refused: 1 },
    });
    for (const bad of ['proposal:9999', 'proposal:01', 'x'])
      await expect(ask(REJECT, { id: bad }, STEWARD)).rejects.toThrow('NOT_FOUND');
    await expect(ask(PROPOSE, { changes: [] })).rejects.toThrow('BAD_INPUT');
    await expect(ask(PROPOSE.replace('I use it every day', '  '), { changes: [USE] })).rejects.toThrow(
      'BAD_INPUT',
    );
  });

  test('everyone sees their own, stewards all, strangers none; page by page', async () => {
    const mine = await proposed(
      [{ patch: { solution: { id: 'resource:b', homepage: 'https://b.no' } } }],
      OTHER,
    );
    expect(await list(OTHER)).toEqual({ totalCount: 1, nodes: [{ id: mine, status: 'OPEN' }] });
    expect(await list(OTHER, '(by: "a citizen")')).toEqual({ totalCount: 0, nodes: [] });
    expect(await list(CITIZEN, `(id: "${mine}")`)).toEqual({ totalCount: 0, nodes: [] });
    const all = (await list(STEWARD)) as { totalCount: number; nodes: readonly object[] };
    expect(all.nodes).toHaveLength(all.totalCount);
    expect(await list(STEWARD, `(id: "${mine}", status: [OPEN])`)).toMatchObject({ totalCount: 1 });
    await expect(
      send(samgraf, '{ proposals { totalCount } }', {}, { ...CITIZEN, known: false }),
    ).rejects.toThrow('UNAUTHENTICATED');
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const page = (await send(
        samgraf,
        'query Q($after: String) { proposals(first: 2, after: $after) { nodes { id status } pageInfo { hasNextPage endCursor } } }',
        { after },
      )) as unknown as {
        proposals: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      seen.push(...page.proposals.nodes);
      after = page.proposals.pageInfo.hasNextPage ? page.proposals.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all.nodes);
  });

  test('what has been written since is not written over in silence: three ways, field by field', async () => {
    const solution = (given: object): object => ({ patch: { solution: { id: 'resource:b', ...given } } });
    const over = ACCEPT.replace('reason: "it is so"', 'reason: "it is so", overNewer: true').replace(
      'report { applied',
      'report { warnings applied',
    );
    expect((await apply(samgraf, [solution({ description: { nb: 'Før' } })])).applied).toBe(true);
    const id = await proposed([solution({ description: { nb: 'Foreslått' }, homepage: 'https://b.no' })]);
    // Another language, another field, and what the proposal says itself are in nobody's way.
    await apply(samgraf, [
      solution({ description: { en: 'By another' }, alternativeNames: ['B2'], homepage: 'https://b.no' }),
    ]);
    expect((await ask(ACCEPT, { id, dryRun: true }, STEWARD)).report.results).toMatchObject([{ faults: [] }]);
    await apply(samgraf, [solution({ description: { nb: 'Nyere' } })]);
    const { proposal, report } = await ask(ACCEPT, { id }, STEWARD);
    expect(proposal).toMatchObject({ status: 'OPEN' });
    expect(report).toMatchObject({
      applied: false,
      results: [
        {
          faults: [
            {
              code: 'VERSION_CONFLICT',
              message: 'was {"nb":"Før"} when it was proposed, and is {"nb":"Nyere"} now',
            },
          ],
        },
      ],
    });
    expect(
      await one(samgraf, `{ proposals(id: "${id}") { nodes { changes { seenVersion seen } } } }`),
    ).toMatchObject({
      nodes: [{ changes: [{ seen: { description: { nb: 'Før' }, homepage: 'https://right.no' } }] }],
    });
    expect((await ask(over, { id }, STEWARD)).report).toMatchObject({
      applied: true,
      warnings: [expect.stringContaining('is {"nb":"Nyere"} now; it was written over')],
    });
  });

  test('what was changed since is not removed, and what is gone since not made again', async () => {
    const made = (id: string): object => ({ upsert: { solution: { id, name: { nb: id } } } });
    await apply(samgraf, [made('resource:seen'), made('resource:gone')]);
    const removal = await proposed([{ delete: { id: 'resource:seen' } }]);
    const renewal = await proposed([{ upsert: { solution: { id: 'resource:gone', name: { nb: 'Ny' } } } }]);
    await apply(samgraf, [
      { patch: { solution: { id: 'resource:seen', homepage: 'https://seen.no' } } },
      { delete: { id: 'resource:gone' } },
    ]);
    for (const [id, message] of [
      [removal, 'resource:seen was at version 1 when it was proposed to remove it, and is at 2'],
      [renewal, 'resource:gone was there when it was proposed to change it, and is gone'],
    ]) {
      expect((await ask(ACCEPT, { id }, STEWARD)).report.results).toMatchObject([{ faults: [{ message }] }]);
      await send(samgraf, REJECT, { id: String(id) });
    }
  });

  test('with four eyes nobody accepts its own', async () => {
    const id = await proposed(
      [{ patch: { solution: { id: 'resource:b', homepage: 'https://eyes.no' } } }],
      STEWARD,
    );
    const two = { ...samgraf, fourEyes: true };
    await expect(send(two, ACCEPT, { id })).rejects.toThrow('FORBIDDEN  Here two decide');
    const other = { ...STEWARD, name: 'another steward' };
    expect((await send(two, ACCEPT, { id }, other))['acceptProposal']).toMatchObject({
      report: { applied: true },
    });
  });

  test('one of two stewards decides, and numbers have no gap', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(i =>
        proposed([{ patch: { solution: { id: 'resource:b', homepage: `https://${i}.no` } } }]),
      ),
    );
    const numbers = ids.map(id => Number(id.split(':')[1])).sort((a, b) => a - b);
    expect(numbers).toEqual([0, 1, 2].map(i => (numbers[0] ?? 0) + i));
    const both = await Promise.allSettled([
      ask(ACCEPT, { id: ids[0] }, STEWARD),
      ask(REJECT, { id: ids[0] }, STEWARD),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('nothing that is hidden is told to whoever proposes', async () => {
    await apply(samgraf, [
      {
        upsert: {
          solution: {
            id: 'resource:hidden',
            name: { nb: 'Skjult' },
            access: 'NON_PUBLIC',
            registerNumber: 'DIGDIR-999',
          },
        },
      },
      { connect: { uses: { from: 'municipality:0301', to: 'resource:hidden' } } },
    ]);
    await refresh(samgraf);
    const guesses = (id: string, number: string): readonly object[] => [
      { patch: { solution: { id, homepage: 'https://guess.no' } } },
      { connect: { uses: { from: 'municipality:0301', to: id } } },
      { disconnect: { relation: 'USES', from: 'municipality:0301', to: id } },
      { delete: { id } },
      { patch: { solution: { registerNumber: number, homepage: 'https://guess.no' } } },
      { upsert: { solution: { id, name: { nb: 'Skjult' } } } },
    ];
    const there = guesses('resource:hidden', 'DIGDIR-999');
    const notThere = guesses('resource:not-it', 'DIGDIR-998');
    for (const [i, change] of there.entries()) {
      const [a, b] = [
        await ask(PROPOSE, { changes: [change], dryRun: true }),
        await ask(PROPOSE, { changes: [notThere[i]], dryRun: true }),
      ];
      const told = JSON.stringify(a)
        .replaceAll('resource:hidden', 'resource:not-it')
        .replaceAll('DIGDIR-999', 'DIGDIR-998');
      expect(told).toBe(JSON.stringify(b));
    }
  });
});
