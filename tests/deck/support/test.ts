/**
 * Playwright's test with a watchful page: a message on the console, an exception, a failed request
 * or one that leaves the origin fails the test that caused it.
 */
import { test as base, type BrowserContext, type Locator, type Page } from '@playwright/test';

export { expect } from '@playwright/test';
export { countSteps, goTo, ready, settle, slideIds } from '../../../scripts/drive.ts';

interface Options {
  /** Problems that a test brings about on purpose: those that match are not held against it. */
  expectedProblems: RegExp[];
  /** Whether the browser has service workers: what one keeps, a test could not route. */
  serviceWorker: boolean;
}

function watch(context: BrowserContext, origin: string): string[] {
  const problems: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (failure) => problems.push(`page error: ${failure.error().message}`));
  context.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(protocol) && target !== origin)
      problems.push(`request to another host: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

export const test = base.extend<Options>({
  expectedProblems: [[], { option: true }],
  serviceWorker: [false, { option: true }],
  context: async ({ context, baseURL, expectedProblems, serviceWorker }, use) => {
    if (!serviceWorker)
      await context.addInitScript(() =>
        Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'),
      );
    const problems = watch(context, new URL(baseURL ?? '').origin);
    await use(context);
    const unexpected = problems.filter((line) => !expectedProblems.some((p) => p.test(line)));
    base.expect(unexpected, 'the page must raise no problem').toEqual([]);
  },
});

/** The slide that is seen. */
export function shown(page: Page): Locator {
  return page.locator('.slides section.present:not(.stack)').filter({ visible: true });
}
