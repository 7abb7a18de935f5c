import { fc, SEED } from '../support/drawn';
import type { Viewer } from '../../src/engine/access/viewer';
import { type Samgraf, refresh } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, editorOf, faultsOf, one, send } from './changing';

/** Requests in each run, of one to four changes each; 2,000 by `npm run test:differential`. */
const REQUESTS = process.env.SAMGRAF_CASES ? 2_000 : 60;
/** Requests between two comparisons. */
const EACH = process.env.SAMGRAF_CASES ? 40 : 5;

const reader = (actor: string): Viewer => ({ name: actor, role: 'READER', actor, known: true });
const VIEWERS: Readonly<Record<string, Viewer>> = {
  nobody: { name: 'anonymous', role: 'READER', actor: undefined, known: false },
  x: editorOf('organisation:x'),
  oslo: { ...reader('municipality:0301'), groups: ['ecosystem:e'] },
  bergen: reader('municipality:4601'),
  steward: { name: 'steward', role: 'STEWARD', actor: undefined, known: true },
};

const solution = fc.constantFrom(...Array.from({ length: 5 }, (_, i) => `resource:f${i}`));
const level = fc.oneof(
  fc.constant({ access: 'PUBLIC' }),
  fc.record({
    access: fc.constantFrom('RESTRICTED', 'NON_PUBLIC'),
    restrictedTo: fc.subarray(['organisation:x', 'municipality:0301', 'municipality:4601', 'ecosystem:e']),
  }),
);
const homepage = fc.constantFrom('https://a.no', 'https://b.no');
const SOURCES = ['source:f0', 'source:f1', 'source:f2'];
const sources = fc.subarray(SOURCES, { minLength: 1 });
const dependsOn = fc.record({ from: solution, to: solution }).filter(({ from, to }) => from < to);
const change = fc.oneof(
  fc
    .record({ id: solution, homepage, level, sources })
    .map(({ id, homepage: page, level: of, sources: cited }) => ({
      upsert: { solution: { id, name: { nb: id }, homepage: page, sources: cited, ...of } },
    })),
  // Whoever may see a source is told that it is cited, and from then on only.
  fc.record({ id: fc.constantFrom(...SOURCES), level }).map(({ id, level: of }) => ({
    patch: { source: { id, ...of } },
  })),
  fc.record({ id: solution, level }).map(({ id, level: of }) => ({ patch: { solution: { id, ...of } } })),
  fc
    .record({ ends: dependsOn, description: fc.constantFrom('one', 'two'), level, sources })
    .map(({ ends, description, level: of, sources: cited }) => ({
      connect: { dependsOn: { ...ends, description, sources: cited, ...of } },
    })),
  fc.record({ ends: dependsOn }).map(({ ends }) => ({ disconnect: { relation: 'DEPENDS_ON', ...ends } })),
  fc.record({ id: solution }).map(({ id }) => ({ delete: { id, cascade: true } })),
);
const requests = fc.array(change, { minLength: 1, maxLength: 4 });

type Entry = Readonly<{
  operation: 'CREATED' | 'CHANGED' | 'DELETED';
  id: string;
  of: string;
  fields: readonly Readonly<{ field: string; after: unknown }>[];
}>;
const CHANGES = `query C($after: String, $since: Int) {
  changes(after: $after, since: $since, kinds: [Solution], relations: [DEPENDS_ON], first: 50) {
    sequence pageInfo { hasNextPage endCursor } nodes { operation id of fields { field after } } } }`;

/** What someone has who has read nothing but what `changes` told it. */
class Mirror {
  private after: string | undefined;
  private readonly records = new Map<string, Record<string, unknown>>();

  constructor(
    private readonly samgraf: Samgraf,
    private readonly viewer: Viewer,
    private readonly since: number,
  ) {}

  async follow(): Promise<void> {
    for (let hasNextPage = true; hasNextPage;) {
      const variables = this.after === undefined ? { since: this.since } : { after: this.after };
      const { changes } = (await send(this.samgraf, CHANGES, variables, this.viewer)) as unknown as {
        changes: {
          nodes: readonly Entry[];
          pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string }>;
        };
      };
      for (const entry of changes.nodes) this.take(entry);
      ({ hasNextPage, endCursor: this.after } = changes.pageInfo);
    }
  }

  private take({ operation, id, fields }: Entry): void {
    const before = this.records.get(id);
    // Each once, so that a mirror may count.
    if ((operation === 'CREATED') !== (before === undefined))
      throw new Error(`${operation} ${id}, which ${before ? 'was' : 'was not'} there`);
    if (operation === 'DELETED') this.records.delete(id);
    else
      this.records.set(id, {
        ...before,
        ...Object.fromEntries(fields.map(({ field, after }) => [field, after])),
      });
  }

  /** Of each, what is compared. */
  get told(): readonly string[] {
    return [...this.records].map(([id, fields]) => said(id, fields));
  }
}

const said = (
  id: string,
  { homepage: page, description, access, sources: cited }: Record<string, unknown>,
): string =>
  JSON.stringify([
    id,
    page ?? null,
    description ?? null,
    access,
    [...((cited ?? []) as readonly string[])].sort(),
  ]);

type Cited = Readonly<{ sources: readonly Readonly<{ id: string }>[] }>;
type Edge = Cited & Readonly<{ description: string | null; access: string; node: Readonly<{ id: string }> }>;
const idsOf = ({ sources: cited }: Cited): readonly string[] => cited.map(({ id }) => id);
/** What the viewer sees of the graph. */
const seenBy = async (samgraf: Samgraf, viewer: Viewer): Promise<readonly string[]> => {
  const text = `{ solutions(where: {id: {startsWith: "resource:f"}}, first: 50) { nodes {
    id homepage access sources { id } dependsOn(first: 50) { edges { description access sources { id } node { id } } } } } }`;
  const { solutions } = (await send(samgraf, text, {}, viewer)) as unknown as {
    solutions: {
      nodes: readonly (Cited &
        Record<string, unknown> & { id: string; dependsOn: { edges: readonly Edge[] } })[];
    };
  };
  return solutions.nodes.flatMap(({ id, dependsOn: { edges }, ...fields }) => [
    said(id, { ...fields, sources: idsOf(fields) }),
    ...edges.map(({ node, description, access, ...edge }) =>
      said(`DEPENDS_ON ${id} ${node.id}`, { description, access, sources: idsOf(edge) }),
    ),
  ]);
};

type Field = Readonly<{ field: string; before: unknown; after: unknown }>;
const NO_FIELD: Omit<Field, 'field'> = { before: null, after: null };

describe.each(STORE_NAMES)('a viewer follows what it may see, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    const made = await apply(samgraf, [
      { upsert: { ecosystem: { id: 'ecosystem:e', name: { nb: 'E' }, kind: 'SECTOR' } } },
      ...SOURCES.map(id => ({
        upsert: { source: { id, name: { nb: id }, title: id, sources: ['source:test'] } },
      })),
    ]);
    expect(faultsOf(made)).toEqual([]);
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test(
    'a mirror fed by changes alone has what its viewer sees, after random writes and changes of level',
    async () => {
      const since = await samgraf.store.sequence();
      const mirrors = Object.entries(VIEWERS).map(
        ([who, viewer]) => [who, viewer, new Mirror(samgraf, viewer, since)] as const,
      );
      const drawn = fc.sample(requests, { seed: SEED, numRuns: REQUESTS });
      let made = 0;
      for (const [i, changes] of drawn.entries()) {
        made += Number((await apply(samgraf, changes))['applied']);
        if (i % EACH !== EACH - 1) continue;
        // Whatever is drawn, something cites a source that is opened and closed in turn.
        for (const access of ['NON_PUBLIC', 'PUBLIC'])
          await apply(samgraf, [
            { patch: { source: { id: 'source:f1', access } } },
            { upsert: { solution: { id: 'resource:f0', name: { nb: 'f0' }, sources: ['source:f1'] } } },
          ]);
        for (const [who, viewer, mirror] of mirrors) {
          await mirror.follow();
          const seen = await seenBy(samgraf, viewer);
          expect([who, i, [...mirror.told].sort()]).toEqual([who, i, [...seen].sort()]);
        }
      }
      expect(made).toBeGreaterThan(REQUESTS / 20);
      // Sources were opened and closed as well, of which what cites them is told.
      const cited = (await samgraf.store.entries({ after: since, limit: 100_000 })).filter(
        ({ operation, before, after }) =>
          operation === 'CHANGED' && JSON.stringify(before) === JSON.stringify(after),
      );
      expect(cited.length).toBeGreaterThan(1);
    },
    OPEN_TIMEOUT_MS * 10,
  );

  test('one closed relation leaves the others in the log, and what is opened comes into it', async () => {
    const since = await samgraf.store.sequence();
    const made = (id: string, more = {}): object => ({
      upsert: { solution: { id: `resource:${id}`, name: { nb: id }, ...more } },
    });
    const uses = (to: string): object => ({
      connect: { uses: { from: 'municipality:0301', to: `resource:${to}` } },
    });
    const closed = { access: 'RESTRICTED', restrictedTo: ['organisation:x'] };
    await apply(samgraf, [made('open'), made('shut', closed), uses('open'), uses('shut')]);
    const log = async (viewer: Viewer): Promise<readonly string[]> => {
      const { changes } = (await send(
        samgraf,
        `{ changes(since: ${since}, first: 50) { nodes { operation id } } }`,
        {},
        viewer,
      )) as unknown as { changes: { nodes: readonly Entry[] } };
      return changes.nodes.map(({ operation, id }) => `${operation} ${id}`);
    };
    const ofOpen = ['CREATED resource:open', 'CREATED USES municipality:0301 resource:open'];
    const { nobody, x } = VIEWERS as Readonly<Record<'nobody' | 'x', Viewer>>;
    expect(await log(nobody)).toEqual(ofOpen);
    expect(await log(x)).toHaveLength(4);
    await apply(samgraf, [{ patch: { solution: { id: 'resource:shut', access: 'PUBLIC' } } }]);
    expect(await log(nobody)).toEqual([
      ...ofOpen,
      'CREATED resource:shut',
      'CREATED USES municipality:0301 resource:shut',
    ]);
    await apply(samgraf, [{ patch: { solution: { id: 'resource:open', ...closed } } }]);
    expect((await log(nobody)).slice(4)).toEqual([
      'DELETED resource:open',
      'DELETED USES municipality:0301 resource:open',
    ]);
    expect((await log(x)).slice(4)).toEqual(['CHANGED resource:shut', 'CHANGED resource:open']);
  });

  test('a source that is opened, and closed again, comes into what cites it and goes out of it', async () => {
    // What was drawn before may have closed it.
    await apply(samgraf, [{ patch: { source: { id: 'source:f0', access: 'PUBLIC' } } }]);
    const since = await samgraf.store.sequence();
    const shut = { access: 'RESTRICTED', restrictedTo: ['organisation:x'] };
    const put = (more: object): Promise<unknown> =>
      apply(samgraf, [{ patch: { source: { id: 'source:x', ...more } } }]);
    await apply(samgraf, [
      { upsert: { source: { id: 'source:x', name: { nb: 'X' }, title: 'X', ...shut } } },
    ]);
    const cites = { id: 'resource:cites', name: { nb: 'C' }, sources: ['source:f0', 'source:x'] };
    await apply(samgraf, [{ upsert: { solution: cites } }]);
    const log = async (viewer: Viewer): Promise<readonly string[]> => {
      const asked = `{ changes(since: ${since}, kinds: [Solution], first: 50) { nodes { operation id fields { field before after } } } }`;
      const { changes } = (await send(samgraf, asked, {}, viewer)) as unknown as Readonly<{
        changes: Readonly<{
          nodes: readonly Readonly<{ operation: string; fields: readonly Field[] }>[];
        }>;
      }>;
      return changes.nodes.map(({ operation, fields }) => {
        const { before, after } = fields.find(({ field }) => field === 'sources') ?? NO_FIELD;
        return `${operation} ${JSON.stringify(before)} ${JSON.stringify(after)}`;
      });
    };
    const { nobody, x, steward } = VIEWERS as Readonly<Record<'nobody' | 'x' | 'steward', Viewer>>;
    const made = ['CREATED null ["source:f0"]'];
    expect(await log(nobody)).toEqual(made);
    await put({ access: 'PUBLIC' });
    const opened = [...made, 'CHANGED ["source:f0"] ["source:f0","source:x"]'];
    expect(await log(nobody)).toEqual(opened);
    await put(shut);
    expect(await log(nobody)).toEqual([...opened, 'CHANGED ["source:f0","source:x"] ["source:f0"]']);
    // Of those who saw it all along nothing changed.
    for (const viewer of [x, steward])
      expect(await log(viewer)).toEqual(['CREATED null ["source:f0","source:x"]']);
  });

  test('what was recorded is told to whoever has seen it since', async () => {
    await apply(samgraf, [
      {
        upsert: {
          solution: {
            id: 'resource:named',
            name: { nb: 'N' },
            access: 'NON_PUBLIC',
            restrictedTo: ['organisation:x'],
          },
        },
      },
    ]);
    const at = new Date(Date.now() + 1_000).toISOString();
    const asked = `{ recorded(id: "resource:named", recordedAsOf: "${at}") { id } }`;
    const { nobody, x } = VIEWERS as Readonly<Record<'nobody' | 'x', Viewer>>;
    expect(await send(samgraf, asked, {}, x)).toEqual({ recorded: { id: 'resource:named' } });
    expect(await send(samgraf, asked, {}, nobody)).toEqual({ recorded: null });
  });

  test('who made a batch with something closed in it, and why, is not public', async () => {
    const { batch } = await apply(samgraf, [
      { upsert: { solution: { id: 'resource:seen', name: { nb: 'S' } } } },
      { upsert: { solution: { id: 'resource:unseen', name: { nb: 'U' }, access: 'NON_PUBLIC' } } },
    ]);
    const asked = `{ changes(batch: "${batch}") { nodes { id by reason } } }`;
    expect(await send(samgraf, asked, {}, VIEWERS['nobody'])).toEqual({
      changes: { nodes: [{ id: 'resource:seen', by: 'not public', reason: null }] },
    });
    const by = `{ changes(batch: "${batch}", by: "steward") { nodes { id } } }`;
    expect(await send(samgraf, by, {}, VIEWERS['nobody'])).toEqual({ changes: { nodes: [] } });
    expect(await one(samgraf, asked)).toMatchObject({
      nodes: [
        { by: 'steward', reason: 'a test' },
        { by: 'steward', reason: 'a test' },
      ],
    });
  });
});
