import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The one that is named, or that .ci/run makes, with the packages of requirements.txt. */
const PYTHON = process.env.SAMGRAF_TEST_PYTHON ?? resolve('.cache', 'python', 'bin', 'python');
const PACKAGES =
  'import ariadne_codegen, junitparser, lxml, mypy, numpy, openpyxl, pandas, PIL, pptx, pypdf, pyshacl, rdflib, sarif, shapely';

const missing = (): string | undefined => {
  if (!existsSync(PYTHON)) return `there is no ${PYTHON}`;
  try {
    execFileSync(PYTHON, ['-c', PACKAGES], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const [said = ''] = String((error as { stderr?: unknown }).stderr)
      .trim()
      .split('\n')
      .slice(-1);
    return `${PYTHON} lacks what reads our files (${said})`;
  }
};

const reason = missing();
if (reason !== undefined && process.env.SAMGRAF_REQUIRE_PYTHON === '1')
  throw new Error(`Python is required (SAMGRAF_REQUIRE_PYTHON=1), but ${reason}.`);
if (reason !== undefined)
  process.stdout.write(
    `Readers of others: skipped: ${reason}; python3 -m venv .cache/python && .cache/python/bin/pip install -r test/readers/requirements.txt\n`,
  );

/** Tests that files are read by others' programs; skipped, with a word, where Python or these are missing. */
export const describeByOthers: (name: string, tests: () => void) => void =
  reason === undefined ? describe : describe.skip;

/** What a reader tells of a file; empty is what it finds wrong of one that is right. */
export type Found = Readonly<{ file: string; wrong: readonly string[] }> & Readonly<Record<string, unknown>>;

export type Reader =
  | 'csv'
  | 'xlsx'
  | 'rdf'
  | 'shacl'
  | 'geo'
  | 'archimate'
  | 'png'
  | 'pdf'
  | 'pptx'
  | 'book'
  | 'junit'
  | 'sarif';

/** In which Python's programs run: they print what they are asked for in one encoding, wherever that is. */
const ENVIRONMENT = { ...process.env, PYTHONIOENCODING: 'utf-8' };

/** What a program of Python's printed and what it said of itself; `failed`: it ended with an error. */
type PythonRan = Readonly<{ failed: boolean; printed: string; said: string }>;

/** Runs a program of Python's in a folder: a file, or a module of a package (`-m`, its name). */
export const runPython = (cwd: string, ...of: readonly string[]): Promise<PythonRan> =>
  new Promise(done => {
    execFile(PYTHON, of, { cwd, env: ENVIRONMENT }, (error, printed, said) =>
      done({ failed: error !== null, printed, said }),
    );
  });

const SCRIPT = join(__dirname, 'readers.py');

/** Has files read by a program that is not ours, one after another. */
export const readBy = (
  reader: Reader,
  files: readonly string[],
  shared: readonly string[] = [],
): Promise<readonly Found[]> =>
  new Promise((done, failed) => {
    const child = execFile(
      PYTHON,
      [SCRIPT, reader, ...shared],
      { maxBuffer: 200_000_000, env: ENVIRONMENT },
      (error, out, said) => {
        if (error) failed(new Error(`${error.message}\n${said.slice(-2000)}`));
        else
          done(
            out
              .trim()
              .split('\n')
              .filter(Boolean)
              .map(line => JSON.parse(line) as Found),
          );
      },
    );
    child.stdin?.end(files.map(file => `${file}\n`).join(''));
  });
