import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serving } from '../server/serving';
import { describeByOthers, PYTHON, runPython } from '../readers/read-by';
import { ClientProject } from './project';

describeByOthers('a client in Python', () => {
  const { serve } = serving();
  let project: ClientProject;
  beforeAll(() => {
    project = new ClientProject('Python: ariadne-codegen');
    expect(runPython(project.folder, '-m', 'ariadne_codegen')).toMatchObject({ status: 0 });
  }, 120_000);
  afterAll(() => {
    project.remove();
  });

  const checked = (file: string): string =>
    runPython(project.folder, '-m', 'mypy', '--strict', '--ignore-missing-imports', file).printed;

  /** Not by a call that waits, since the server is of this process. */
  const reported = async (resource: string): Promise<string> => {
    const app = await serve({});
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    const ran = await promisify(execFile)(PYTHON, ['report.py', url, resource], { cwd: project.folder });
    return ran.stdout;
  };

  test('is generated and typed, and what is written with it is a table of all pages', async () => {
    expect(checked('report.py')).toMatch(/^Success/);
    const [head, ...rows] = (await reported('resource:id-porten')).trim().split('\n');
    expect(head).toBe('certainty,since,sources,node.typename__,node.id,node.name');
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.some(row => row.includes('municipality:0301'))).toBe(true);
  }, 120_000);

  test('tells what is wrong, and what to do about it', async () => {
    await expect(reported('resource:id-porte')).rejects.toThrow(/Did you mean resource:id-porten\?/);
  });

  test.each([
    ['edge.model_dump(mode="json")', 'edge.nickname', 'has no attribute "nickname"'],
    ['resource=resource', 'resource=7', 'incompatible type "int"'],
  ])(
    '%s as %s is found before anything is sent',
    (from, to, told) => {
      project.write('wrong.py', project.read('report.py'));
      project.replace('wrong.py', from, to);
      expect(checked('wrong.py')).toContain(told);
    },
    60_000,
  );
});
