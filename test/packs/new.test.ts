import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../support/run-folder';

type Ended = Readonly<{ code: number; out: string; error: string }>;

const samgraf = (args: readonly string[], model?: string): Promise<Ended> =>
  new Promise(resolve => {
    const env = { ...process.env, ...(model === undefined ? {} : { SAMGRAF_MODEL: model }) };
    execFile(process.execPath, [program('samgraf'), ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, error: err });
    });
  });

describe('samgraf new', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-new-'));
  const made = join(folder, 'model');
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes a model whose records are right and whose questions are answered', async () => {
    expect(await samgraf(['new', made])).toMatchObject({ code: 0 });
    expect(await samgraf(['check', join(made, 'seed'), '--without-store'], made)).toMatchObject({
      code: 0,
      out: expect.stringContaining('6 nodes and 4 relations, no errors found.') as string,
    });
    expect(await samgraf(['test'], made)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 questions are answered as they say.') as string,
    });
  });

  it('says which question is answered otherwise', async () => {
    const file = join(made, 'questions.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"application:orders"', '"application:none"'));
    const { code, error } = await samgraf(['test'], made);
    expect(code).toBe(1);
    expect(error).toContain('1 of 3 questions are answered otherwise.');
    expect(error).toContain('What does Sales use?');
  });

  it('refuses a folder that is not empty, and none', async () => {
    expect(await samgraf(['new', made])).toMatchObject({
      code: 1,
      error: expect.stringContaining('is not empty') as string,
    });
    expect(await samgraf(['new'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('needs a folder') as string,
    });
    expect((await samgraf(['new', '--help'])).out).toContain('new FOLDER');
  });
});
