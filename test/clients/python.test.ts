import { serving } from '../server/serving';
import { describeByOthers, runPython } from '../readers/read-by';
import { ClientProject } from './project';

describeByOthers('a client in Python', () => {
  const { serve } = serving();
  let project: ClientProject;
  beforeAll(async () => {
    project = new ClientProject('Python: ariadne-codegen');
    expect(await runPython(project.folder, '-m', 'ariadne_codegen')).toMatchObject({ failed: false });
  }, 120_000);
  afterAll(() => {
    project.remove();
  });

  const checked = async (file: string): Promise<string> =>
    (await runPython(project.folder, '-m', 'mypy', '--strict', '--ignore-missing-imports', file)).printed;

  const reported = async (resource: string): ReturnType<typeof runPython> => {
    const app = await serve({});
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    return runPython(project.folder, 'report.py', url, resource);
  };

  test('is generated and typed, and what is written with it is a table of all pages', async () => {
    expect(await checked('report.py')).toMatch(/^Success/);
    const { failed, printed } = await reported('resource:id-porten');
    expect(failed).toBe(false);
    const [head, ...rows] = printed.trim().split('\n');
    expect(head).toBe('certainty,since,sources,node.typename__,node.id,node.name');
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.some(row => row.includes('municipality:0301'))).toBe(true);
  }, 120_000);

  test('tells what is wrong, and what to do about it', async () => {
    const { failed, said } = await reported('resource:id-porte');
    expect(failed).toBe(true);
    expect(said).toMatch(/Did you mean resource:id-porten\?/);
  });

  test.each([
    ['edge.model_dump(mode="json")', 'edge.nickname', 'has no attribute "nickname"'],
    ['resource=resource', 'resource=7', 'incompatible type "int"'],
  ])(
    '%s as %s is found before anything is sent',
    async (from, to, told) => {
      project.write('wrong.py', project.read('report.py'));
      project.replace('wrong.py', from, to);
      expect(await checked('wrong.py')).toContain(told);
    },
    60_000,
  );
});
