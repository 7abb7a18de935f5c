const { AsyncLocalStorage } = require('node:async_hooks');
const { Script } = require('node:vm');
const jestRuntime = require('jest-runtime');

const Runtime = jestRuntime.default;

/** Modules by file, compiled: the source, and the script made of it. A worker keeps them for all of its test files. */
const compiled = new Map();

/**
 * The engine of the embedded store wraps the members of its native classes whenever it is loaded, and a process has these
 * classes only once: by the eightieth test file each call would go through eighty wrappers, each keeping its file in memory.
 */
const ENGINE = '@grafeo-db/js';

/**
 * Jest has each promise remember the test that made it, so as to say which one an error is of that nobody handles. All that
 * outlives a test file, a timer for one, then keeps that file in memory, and a new promise takes longer with each file. Such an
 * error is said of the file here, and fails it as well.
 */
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (store, work, ...given) {
  const isOfJest = store !== null && typeof store === 'object' && ('test' in store || 'hook' in store);
  return isOfJest ? work(...given) : run.call(this, store, work, ...given);
};

/**
 * A worker that was told to end does so within a millisecond, but then gives back gigabytes of heap, and on a busy machine that
 * takes longer than the half second after which jest says that it had to be forced.
 */
if (process.send)
  process.on('exit', code => {
    if (code === 0) process.kill(process.pid, 'SIGKILL');
  });

/**
 * Runs modules as jest does, each test file with its own instances, but compiles each only once in a worker: V8 shares
 * the code of a script, with all that was compiled of it later, among contexts, which it does not do for the functions
 * that jest makes. Test files run once, and are left to jest.
 *
 * `executor` is not a part of jest that others are meant to know: where it looks otherwise, everything is left to jest.
 */
class WorkerRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    const names = executor?.injectedModuleParameters;
    if (typeof executor?.compile !== 'function' || !Array.isArray(names)) return;
    const own = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment?.getVmContext();
      const script =
        context && !filename.endsWith('.test.ts') ? scriptOf(source, filename, names) : undefined;
      return script ? script.runInContext(context) : own(source, filename);
    };
  }

  requireModuleOrMock(from, name) {
    if (name === ENGINE) return require(ENGINE);
    // Node's own streams as a package, whose modules name their values as those are that each module is handed.
    if (name === 'readable-stream') return require('node:stream');
    return super.requireModuleOrMock(from, name);
  }
}

/** Undefined for what jest must compile: what has `import()`, and what is no script, of which it says why. */
const scriptOf = (source, filename, names) => {
  const before = compiled.get(filename);
  if (before?.source === source) return before.script;
  let script;
  try {
    // All on the first line, so that lines in the traces of errors stay what they are.
    if (!/\bimport\s*\(/.test(source))
      script = new Script(`(function (${names.join(', ')}) {${source}\n})`, { filename });
  } catch (error) {
    // Jest compiles it again, and says where it is wrong.
    if (!(error instanceof SyntaxError)) throw error;
  }
  compiled.set(filename, { source, script });
  return script;
};

module.exports = { ...jestRuntime, __esModule: true, default: WorkerRuntime };
