import type { Browser, Page } from '@playwright/test';
import { openFigure, slideOf } from '../../deck/support/figure.ts';
import { expect, goTo, shown, test } from '../../deck/support/test.ts';

/** How long nothing else may hold up a key or a finger, in milliseconds. */
const LONGEST = 200;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Milliseconds of every task on the page's own thread while something happens. Of processor time,
 * unlike what the page itself can measure: other programs on a busy machine do not count.
 */
async function tasksWhile(
  browser: Browser,
  page: Page,
  happens: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await happens();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const threads = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  return trace.traceEvents
    .filter(({ pid, tid }) => threads.some((main) => main.pid === pid && main.tid === tid))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}

const button = (page: Page, name: string) => shown(page).getByRole('button', { name, exact: true });

test(
  'while our models run, no task holds up the page, and slides turn',
  { tag: '@full' },
  async ({ page, browser }) => {
    // It draws by itself.
    await openFigure(page, 'sampler');
    await expect(shown(page).getByText(/ms with KV cache/)).toBeVisible({ timeout: 60_000 });

    const tasks = await tasksWhile(browser, page, async () => {
      for (const id of ['surprise', 'attention', 'probe', 'order'].map(slideOf)) {
        await goTo(page, id);
        await expect(page.locator(`#${id} figure[data-live]`)).toBeVisible();
      }
      await button(page, 'Fill in again').click();
      await goTo(page, slideOf('sampler'));
      await shown(page)
        .getByRole('button', { name: /^(Draw|Go on)$/ })
        .click();
      await expect(button(page, 'Pause')).toBeVisible();
      await page.keyboard.press('PageDown');
      await expect(page).not.toHaveURL(new RegExp(`#/${slideOf('sampler')}$`));
    });
    expect(tasks.length).toBeGreaterThan(100);
    expect(Math.max(...tasks)).toBeLessThan(LONGEST);
  },
);
