import type { BrowserContext } from '@playwright/test';
import { expect, goTo, ready, slideIds, test } from '../support/test.ts';
import { current, openSpeaker } from '../support/speaker-windows.ts';

declare global {
  interface Window {
    reportViolation(this: void, violation: string): void;
  }
}

/** What the policy kept pages, frames and workers of a context from. */
async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeFunction('reportViolation', (violation: string) => {
    violations.push(violation);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.reportViolation(`${violatedDirective}: ${blockedURI}`);
    });
  });
  return violations;
}

for (const address of ['./', './speaker.html'])
  test(`${address} names its charset where browsers look for it, then the policy, then all that it loads`, async ({
    request,
  }) => {
    const html = await (await request.get(address)).text();
    expect(html.slice(0, 1024)).toContain('<meta charset="utf-8"');
    const policy = html.indexOf('http-equiv="Content-Security-Policy"');
    expect(policy).toBeGreaterThan(0);
    expect(policy).toBeLessThan(html.search(/<script|<link/));
  });

test('nothing in the whole deck goes against the policy', { tag: '@full' }, async ({ page }) => {
  const violations = await watchPolicy(page.context());
  await page.goto('./');
  await ready(page);
  for (const id of await slideIds(page)) await goTo(page, id, -1);
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.press('g');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  const speaker = await openSpeaker(page);
  await speaker.keyboard.press('End');
  await speaker.keyboard.press('q');
  await expect(current(speaker).locator('section.present')).toHaveCount(1);
  await page.goto('./?print-pdf');
  await page.waitForFunction(() => document.documentElement.classList.contains('print-prepared'));
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.evaluate(() => document.fonts.ready);
  expect(violations).toEqual([]);
});

test.describe('a script that stands in the page', () => {
  test.use({ expectedProblems: [/Content Security Policy/] });

  test('does not run, and is reported', async ({ page }) => {
    const violations = await watchPolicy(page.context());
    await page.goto('./');
    await ready(page);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    await expect.poll(() => violations.length).toBe(1);
    expect(await page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBeUndefined();
  });
});
