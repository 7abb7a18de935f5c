import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sourceFiles } from './source-files';

const ROOT = join(__dirname, '..', '..');
const isRoom = (folder: string): boolean =>
  readdirSync(join(ROOT, folder)).some(name => /\.tsx?$/.test(name));

/** What programs write of the schema and of the messages. */
const MADE = /^web\/gql\/|\/messages\/ids\.ts$|^web\/make-labels\.ts$/;

/** The groups of rooms; each room stands in one, or in src itself. */
const GROUPS = ['src/engine', 'src/files', 'src/doors'];
const foldersIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => join(folder, entry.name));
const ROOMS = [
  ...GROUPS.flatMap(foldersIn),
  ...foldersIn('src').filter(folder => !GROUPS.includes(folder)),
  'web',
].filter(isRoom);

/** Files that a README names in code: `x.ts`, `tables/x.ts`, `../engine/answer/x.ts`. */
const namedIn = (readme: string): readonly string[] =>
  [
    ...readFileSync(join(ROOT, readme), 'utf8').matchAll(/`([\w./-]+\.(?:tsx?|mjs|graphql|css|ftl))`/g),
  ].flatMap(([, name]) => name ?? []);

describe('The rooms', () => {
  it('have a README each', () => {
    expect(ROOMS.filter(room => !existsSync(join(ROOT, room, 'README.md')))).toEqual([]);
  });

  it('name files that exist', () => {
    const readmes = ['src', ...ROOMS].map(room => join(room, 'README.md'));
    const missing = readmes.flatMap(readme => {
      const below = readdirSync(join(ROOT, dirname(readme)), { recursive: true, encoding: 'utf8' });
      const isThere = (name: string): boolean =>
        ['', 'src', dirname(readme), ...GROUPS].some(at => existsSync(join(ROOT, at, name))) ||
        below.some(file => `/${file}`.endsWith(`/${name}`));
      return namedIn(readme)
        .filter(name => !isThere(name))
        .map(name => `${readme}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('Exported types', () => {
  it('have a name of their own in src and web', () => {
    const files = ['src', 'web'].flatMap(sourceFiles).filter(({ name }) => !MADE.test(name));
    const byName = new Map<string, Set<string>>();
    for (const { name, text } of files)
      for (const [, type = ''] of text.matchAll(
        /^export (?:abstract )?(?:type|interface|class|enum) (\w+)/gm,
      ))
        byName.set(type, (byName.get(type) ?? new Set()).add(name));
    const twice = [...byName]
      .filter(([, places]) => places.size > 1)
      .map(([type, places]) => [type, ...places]);
    expect(twice).toEqual([]);
  });
});

/** The groups that a group may import from; what stands in src itself may import from all. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  'src/engine': ['src/engine'],
  'src/files': ['src/engine', 'src/files'],
};

describe('The groups', () => {
  it('import what stands below them', () => {
    const wrong = sourceFiles('src').flatMap(({ name, imports }) => {
      const group = GROUPS.find(folder => name.startsWith(`${folder}/`)) ?? '';
      const allowed = BELOW[group];
      if (!allowed) return [];
      return imports
        .filter(
          ({ from }) => from.startsWith('src/') && !allowed.some(folder => from.startsWith(`${folder}/`)),
        )
        .map(({ from }) => `${name} imports ${relative('.', from)}`);
    });
    expect(wrong).toEqual([]);
  });
});
