import { expect, type Page } from '@playwright/test';
import { shown } from './test.ts';

/** One key shows the next slide, as on any day. */
export async function goesOn(page: Page): Promise<void> {
  const before = page.url();
  await page.keyboard.press('PageDown');
  await expect(page).not.toHaveURL(before);
  await expect(shown(page).locator('h2')).toBeVisible();
}

/** Ways in which a browser keeps nothing: a name, and what runs in each page before its scripts. */
export const refusals = [
  [
    'denied',
    () => {
      const deny = (): never => {
        throw new DOMException('denied', 'SecurityError');
      };
      for (const store of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
        Object.defineProperty(window, store, { get: deny });
      ServiceWorkerContainer.prototype.register = () => {
        document.documentElement.dataset['refused'] = '';
        return Promise.reject(new DOMException('denied', 'SecurityError'));
      };
    },
  ],
  [
    'full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      ServiceWorkerContainer.prototype.register = () => {
        document.documentElement.dataset['refused'] = '';
        return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      };
    },
  ],
] as const;
