import { countTokens as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { parse, validate } from 'graphql';
import { completed } from '../../src/doors/agents/domain';
import { readPack } from '../../src/pack/pack';
import { aboutOf } from '../../src/pack/prompts';
import { guideOf, instructionsOf } from '../../src/doors/agents/guide';
import { OPERATIONS } from '../../src/doors/agents/tools/list';
import { GENERATIONS, MCP, serveGraph, type Served } from './connected';

/** By the less favourable of two vocabularies. */
const measured = (text: string): number => Math.max(cl100k(text), o200k(text));

let served: Served;
let withGraphql: Served;
beforeAll(async () => {
  served = await serveGraph({}, null);
  withGraphql = await serveGraph({ mcp: { ...MCP, graphql: true } }, null);
});
afterAll(async () => {
  await withGraphql.close();
  await served.close();
});

const NAMES = [
  ...[
    'find_things',
    'list_things',
    'describe_thing',
    'explain_connections',
    'explain_absence',
    'assess_impact',
  ],
  ...[
    'find_dependencies',
    'coverage_of_capabilities',
    'find_gaps',
    'compare_with_peers',
    'how_it_stands',
    'what_changed',
    'who_is_bound',
  ],
];

describe.each(GENERATIONS)('clients of the generation %s', generation => {
  test('get the tools in a fixed order, read-only, each parameter described, in at most 5,500 tokens, and 10,000 with what they answer', async () => {
    const client = await served.client(generation);
    const listed = await client.listTools();
    expect(listed.tools.map(({ name }) => name)).toEqual(NAMES);
    const all = (await (await withGraphql.client(generation)).listTools()).tools;
    expect(all.map(({ name }) => name)).toEqual([...NAMES, 'ask_graphql']);
    expect(
      measured(JSON.stringify(all.map(tool => ({ ...tool, outputSchema: undefined })))),
    ).toBeLessThanOrEqual(5_500);
    expect(measured(JSON.stringify(all))).toBeLessThanOrEqual(10_000);
    for (const { annotations, inputSchema, outputSchema, description } of listed.tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true });
      expect([inputSchema.type, outputSchema?.type]).toEqual(['object', 'object']);
      expect(description).toMatch(/\.$/);
      const parameters = Object.entries(inputSchema.properties ?? {});
      const untold = parameters.filter(
        ([, schema]) => !/\w/.test(String((schema as { description?: string }).description ?? '')),
      );
      expect(untold.map(([name]) => name)).toEqual([]);
      expect(inputSchema.additionalProperties).toBe(false);
    }
    expect(JSON.stringify(await client.listTools())).toBe(JSON.stringify(listed));
  });

  test('are told how to ask', async () => {
    const client = await served.client(generation);
    const { model } = served.samgraf;
    const guide = guideOf(model, aboutOf(readPack()));
    expect(client.getInstructions()).toBe(instructionsOf(aboutOf(readPack())));
    const { contents } = await client.readResource({ uri: 'samgraf://guide' });
    expect(contents).toEqual([{ uri: 'samgraf://guide', mimeType: 'text/markdown', text: guide }]);
    const missing = [...model.kinds.values(), ...model.relations.values()].filter(
      ({ name }) => !new RegExp(`\\b${name} \\p{L}`, 'u').test(guide),
    );
    expect(missing.map(({ name }) => name).filter(name => name !== 'Entity')).toEqual([]);
    expect(measured(guide)).toBeLessThanOrEqual(1_900);
  });

  test('get resources, their templates and prompts', async () => {
    const client = await served.client(generation);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual([
      'samgraf://guide',
      ...OPERATIONS.map(({ name }) => `samgraf://operation/${name}`),
    ]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'samgraf://entity/{id}',
      'samgraf://source/{id}',
    ]);
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual([
      ...['kommunesjekk', 'utfasing', 'eu-krav', 'kapabilitetsgjennomgang'],
    ]);
    const { messages } = await client.getPrompt({ name: 'utfasing', arguments: { ressurs: 'Altinn\n3' } });
    expect(messages).toHaveLength(1);
    expect(JSON.stringify(messages)).toContain('Altinn\\\\u000a3');
    await expect(client.getPrompt({ name: 'utfasing', arguments: {} })).rejects.toThrow(
      /ressurs \(Navn eller id · name or id\) is missing/,
    );
    await expect(client.getPrompt({ name: 'x' })).rejects.toThrow(/There are kommunesjekk/);
    await expect(client.readResource({ uri: 'samgraf://nothing' })).rejects.toThrow(/samgraf:\/\/guide/);
    await expect(client.readResource({ uri: 'samgraf://entity/%' })).rejects.toThrow(/no such resource/);
  });
});

test.each(OPERATIONS.map(({ name, uri, text }) => [name, uri, text] as const))(
  'what is asked as %s is valid, and can be read',
  async (name, uri, document) => {
    expect(name).toMatch(/^[A-Z]\w+$/);
    const { schema, model } = served.samgraf;
    expect(validate(schema, parse(completed(document, model)))).toEqual([]);
    const client = await served.client();
    const { contents } = await client.readResource({ uri });
    const [content] = contents;
    const text = content && 'text' in content ? content.text : '';
    expect(validate(served.samgraf.schema, parse(text))).toEqual([]);
  },
);

test('ask_graphql is there only where it is allowed', async () => {
  const other = await serveGraph({ mcp: { ...MCP, graphql: true } }, null);
  try {
    const client = await other.client();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([...NAMES, 'ask_graphql']);
  } finally {
    await other.close();
  }
  const client = await served.client();
  await expect(
    client.callTool({ name: 'ask_graphql', arguments: { document: '{ __typename }' } }),
  ).rejects.toThrow(/no such tool/);
});
