import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { completionCommand, commandsOf } from '../../src/cli/completion';
import { environmentOf, FLAGS, MEMORY } from '../../src/cli/start';
import { npmStart } from '../support/npm-start';

const ROOT = join(__dirname, '../..');
const MOST_BYTES = 5_000_000;

type Packed = Readonly<{ size: number; files: readonly Readonly<{ path: string }>[] }>;
const packed = (): Packed => {
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [one] = JSON.parse(told) as readonly Packed[];
  if (!one) throw new Error('npm packs nothing.');
  return one;
};
const { size, files } = packed();
const paths = files.map(({ path }) => path);

test('the package is small, and has what runs', () => {
  expect(size).toBeLessThan(MOST_BYTES);
  expect(paths).toEqual(
    expect.arrayContaining([
      'dist/main.js',
      'dist/cli/samgraf.js',
      'schema/actors.graphql',
      'seed/seed.json',
      'pack.json',
      'examples/new/pack.json',
      'CHANGELOG.md',
      'LICENSE',
    ]),
  );
  expect(paths.filter(path => /^(?:test|bench|src|web)\/|\.map$|^dist\/prepared/.test(path))).toEqual([]);
});

test('what its code needs of other packages is among its dependencies', () => {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Readonly<Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>>;
  const has = new Set([
    ...Object.keys(dependencies),
    ...Object.keys(optionalDependencies),
    ...builtinModules,
  ]);
  const needed = paths
    .filter(path => /^dist\/(?!web\/).*\.js$/.test(path))
    .flatMap(path =>
      [
        ...readFileSync(join(ROOT, path), 'utf8').matchAll(
          /\b(?:require|import)\("((?!node:)[^"./][^"]*)"\)/g,
        ),
      ].map(([, name = '']) => (name.startsWith('@') ? /^[^/]+\/[^/]+/ : /^[^/]+/).exec(name)?.[0] ?? name),
    );
  expect(needed.length).toBeGreaterThan(50);
  expect([...new Set(needed)].filter(name => !has.has(name))).toEqual([]);
});

test('start serves as npm start does, by the settings that its options stand for', () => {
  expect([FLAGS, MEMORY]).toEqual([npmStart().options, npmStart().env]);
  expect(environmentOf(['--port', '4100', '--model', 'mine'])).toEqual({
    PORT: '4100',
    SAMGRAF_MODEL: 'mine',
  });
  expect(() => environmentOf(['--prot', '4100'])).toThrow(/--prot/);
  expect(() => environmentOf(['mine'])).toThrow(/one argument too many/);
});

const help = (): string =>
  execFileSync(process.execPath, [join(ROOT, 'dist/cli/samgraf.js'), 'help'], { encoding: 'utf8' });

test('each command of the help is completed with its options, in each shell', () => {
  const commands = new Map(commandsOf(help()).map(({ name, options }) => [name, options]));
  expect([...commands.keys()]).toEqual(expect.arrayContaining(['start', 'load', 'import', 'keys', 'help']));
  expect(commands.get('start')).toEqual(['--host', '--model', '--port', '--store']);
  expect(commands.get('import')).toEqual(expect.arrayContaining(['--actor', '--dry-run']));
  const bash = completionCommand(['bash'], help());
  const asked = `${bash}\nCOMP_WORDS=(samgraf start --po) COMP_CWORD=2; _samgraf; echo "\${COMPREPLY[@]}"`;
  expect(spawnSync('bash', ['-c', asked], { encoding: 'utf8' })).toMatchObject({
    stdout: '--port\n',
    stderr: '',
  });
  expect(completionCommand(['fish'], help())).toContain(
    "complete -c samgraf -n '__fish_seen_subcommand_from start' -l port",
  );
  expect(() => completionCommand(['tcsh'], help())).toThrow(/bash/);
});
