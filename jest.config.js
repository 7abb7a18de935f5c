const { existsSync } = require('node:fs');
const { resolve } = require('node:path');
const { testFiles } = require('./test/support/projects.cjs');

/** Workers, and all processes that tests start, are given it. */
process.env.TEST_SEED ??= String(Math.floor(Math.random() * 1_000_000_000));

const given = (process.env.SAMGRAF_TEST_NEO4J ?? '').split(/\s+/).filter(url => url !== '' && url !== 'none');

/**
 * What the language gives, handed to each module: as a global of the test's context a name is looked up through Node at each
 * use, a twentieth of what node takes. Not what fake timers replace, nor what modules name themselves, as they do `process`.
 */
const LANGUAGE = [
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'Error',
  'Float64Array',
  'Function',
  'Int32Array',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'TypeError',
  'Uint8Array',
  'WeakMap',
  'WeakSet',
  'globalThis',
  'isNaN',
  'parseFloat',
  'parseInt',
];

/**
 * Test files that are named on the command line. Jest takes all that follows `--selectProjects` for names of projects, and so
 * would run the whole project for `--selectProjects unit test/graph/bridges.test.ts`.
 */
const named = process.argv
  .slice(2)
  .flatMap(argument => (/\.test\.ts$/.test(argument) ? [resolve(argument)] : []));
const files = Object.fromEntries(
  Object.entries(testFiles()).map(([name, all]) => {
    const chosen = all.filter(file => named.includes(file));
    return [name, named.some(existsSync) ? chosen : all];
  }),
);

/** Tests run from source. */
const project = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: files[name],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: false },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['<rootDir>/test/support/plain-graphql.cjs'],
  sandboxInjectedGlobals: LANGUAGE,
  runtime: '<rootDir>/test/support/worker-runtime.cjs',
  globalTeardown: '<rootDir>/test/support/teardown.ts',
  ...more,
});
const setup = name => ({ globalSetup: `<rootDir>/test/support/setup-${name}.ts` });

module.exports = {
  projects: [
    project('unit'),
    project('server', setup('server')),
    project('store', {
      ...setup('store'),
      setupFiles: ['plain-graphql.cjs', 'own-neo4j.ts'].map(name => `<rootDir>/test/support/${name}`),
    }),
    project('browser', setup('server')),
    // Without a pattern it would be any file.
  ].filter(({ testMatch }) => testMatch.length > 0),
  reporters: ['default', '<rootDir>/test/support/say-seed.cjs'],
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  // A worker keeps what test files leave behind, up to gigabytes, and collecting it takes the processor that others measure.
  workerIdleMemoryLimit: '1500MB',
  // A Neo4j that is brought along is emptied by each test file: no more workers than there are of them. Otherwise one more than
  // the two cores that are there at least: who waits for Neo4j, a browser or a process leaves a core to the others.
  maxWorkers: given.length || 3,
};
