import { bind } from '../../src/engine/plan/plan';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, validate } from 'graphql';
import { answer } from './answer';
import { Timing } from '../../src/engine/answer/request';
import { compileRead } from '../../src/engine/roots/slices';
import { compileFind } from '../../src/engine/cypher/compile-traversal';
import { EMBEDDED, NEO4J, type Dialect } from '../../src/engine/cypher/dialect';
import { MARKS_COLUMN } from '../../src/engine/cypher/in-parts';
import type { Statement } from '../../src/engine/cypher/fragment';
import type { Samgraf } from '../../src/doors/server/samgraf';
import type { Bound, Store } from '../../src/engine/store/store';
import { missingIn } from './complete';
import { planText } from './plan-text';

/** What the stores are asked for it, each in its own Cypher, by what plan, and what was answered. */
export type Asked = Readonly<{
  response: string;
  plan: string;
  sent: readonly Sent[];
  toEmbedded: readonly Sent[];
  statements: number;
}>;
export type Sent = Readonly<{ statement: Statement; bound: Bound }>;

/** Runs a query; the response as JSON text, its errors included. */
export const ask = async (samgraf: Samgraf, query: string, variables: Bound = {}): Promise<Asked> => {
  const document = parse(query);
  const [invalid] = validate(samgraf.schema, document);
  if (invalid) throw invalid;
  const [sent, toEmbedded]: [Sent[], Sent[]] = [[], []];
  const before = samgraf.store.statements;
  const store = recording(recording(samgraf.store, NEO4J, sent), EMBEDDED, toEmbedded);
  const { data, errors } = await answer(
    { document, operationName: undefined, variables },
    { ...samgraf, store, timing: new Timing() },
  );
  const missing = errors.length > 0 ? [] : missingIn(samgraf.schema, document, data);
  if (missing.length > 0) throw new Error(`The schema promises a value: ${missing.join(', ')}`);
  const response = JSON.stringify({ ...(errors.length > 0 ? { errors } : {}), data }, null, 2);
  const { planned } = samgraf.plans.plan(document, undefined, variables);
  return {
    response: `${response}\n`,
    plan: planText(planned.plan),
    sent,
    toEmbedded,
    statements: samgraf.store.statements - before,
  };
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

/** The same store, telling what is read of it, as it reads in a dialect. */
const recording = (store: Store, dialect: Dialect, sent: Sent[]): Store => {
  const tell = (statements: readonly Statement[], bound: Bound): void => {
    for (const statement of statements) sent.push({ statement, bound });
  };
  const told: Pick<Store, 'read' | 'readInParts' | 'find'> = {
    read: (plan, variables) => {
      tell(compileRead(plan, dialect), variables);
      return store.read(plan, variables);
    },
    readInParts: (plan, variables) => {
      tell(compileRead(plan, dialect), variables);
      return store.readInParts(plan, variables);
    },
    find: (traversals, variables, bounds) => {
      tell(compileFind(traversals, bounds, dialect), variables);
      return store.find(traversals, variables, bounds);
    },
  };
  return Object.assign(Object.create(store) as Store, told);
};

/** Statements with the values of their parameters, as a golden keeps them. */
export const cypherText = (sent: readonly Sent[]): string =>
  sent
    .map(({ statement: { text, parameters }, bound }) =>
      [
        text,
        ...[...parameters].map(
          ([name, operand]) =>
            `// $${name} = ${operand.kind !== 'variable' ? JSON.stringify(bind(operand, bound)) : `variable ${operand.name}${isFound(operand.name) ? ` = ${JSON.stringify(bound[operand.name])}` : ''}`}`,
        ),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');

/** Bound by what *find* found, and not by the client or the day. */
const isFound = (variable: string): boolean => variable.startsWith('@') && variable !== '@today';

/** Neo4j's Cypher but for the marks of dates, which every statement there reads: what is left alike is not kept twice. */
export const isAlike = (neo4j: string, embedded: string): boolean =>
  neo4j.replaceAll(new RegExp(`, COUNT \\{ \\(:\\w+\\) \\} AS ${MARKS_COLUMN}`, 'g'), '') === embedded;

/** A query and its siblings: the plan, what Neo4j is asked, what the embedded store is asked where it differs, and the response. */
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
  expect(extension: Extension, text: string, store: Store['name']): void {
    const file = `${this.stem}.${extension}`;
    if (process.env.SAMGRAF_UPDATE === '1' && store === 'embedded') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  }

  /** Expects that there is none. */
  expectNone(extension: Extension, store: Store['name']): void {
    const file = `${this.stem}.${extension}`;
    if (process.env.SAMGRAF_UPDATE === '1' && store === 'embedded') rmSync(file, { force: true });
    expect(existsSync(file)).toBe(false);
  }
}

type Extension = 'plan' | 'cypher' | 'embedded.cypher' | 'json';

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
