import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import { runSliced } from '../../eslint.sliced.cjs';

const ROOT = join(__dirname, '../..');
/** It is not there; what it imports is. */
const FILE = join(ROOT, 'src/engine/graph/linted.ts');

/** The lines of a file beside src/engine/graph/sliced.ts on which a generator is not run. */
const unrunIn = (code: string): readonly number[] => {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: [],
  };
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target) =>
    name === FILE ? ts.createSourceFile(name, code, target, true) : getSourceFile(name, target);
  const program = ts.createProgram([FILE], options, host);
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  return new Linter()
    .verify(
      code,
      {
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { programs: [program] } },
        plugins: { samgraf: { rules: { 'run-sliced': runSliced as unknown as Rule.RuleModule } } },
        rules: { 'samgraf/run-sliced': 'error' },
      },
      FILE,
    )
    .map(({ line }) => line);
};

const GIVEN = `
import { finish, type Sliced } from './sliced';
declare const check: (of: string) => Sliced<boolean>;
declare const ids: readonly string[];
declare const isHot: boolean;
`;

const RUN = `
export function* delegated(): Sliced<boolean> {
  yield* check('a');
  const found = yield* isHot ? check('b') : check('c');
  return found && (yield* check('d'));
}
export const handedOn = (of: string): Sliced<boolean> => check(of);
export function returned(of: string) {
  return check(of);
}
export const given = finish(check('a'));
export const held: { readonly of: Sliced<boolean> } = { of: check('a') };
export function* later(): Sliced<boolean> {
  const work = check('a');
  return yield* work;
}
declare const sometimes: () => Sliced<boolean> | string;
declare const isText: (of: Sliced<boolean> | string) => of is string;
export function* toldApart(): Sliced<string | boolean> {
  const work = sometimes();
  return isText(work) ? work : yield* work;
}
export const byHand = (): unknown => {
  const work = check('a');
  return work.next();
};
`;

/** Each line that ends in a mark calls a generator that nobody runs. */
const UNRUN = `
export function* dropped(): Sliced<boolean> {
  check('a'); // !
  if (check('b')) return true; // !
  const kept = check('c'); // !
  if (kept) return true;
  yield check('d') as never; // !
  for (const _ of [...check('e')]) return false; // !
  ids.forEach(id => check(id)); // !
  const all = ids.map(id => check(id)); // !
  const some = { found: check('f'), all }; // !
  return some.found === undefined || !check('g'); // !
}
function* untyped() {
  yield;
  return 1;
}
export function* inferred() {
  untyped(); // !
  return check('a'); // !
}
declare const names: () => Generator<string>;
export const listed = (): void => {
  names(); // !
};
`;

test('a computation in slices is run, given to who runs it, or handed on', () => {
  expect(unrunIn(GIVEN + RUN)).toEqual([]);
});

test('one that is not run is found', () => {
  const marked = (GIVEN + UNRUN).split('\n').flatMap((line, i) => (line.endsWith('// !') ? [i + 1] : []));
  expect(unrunIn(GIVEN + UNRUN)).toEqual(marked);
});

test('all of src is held to it', () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/eslint/bin/eslint.js', '--print-config', 'src/engine/graph/sliced.ts'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(JSON.parse(stdout)).toHaveProperty(['rules', 'samgraf/run-sliced', 0], 2);
});
