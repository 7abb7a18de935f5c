import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, validate } from 'graphql';
import { answer } from '../../src/answer/respond';
import { Timing } from '../../src/answer/timing';
import { compileRead } from '../../src/cypher/compile-read';
import { compileFind } from '../../src/cypher/compile-traversal';
import { NEO4J } from '../../src/cypher/dialect';
import type { Statement } from '../../src/cypher/fragment';
import type { Samgraf } from '../../src/server/samgraf';
import type { Bound, Store } from '../../src/store/store';

/** What a store was asked, as it reads in Neo4j's Cypher, and what was answered. */
export type Asked = Readonly<{ response: string; sent: readonly Sent[]; statements: number }>;
export type Sent = Readonly<{ statement: Statement; bound: Bound }>;

/** Runs a query; the response as JSON text, its errors included. */
export const ask = async (samgraf: Samgraf, query: string, variables: Bound = {}): Promise<Asked> => {
  const document = parse(query);
  const [invalid] = validate(samgraf.schema, document);
  if (invalid) throw invalid;
  const sent: Sent[] = [];
  const before = samgraf.store.statements;
  const { data, errors } = await answer(
    { document, operationName: undefined, variables },
    { ...samgraf, store: recording(samgraf.store, sent), timing: new Timing() },
  );
  const response = JSON.stringify({ ...(errors.length > 0 ? { errors } : {}), data }, null, 2);
  return { response: `${response}\n`, sent, statements: samgraf.store.statements - before };
};

/** The data of an answer without errors. */
export const dataOf = async (
  samgraf: Samgraf,
  query: string,
  variables: Bound = {},
): Promise<Readonly<Record<string, unknown>>> => {
  const { errors, data } = JSON.parse((await ask(samgraf, query, variables)).response) as {
    errors?: unknown;
    data: Record<string, unknown>;
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

/** The same store, telling what is read of it. */
const recording = (store: Store, sent: Sent[]): Store => {
  const tell: Pick<Store, 'read' | 'find'> = {
    read: (plan, variables) => {
      for (const statement of compileRead(plan, NEO4J)) sent.push({ statement, bound: variables });
      return store.read(plan, variables);
    },
    find: (traversals, variables, bounds) => {
      for (const statement of compileFind(traversals, bounds, NEO4J))
        sent.push({ statement, bound: variables });
      return store.find(traversals, variables, bounds);
    },
  };
  return Object.assign(Object.create(store) as Store, tell);
};

/** Statements with the values of their parameters, as a golden keeps them. */
export const cypherText = (sent: readonly Sent[]): string =>
  sent
    .map(({ statement: { text, parameters }, bound }) =>
      [
        text,
        ...[...parameters].map(
          ([name, operand]) =>
            `// $${name} = ${operand.kind === 'literal' ? JSON.stringify(operand.value) : `variable ${operand.name}${isFound(operand.name) ? ` = ${JSON.stringify(bound[operand.name])}` : ''}`}`,
        ),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');

/** Bound by what *find* found, and not by the client or the day. */
const isFound = (variable: string): boolean => variable.startsWith('@') && variable !== '@today';

/** A query and its siblings: what Neo4j is asked, and the response. */
export class Golden {
  private constructor(
    readonly name: string,
    private readonly stem: string,
  ) {}

  static all(folder: string): readonly Golden[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.graphql'))
      .sort()
      .map(file => join(folder, file.replace(/\.graphql$/, '')))
      .map(stem => new Golden(relative(folder, stem), stem));
  }

  get query(): string {
    return readFileSync(`${this.stem}.graphql`, 'utf8');
  }

  /** Expects what a sibling says; with SAMGRAF_UPDATE=1 the embedded store writes it first, and others must agree. */
  expect(extension: 'cypher' | 'json', text: string, store: Store['name']): void {
    if (process.env.SAMGRAF_UPDATE === '1' && store === 'embedded')
      writeFileSync(`${this.stem}.${extension}`, text);
    expect(text).toBe(readFileSync(`${this.stem}.${extension}`, 'utf8'));
  }
}

/** The day on which goldens are asked; other clocks and timers go on. */
export const freezeToday = (day: string): void => {
  jest.useFakeTimers({
    now: new Date(`${day}T12:00:00Z`),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
};
