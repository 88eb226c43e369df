import { watchPolicy } from '../support/policy.ts';
import { expect, ready, test } from '../support/squares.ts';

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
