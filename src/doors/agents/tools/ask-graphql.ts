import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import { z } from 'zod';
import { deduced, type ToolAnswer } from '../answer';
import { telling } from '../inputs';
import { Refused } from '../faults';
import { tool } from '../tool';

const MOST_CHARACTERS = 20_000;

export const askGraphql = tool({
  name: 'ask_graphql',
  title: 'Ask in GraphQL',
  description:
    'One query of the GraphQL API, for what no other tool answers. Read-only; its cost is told, and what costs too much is refused. ' +
    'samgraf://operation/… shows queries that work.',
  input: z.object({
    document: z
      .string()
      .max(MOST_CHARACTERS, '{where} takes at most {most}')
      .describe('one query, as { entity(id: "kind:name") { name } }'),
    variables: z.record(z.string(), z.unknown()).optional().describe('values of its variables'),
    ...{ lang: telling.lang, budget: telling.budget },
  }),
  documents: [],
  run: async ({ document, variables = {} }, ask): Promise<ToolAnswer> => {
    onlyQuery(parsed(document));
    const { data, cost } = await ask(document, variables);
    return {
      outcome: 'FOUND',
      head: [],
      items: [deduced('', 'query', { json: data })],
      more: false,
      complete: true,
      cost,
    };
  },
});

const parsed = (document: string): DocumentNode => {
  try {
    return parse(document, { maxTokens: 5_000, noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new Refused(
      'BAD_INPUT',
      `document is not GraphQL: ${error.message}`,
      'Send one GraphQL query, such as { entity(id: "kind:name") { name } }.',
    );
  }
};

const onlyQuery = ({ definitions }: DocumentNode): void => {
  const operations = definitions.filter(definition => definition.kind === Kind.OPERATION_DEFINITION);
  const other = operations.find(({ operation }) => operation !== 'query');
  if (other)
    throw new Refused(
      'FORBIDDEN',
      `This tool only reads: a ${other.operation} is refused, whoever asks.`,
      'Send a query. Changes are made with the GraphQL API, not through MCP.',
    );
  if (operations.length !== 1)
    throw new Refused(
      'NO_OPERATION',
      `The document has ${operations.length} operations; it must have exactly one.`,
      'Send one query.',
    );
};
