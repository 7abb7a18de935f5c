const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');

const ROOT = join(__dirname, '../..');
const TEST = join(ROOT, 'test');

const textOf = kept(file => readFileSync(file, 'utf8'));

/** The files of this project that a file imports. */
const importsOf = kept(file =>
  [...textOf(file).matchAll(/(?:\bfrom|\bimport|\brequire\()\s*'(\.[^']+)'/g)].flatMap(([, name]) => {
    const path = resolve(dirname(file), name);
    return [path, `${path}.ts`, `${path}.tsx`]
      .filter(one => /\.[cm]?[tj]sx?$/.test(one) && existsSync(one))
      .slice(0, 1);
  }),
);

/** A test file and all that it imports, as far as that belongs to the tests or is the first file of another folder. */
const reachedBy = file => {
  const reached = new Set([file]);
  for (const one of reached) if (one.startsWith(TEST)) for (const other of importsOf(one)) reached.add(other);
  return [...reached];
};

/** The project of a test file, by what it needs before it can run: see CONTRIBUTING.md. */
const projectOf = file => {
  const reached = reachedBy(file);
  const names = reached.map(one => relative(ROOT, one));
  if (names.includes('test/browser/browser.ts')) return 'browser';
  if (reached.some(one => one.startsWith(TEST) && textOf(one).includes('SAMGRAF_TEST_NEO4J'))) return 'store';
  if (names.some(name => name.startsWith('web/') || name === 'test/web/pages.ts')) return 'browser';
  return names.includes('test/support/run-folder.ts') ? 'server' : 'unit';
};

const all = () =>
  readdirSync(TEST, { recursive: true })
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .map(name => join(TEST, name));

/** The test files of each project, which is told by what they import and so never has to be listed. */
exports.testFiles = () => {
  const files = { unit: [], server: [], store: [], browser: [] };
  for (const file of all()) files[projectOf(file)].push(file);
  return files;
};

/** The test files that draw random cases from the seed of the run. */
exports.drawingFiles = () => all().filter(file => reachedBy(file).includes(join(TEST, 'support/drawn.ts')));

/** Does it once for each file. */
function kept(work) {
  const done = new Map();
  return file => {
    if (!done.has(file)) done.set(file, work(file));
    return done.get(file);
  };
}
