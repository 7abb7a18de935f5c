import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { loadOperations } from '../../src/doors/server/load-operations';
import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { ClientProject, type Ran } from './project';

const { serve, server } = serving();
let project: ClientProject;
beforeAll(() => {
  project = new ClientProject('graphql-codegen');
});
afterAll(() => {
  project.remove();
});

const compile = (files: readonly string[]): Ran =>
  project.run(
    'tsc',
    ...['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'node16', '--outDir', 'dist'],
    ...files,
  );

/** Asks with a module that was compiled, over HTTP. */
const ran = async (module: string, app: FastifyInstance): Promise<unknown> => {
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  return project.call(`dist/${module}.js`, 'whatFollows', url, 'resource:elma');
};

/** The same, but for what is sent: the id of the operation as a server's list has it. */
const writeListed = (): void => {
  project.write('src/ask-listed.ts', project.read('src/ask.ts'));
  project.replace('src/ask-listed.ts', 'query: document,', 'documentId: document.__meta__?.hash,');
  project.write('src/listed.ts', project.read('src/dashboard.ts'));
  project.replace('src/listed.ts', './ask', './ask-listed');
};

test('graphql-codegen writes types, and what is written with them compiles and is answered', async () => {
  expect(project.run('graphql-codegen')).toMatchObject({ status: 0 });
  writeListed();
  // At once: most of what a compiler takes is the schema's types.
  expect(compile(['src/dashboard.ts', 'src/listed.ts'])).toEqual({ status: 0, said: '' });
  for (const file of ['src/listed.ts', 'src/ask-listed.ts']) rmSync(join(project.folder, file));
  const told = await ran('dashboard', await serve({}));
  expect(told).toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/^.+: .+\.$/)));
});

test('the operations that it lists are all that a server answers that is told so', async () => {
  const app = await serve({
    operations: await loadOperations(
      [join(project.folder, 'src/gql/persisted-documents.json')],
      server().samgraf.schema,
    ),
    operationsOnly: true,
  });
  expect(bodyOf(await ask(app, { query: '{ __typename }' })).errors?.[0]?.extensions?.code).toBe(
    'OPERATION_NOT_LISTED',
  );
  expect(await ran('listed', app)).toHaveLength(5);
});

describe('src/dashboard.ts with a wrong field or variable does not compile', () => {
  const MISTAKES = [
    ['${node.name}', '${node.nickname}', "Property 'nickname' does not exist"],
    ['{ id }', '{ id: [7] }', 'not assignable'],
  ] as const;
  let compiled: readonly Ran[];
  beforeAll(() => {
    compiled = project.compiledWrong('src/dashboard.ts', MISTAKES, compile);
  });

  test.each(MISTAKES.map((mistake, i) => [...mistake, i] as const))('%s', (_from, _to, told, i) => {
    expect(compiled[i]?.status).not.toBe(0);
    expect(compiled[i]?.said).toContain(told);
  });
});

test('a field that the schema does not have is told by graphql-codegen', () => {
  project.replace('src/dashboard.ts', 'counts {', 'nonsense counts {');
  const { status, said } = project.run('graphql-codegen');
  expect(status).not.toBe(0);
  // It says which only to a terminal.
  expect(said).toMatch(/errors occurred, no files were generated/);
});
