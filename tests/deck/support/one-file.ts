import { expect, type Page } from '@playwright/test';
import { goTo, ready, shown, slideIds } from './test.ts';

/** The addresses that are asked for from now on, in this window and its frames. */
export function requests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

/** Expect that the file at this address shows every slide whole, and asks for nothing but itself. */
export async function expectAllInOneFile(page: Page, address: string): Promise<void> {
  const asked = requests(page);
  await page.goto(address);
  await ready(page);
  for (const id of await slideIds(page)) {
    await goTo(page, id, -1);
    await expect(shown(page), id).toBeVisible();
  }
  await expect(page.locator('.figure-fault')).toHaveCount(0);
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
  expect(asked).toEqual([address]);
}
