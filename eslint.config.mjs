import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { runSliced } from './eslint.sliced.cjs';
import docComments from './lint/doc-comments.mjs';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'bench/node_modules/',
      'coverage/',
      '*.js',
      '**/*.cjs',
      'playground/',
      'web/gql/',
      '.cache/',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'no-empty': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { samgraf: { rules: { 'run-sliced': runSliced, 'doc-comments': docComments } } },
    rules: {
      'samgraf/run-sliced': 'error',
      'samgraf/doc-comments': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: ':function :function[generator=true]',
          message:
            'Each closure that is a generator has a hidden class of its own, which only a full collection frees, with all that it holds. Declare it outside, with what it needs as arguments.',
        },
      ],
    },
  },
  {
    // What others send is read by them: none may take longer than its length says.
    files: ['src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx'],
    plugins: { regexp },
    linterOptions: { noInlineConfig: true },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignorePartial: false }],
    },
  },
  {
    files: ['test/**'],
    ignores: ['test/support/drawn.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Draw by test/support/drawn.ts, from the seed of the run.' },
      ],
    },
  },
  { files: ['test/**', 'bench/**'], rules: { 'max-lines-per-function': 'off' } },
);
