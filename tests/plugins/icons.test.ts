import { expect, test } from 'vitest';
import { icon } from '../../plugins/common/icons.ts';

test('an icon is drawn cell by cell and hidden from screen readers', () => {
  const markup = icon('menu');
  expect(markup).toContain('d="M0 1h9v1H0zM0 4h9v1H0zM0 7h9v1H0z"');
  expect(markup).toContain('aria-hidden="true"');
});
