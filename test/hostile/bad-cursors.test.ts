import { fc } from '../support/drawn';
import { ask, bodyOf, insidesShown } from './seeded-app';
import { refusals } from './refusal';
import { anyCharacter } from '../support/any-character';

const { refuses, server } = refusals();
const LIST = 'municipalities';
const OSLO = 'from: {id: "municipality:0301"}';
const EIDAS = 'to: {id: "framework:eidas"}';

describe('cursors', () => {
  const cursorOf = async (args: string): Promise<string> => {
    const body = bodyOf(
      await ask(server().app, { query: `{ municipalities(first: 1${args}) { pageInfo { endCursor } } }` }),
    );
    return (body.data?.['municipalities'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
  };
  const codeAfter = async (after: unknown, field = 'municipalities(after: $c)'): Promise<string> => {
    const response = await ask(server().app, {
      query: `query($c: String) { ${field} { pageInfo { endCursor } } }`,
      variables: { c: after },
    });
    expect(response.statusCode).toBeLessThan(500);
    expect(insidesShown(response.body)).toEqual([]);
    return bodyOf(response).errors?.[0]?.extensions?.code ?? 'none';
  };

  for (const cursor of [
    '',
    'x',
    'W10',
    'bnVsbA',
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
    'a'.repeat(10_000),
  ]) {
    refuses(`{ ${LIST}(after: "${cursor}") { nodes { id } } }`, 'BAD_CURSOR', /cursor/i, {
      called: `after "${cursor.slice(0, 20)}"`,
    });
  }
  refuses('{ search(text: "oslo", after: "x") { nodes { id } } }', 'BAD_CURSOR', /cursor/);
  refuses(`{ connections(${OSLO}, ${EIDAS}, after: "x") { outcome } }`, 'BAD_CURSOR', /cursor/);
  refuses(
    `{ paths(${OSLO}, ${EIDAS}, after: "${Buffer.from('["connections",1]').toString('base64url')}") { outcome } }`,
    'BAD_CURSOR',
    /cursor/,
  );

  test('of a list below go on on their own day alone', async () => {
    const uses = (args: string, after: string): string =>
      `municipality(number: "0301"${args}) { uses(first: 2${after}) { pageInfo { endCursor } } }`;
    const body = bodyOf(await ask(server().app, { query: `{ ${uses('', '')} }` }));
    const { endCursor } = (body.data as { municipality: { uses: { pageInfo: { endCursor: string } } } })
      .municipality.uses.pageInfo;
    const codeOn = async (args: string): Promise<string> => {
      const query = `query($c: String) { ${uses(args, ', after: $c')} }`;
      const { errors } = bodyOf(await ask(server().app, { query, variables: { c: endCursor } }));
      return errors?.[0]?.extensions?.code ?? 'none';
    };
    expect(await codeOn('')).toBe('none');
    for (const args of [', asOf: "2024-01-01"', ', certainty: FACT', ', undated: EXCLUDE'])
      expect([args, await codeOn(args)]).toEqual([args, 'BAD_CURSOR']);
  });

  test('go on in their own order, and are refused in another', async () => {
    const byName = await cursorOf('');
    expect(await codeAfter(byName)).toBe('none');
    expect(await codeAfter(byName, 'municipalities(after: $c, orderBy: [{population: DESC}])')).toBe(
      'BAD_CURSOR',
    );
    expect(await codeAfter(byName, 'frameworks(after: $c)')).toBe('BAD_CURSOR');
    const query = `{ counties(after: "${byName}") { totalCount } }`;
    expect(bodyOf(await ask(server().app, { query })).errors?.[0]).toMatchObject({
      message: 'The cursor in after belongs to another list, or to one with another order.',
      extensions: { hint: expect.stringContaining('only to the list that it comes from') },
    });
    expect(await codeAfter(byName, 'search(text: "oslo", after: $c)')).toBe('BAD_CURSOR');
  });

  type Case = readonly [
    what: string,
    of: string,
    other: string,
    variables: readonly [Record<string, unknown>, Record<string, unknown>],
  ];
  const NONE = [{}, {}] as const;
  const CASES: readonly Case[] = [
    [
      'filter',
      'municipalities(first: 1, where: {population: {gt: 1000}})',
      'municipalities(after: $c, where: {population: {gt: 1001}})',
      NONE,
    ],
    [
      'filter',
      'municipalities(first: 1, where: {population: {gt: 1000}})',
      'municipalities(after: $c)',
      NONE,
    ],
    [
      'filter',
      'municipalities(first: 1)',
      'municipalities(after: $c, where: {population: {gt: 1000}})',
      NONE,
    ],
    [
      'filter in a variable',
      'municipalities(first: 1, where: {population: {gt: $n}})',
      'municipalities(after: $c, where: {population: {gt: $n}})',
      [{ n: 1000 }, { n: 1001 }],
    ],
    [
      'filter given whole',
      'municipalities(first: 1, where: $w)',
      'municipalities(after: $c, where: $w)',
      [{ w: { population: { gt: 1000 } } }, { w: { population: { lt: 1000 } } }],
    ],
    ['search', 'search(text: "kommune", first: 1)', 'search(text: "kommunen", after: $c)', NONE],
    [
      'search of other kinds',
      'search(text: "kommune", first: 1)',
      'search(text: "kommune", kinds: [Municipality], after: $c)',
      NONE,
    ],
    [
      'question',
      'reach(of: {id: "municipality:0301"}, first: 1)',
      'reach(of: {id: "municipality:4601"}, after: $c)',
      NONE,
    ],
    [
      'question of another length',
      'reach(of: {id: "municipality:0301"}, first: 1)',
      'reach(of: {id: "municipality:0301"}, maxHops: 3, after: $c)',
      NONE,
    ],
    [
      'node',
      'municipality(number: "0301") { uses(first: 1)',
      'municipality(number: "4601") { uses(after: $c)',
      NONE,
    ],
    [
      'nodes, several',
      'municipality(number: "0301") { uses(first: 1)',
      'municipalities(first: 3) { nodes { uses(after: $c)',
      NONE,
    ],
  ];
  const endCursor = async (
    field: string,
    variables: Record<string, unknown>,
  ): Promise<{ cursor: string | undefined; code: string }> => {
    const types = Object.entries({ $c: 'String', $n: 'Int', $w: 'MunicipalityWhere' })
      .filter(([name]) => field.includes(name))
      .map(([name, type]) => `${name}: ${type}`);
    const head = types.length > 0 ? `query(${types.join(', ')})` : 'query';
    const open = field.split('{').length - field.split('}').length;
    const response = await ask(server().app, {
      query: `${head} { ${field} { pageInfo { endCursor } } ${'}'.repeat(open)} }`,
      variables,
    });
    expect(response.statusCode).toBeLessThan(500);
    return {
      cursor: /"endCursor":"([^"]+)"/.exec(response.body)?.[1],
      code: bodyOf(response).errors?.[0]?.extensions?.code ?? 'none',
    };
  };

  test.each(CASES)('of another %s are refused: %s', async (_, of, other, [before, after]) => {
    const { cursor } = await endCursor(of, before);
    expect(cursor).toEqual(expect.any(String));
    expect((await endCursor(other, { ...after, c: cursor })).code).toBe('BAD_CURSOR');
    // In their own list, asked for by any name, they go on.
    expect(
      (await endCursor(of.replace('first: 1', 'first: 1, after: $c'), { ...before, c: cursor })).code,
    ).toBe('none');
  });

  test('of a node go on however the node is asked for, as Relay refetches it', async () => {
    const { cursor } = await endCursor(
      'municipality(number: "0301") { uses(first: 1, where: {node: {id: {startsWith: "r"}}})',
      {},
    );
    const again = await endCursor(
      'node(id: "municipality:0301") { ... on Municipality { uses(first: 1, after: $c, where: {node: {id: {startsWith: "r"}}})',
      { c: cursor },
    );
    expect(again.code).toBe('none');
    expect(again.cursor).not.toBe(cursor);
  });

  test('forged in their values are refused, or read as a place in the order', async () => {
    const [mark] = JSON.parse(Buffer.from(await cursorOf(''), 'base64url').toString()) as [string];
    expect(mark).toMatch(/^[\w-]{8}\.$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double(), fc.constant([])),
          { maxLength: 4 },
        ),
        async values => {
          const forged = Buffer.from(JSON.stringify([mark, ...values])).toString('base64url');
          expect(['none', 'BAD_CURSOR']).toContain(await codeAfter(forged));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('that are garbage are never a fault of ours', async () => {
    const garbage = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.base64String(),
      fc.json().map(text => Buffer.from(text).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async text => {
        expect(await codeAfter(text)).toBe('BAD_CURSOR');
      }),
      { numRuns: 200 },
    );
  });
});
