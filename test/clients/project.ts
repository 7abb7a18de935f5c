import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT, readPublicSdl } from '../../src/doors/server/samgraf';

/** What a command said, and how it ended. */
export type Ran = Readonly<{ status: number | null; said: string }>;

/** A client's project in a folder of its own, of the files that docs/clients.md gives in a section. */
export class ClientProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'samgraf-client-'));

  constructor(section: string) {
    symlinkSync(join(PROJECT, 'node_modules'), join(this.folder, 'node_modules'));
    writeFileSync(join(this.folder, 'api.graphql'), readPublicSdl());
    for (const [name, text] of filesIn(section)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Other text in a file, in place of some that is there. */
  replace(name: string, from: string, to: string): void {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} does not say ${from}`);
    this.write(name, text.replace(from, to));
  }

  /**
   * What a compiler says of a file with each of some mistakes, text and what stands in its place. Each mistake is in a
   * copy of the file beside it, and all copies are compiled at once: most of what a compiler takes is the schema's types.
   */
  compiledWrong(
    name: string,
    mistakes: readonly (readonly [from: string, to: string, ...unknown[]])[],
    compile: (files: readonly string[]) => Ran,
  ): readonly Ran[] {
    const copies = mistakes.map((_, i) => name.replace(/\.ts$/, `-wrong-${i}.ts`));
    copies.forEach((copy, i) => {
      this.write(copy, this.read(name));
      this.replace(copy, ...(mistakes[i]?.slice(0, 2) as [string, string]));
    });
    const { status, said } = compile(copies);
    for (const copy of copies) rmSync(join(this.folder, copy));
    const saidOf = (copy: string): string =>
      said
        .split('\n')
        .filter(line => line.startsWith(copy))
        .join('\n');
    return copies.map(copy => ({ status, said: saidOf(copy) }));
  }

  /** A command of an installed package. */
  run(command: string, ...rest: readonly string[]): Ran {
    const path = join(PROJECT, 'node_modules', '.bin', command);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...rest], {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 55_000,
    });
    return { status, said: `${stdout}${stderr}` };
  }

  /** What a compiled module exports, or what its function gives, in a process of its own. */
  async call(module: string, name: string, ...given: readonly unknown[]): Promise<unknown> {
    const program = `import('./${module}').then(({ ${name}: it }) => (typeof it === 'function' ? it(...${JSON.stringify(given)}) : it)).then(of => console.log(JSON.stringify(of)))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { cwd: this.folder });
    return JSON.parse(stdout) as unknown;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The blocks of a section that name a file after their language. */
const filesIn = (section: string): ReadonlyMap<string, string> => {
  const page = readFileSync(join(PROJECT, 'docs', 'clients.md'), 'utf8');
  const text = page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0];
  if (text === undefined) throw new Error(`docs/clients.md has no section ${section}`);
  return new Map(
    [...text.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, name = '', body = '']) => [name, body]),
  );
};
