import tseslint from 'typescript-eslint';
import { layers } from './src/talk/lint.js';

/** Forbids imports by pattern in one layer of the house, with the reason in the message. */
const layer = (files, rules) => ({ files, rules });
const noImports = (...patterns) => ['error', { patterns }];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'training/',
      'bench/node_modules/',
      'test-results/',
      'starter/',
      'tests/fixtures/squares/',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // The second has packages of its own; `npm run test:browsers` checks its types.
  { files: ['**/*.js', 'tests/browsers/**'], ...tseslint.configs.disableTypeChecked },

  // The architecture of the house. Each layer may only look down.
  layer(['plugins/**/*.ts'], {
    'no-restricted-imports': noImports({
      regex: '(^|/)src/(?!.*reveal-pointer)',
      message: 'plugins/ know nothing of this talk: they import nothing from src/.',
    }),
  }),
  layer(['src/*.ts', 'scripts/*.ts'], {
    'no-restricted-imports': noImports({
      regex: '/data/|^\\./figures/|^\\.\\./src/(?!talk/)',
      message: 'A new talk takes this file over: it knows of this talk what src/talk/ says.',
    }),
  }),
  layer(['src/kit/**/*.ts'], {
    'no-restricted-imports': noImports({
      regex: 'reveal|^node:|^(?:\\.\\./)+(?!plugins/|chart/|controls/|draw/|reader/)[\\w-]+/',
      message:
        'src/kit/ is what the figures of any talk are made with: it imports from plugins/ and itself alone, and no reveal.',
    }),
  }),
  layer(['src/figures/**/*.ts'], {
    'no-restricted-imports': noImports({
      regex: 'reveal|^node:',
      message: 'src/figures/ know no reveal: the figures plugin stands between.',
    }),
  }),
  ...layers,
);
