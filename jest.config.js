/** Tests run from source; the databases they need are started once by test/support/global-setup, one for each worker. */
const given = (process.env.SAMGRAF_TEST_NEO4J ?? '').split(/\s+/).filter(Boolean);

/**
 * What the language gives, handed to each module: as a global of the test's context a name is looked up through Node at each
 * use, a twentieth of what node takes. Not what fake timers replace, nor what modules name themselves, as they do `process`.
 */
const LANGUAGE = [
  'Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'Error', 'Float64Array', 'Function', 'Int32Array', 'Intl', 'JSON', 'Map',
  'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol',
  'TypeError', 'Uint8Array', 'WeakMap', 'WeakSet', 'globalThis', 'isNaN', 'parseFloat', 'parseInt',
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs', ignoreDynamic: false } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['seeded.ts', 'own-neo4j.ts', 'plain-graphql.cjs'].map(name => `<rootDir>/test/support/${name}`),
  sandboxInjectedGlobals: LANGUAGE,
  runtime: '<rootDir>/test/support/worker-runtime.cjs',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  // A worker keeps what test files leave behind, up to gigabytes, and collecting it takes the processor that others measure.
  workerIdleMemoryLimit: '1500MB',
  // A Neo4j that is brought along is emptied by each test file: no more workers than there are of them. Otherwise one more than
  // the two cores that are there at least: who waits for Neo4j, a browser or a process leaves a core to the others.
  maxWorkers: given.length || 3,
};
