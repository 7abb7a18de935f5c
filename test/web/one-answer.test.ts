import { readFileSync } from 'node:fs';
import type { Client } from '@modelcontextprotocol/client';
import { callTool, serveGraph, type Item, type Served } from '../agents/connected';
import { get } from './pages';

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveGraph();
  client = await served.client();
});
afterAll(() => served.close());

/** How many the page says that its answer has. */
const onPage = async (url: string): Promise<number> => {
  const { statusCode, body } = await get(served.app, url);
  expect(statusCode).toBe(200);
  return Number(/class="sg-honesty"[^>]* data-total="(\d+)"/.exec(body)?.[1]);
};

/** How many things the tool tells of, over all its pages: each item as one, or as many as it says. */
const byTool = async (
  name: string,
  args: object,
  counted: (item: Item) => boolean | number,
): Promise<number> => {
  const keys = new Map<string, number>();
  for (let after: string | null = ''; after !== null;) {
    const { structured, isError, text } = await callTool(client, name, { ...args, budget: 8000, after });
    if (isError) throw new Error(text);
    for (const item of structured.items) keys.set(`${item.id} ${item.text}`, Number(counted(item)));
    after = structured.next;
  }
  return [...keys.values()].reduce((sum, n) => sum + n, 0);
};

/** How many rows the example has, over all its pages: of an operation behind /q, or of a page of the docs. */
const byExample = async (
  file: string,
  variables: object,
  rowsOf: (data: never) => number,
): Promise<number> => {
  const query = readFileSync(file, 'utf8');
  let count = 0;
  for (let after: string | null = null; ;) {
    const { data, errors } = await served.api(query, { ...variables, ...(after === null ? {} : { after }) });
    expect(errors).toBeUndefined();
    count += rowsOf(data as never);
    const paged = Object.values(data as Readonly<Record<string, { pageInfo?: PageInfo }>>);
    const next: PageInfo | undefined = paged.find(({ pageInfo }) => pageInfo?.hasNextPage)?.pageInfo;
    if (!next || !query.includes('$after')) return count;
    after = next.endCursor;
  }
};

type PageInfo = Readonly<{ hasNextPage: boolean; endCursor: string }>;
type Nodes = Readonly<{ nodes: readonly unknown[] }>;
const ABOUT: (item: Item) => boolean = ({ id }) => id !== undefined;

/** Each question with its gaps filled: the page, the tool and the example say nothing but what fills them. */
const QUESTIONS = [
  {
    page: '/sporsmal/knytter?fra=municipality:1151&til=eu',
    tool: ['explain_connections', { from: 'municipality:1151', to: 'EU', via: 'SharedResource' }, ABOUT],
    example: [
      'queries/shared-resources-to-eu.graphql',
      { from: { id: 'municipality:1151' } },
      ({ connections }: { connections: Nodes }) => connections.nodes.length,
    ],
  },
  {
    page: '/sporsmal/fases-ut?hva=resource:eformidling',
    tool: [
      'assess_impact',
      { ids: ['resource:eformidling'] },
      ({ facts }: Item) => facts?.['consequence'] !== undefined,
    ],
    example: [
      'queries/consequences.graphql',
      { of: { id: 'resource:eformidling' } },
      ({ impact }: { impact: Nodes }) => impact.nodes.length,
    ],
  },
  ...['sector:municipal', 'life-event:fa-barn'].map(id => ({
    page: `/sporsmal/mangler?sektor=${id}`,
    tool: ['find_gaps', { in: id }, ABOUT] as const,
    example: [
      'queries/gaps.graphql',
      { in: { id } },
      ({ gaps }: { gaps: Nodes }) => gaps.nodes.length,
    ] as const,
  })),
  {
    page: '/sporsmal/hviler-pa?hva=municipality:4601',
    tool: ['find_dependencies', { of: 'municipality:4601' }, ABOUT],
    example: [
      'queries/dependencies.graphql',
      { of: { id: 'municipality:4601' } },
      ({ dependencies }: { dependencies: Nodes }) => dependencies.nodes.length,
    ],
  },
  ...['obligation:arkivlova-2025-p10', 'obligation:dga-1', 'framework:gdpr'].map(id => ({
    page: `/sporsmal/gjelder-for?hva=${id}`,
    tool: ['who_is_bound', { by: id }, ({ facts }: Item) => Number(facts?.['applies'] ?? 0)] as const,
    example: [
      'queries/bound-by.graphql',
      { of: { id } },
      ({ bound }: { bound: Nodes }) => bound.nodes.length,
    ] as const,
  })),
  {
    page: '/sporsmal/ligner?kommune=municipality:5612',
    tool: [
      'compare_with_peers',
      { id: 'municipality:5612' },
      ({ facts }: Item) => facts?.['share'] !== undefined,
    ],
    example: [
      'queries/missing-compared-to-peers.graphql',
      { of: 'municipality:5612' },
      ({ adoption }: { adoption: Nodes }) => adoption.nodes.length,
    ],
  },
  {
    page: '/sporsmal/endret?hva=framework:eidas&fraDag=2023-01-01&tilDag=2026-01-01',
    tool: ['what_changed', { id: 'framework:eidas', since: '2023-01-01', until: '2026-01-01' }, ABOUT],
    example: [
      'docs/questions/difference.graphql',
      {},
      ({ difference: { cameCount, wentCount, changedCount } }: { difference: Record<string, number> }) =>
        Number(cameCount) + Number(wentCount) + Number(changedCount),
    ],
  },
] as const;

test.each(QUESTIONS)('$page counts what the tool and the example count', async ({ page, tool, example }) => {
  const counts = await Promise.all([
    onPage(page),
    byTool(tool[0], tool[1], tool[2]),
    byExample(example[0], example[1], example[2] as (data: never) => number),
  ]);
  expect(new Set(counts).size).toBe(1);
  expect(counts).toEqual([counts[0], counts[0], counts[0]]);
});
