import tseslint from 'typescript-eslint';
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
    files: ['src/**'],
    rules: {
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
    files: ['src/**'],
    plugins: { samgraf: { rules: { 'doc-comments': docComments } } },
    rules: { 'samgraf/doc-comments': 'error' },
  },
  { files: ['test/**', 'bench/**'], rules: { 'max-lines-per-function': 'off' } },
);
