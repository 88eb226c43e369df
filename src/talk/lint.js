import globals from 'globals';

/** ESLint's rules for the parts that this talk adds to the house. */
export const layers = [
  {
    files: ['src/igpt/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'reveal|/figures/|/kit/|/theme/|/plugins/|^node:',
              message: 'src/igpt/ is mathematics alone: no DOM, no reveal, no Node.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...Object.keys(globals.browser).filter((name) => !(name in globals.worker)),
      ],
    },
  },
];
