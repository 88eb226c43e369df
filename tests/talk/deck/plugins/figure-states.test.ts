import type { Page } from '@playwright/test';
import type { Json } from '../../../../plugins/figures/contract.ts';
import { figuresOf, slideOf } from '../../../deck/support/figure.ts';
import { expect, goTo, ready, test } from '../../../deck/support/test.ts';

const slide = slideOf('attention-cost');
/** Its last step, with which its controls come. */
const LAST = 1;

function figure(page: Page) {
  return page.locator(`#${slide} figure[data-figure]`);
}

function slider(page: Page) {
  return page.getByRole('slider', { name: 'Side of the picture' });
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

test('a state that a person chose is in the address and survives a reload', async ({ page }) => {
  await open(page, `./?theme=dark#/${slide}/${LAST}`);
  await slider(page).press('Home');
  await page.getByRole('radio', { name: /palette/ }).check();
  await expect(page).toHaveURL(
    new RegExp(`\\?theme=dark&${slide}\\.side:8&${slide}\\.tokens:palette#/${slide}(/${LAST})?$`),
  );

  await page.reload();
  await ready(page);
  await expect(slider(page)).toHaveValue('8');
  await expect(page.getByRole('radio', { name: /palette/ })).toBeChecked();
});

test('the initial state leaves the address as it was', async ({ page }) => {
  await open(page, `./?${slide}.side:232#/${slide}/${LAST}`);
  await expect(slider(page)).toHaveValue('232');
  await slider(page).press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`/#/${slide}(/${LAST})?$`));
});

/** The width that reveal gives the stage. */
const stageWidth = (page: Page) => page.evaluate(() => window.Reveal.getConfig().width);

for (const sign of [':', '='])
  test(`a state in the address with a ${sign} is the figure’s alone, and no option of reveal`, async ({
    page,
  }) => {
    await open(page, `./?theme=dark&model-table.width${sign}3072#/model-table`);
    const width = page.locator('#model-table').getByRole('slider', { name: /width/i });
    await expect(width).toHaveAttribute('aria-valuetext', /^3072;/);
    expect(await stageWidth(page)).toBe(1280);
    expect(await page.evaluate(() => window.Reveal.getCurrentSlide().offsetWidth)).toBe(1280);
    await expect(page).toHaveURL(/\?theme=dark&model-table\.width:3072#\/model-table$/);
  });

test('a state that is none does not keep the deck from its start', async ({ page }) => {
  await open(page, `./?model-table.width=abc&model-table.height=abc#/model-table`);
  expect(await stageWidth(page)).toBe(1280);
  await expect(page.locator('#model-table h2')).toBeInViewport();
});

test('Back leads to the slide before, also when a figure was changed since', async ({ page }) => {
  await open(page, './#/history');
  await page.evaluate((address) => (location.hash = address), `#/${slide}/${LAST}`);
  await slider(page).press('Home');
  await expect(page).toHaveURL(new RegExp(`\\?${slide}\\.side:8#/${slide}(/${LAST})?$`));
  await page.goBack();
  await expect(page.locator('#history h2')).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`\\?${slide}\\.side:8#/history$`));
  await page.goForward();
  await expect(slider(page)).toBeInViewport();
  await expect(slider(page)).toHaveValue('8');
});

test('a state in the address is there before the slide is', async ({ page }) => {
  await open(page, `./?${slide}.side:64`);
  await goTo(page, slide);
  await expect(slider(page)).toHaveValue('64');
});

test('an address with a state that is none shows the initial state', async ({ page }) => {
  for (const query of [
    'side=7',
    'side=wide',
    'side=[1]',
    'tokens=cmyk',
    'side=1e999',
    '__proto__=1',
  ]) {
    await open(page, `./?${slide}.${query}#/${slide}/${LAST}`);
    await expect(slider(page), query).toHaveValue('224');
    await expect(page.getByRole('radio', { name: /R, G, B/ }), query).toBeChecked();
  }
});

test('a change by a person is an event with key and state; one by a plugin is none', async ({
  page,
}) => {
  await open(page, `./#/${slide}/${LAST}`);
  await expect(figure(page)).toHaveAttribute('data-live');
  await page.evaluate(() => {
    document.addEventListener('figurechange', ({ detail }) => {
      document.title = JSON.stringify(detail);
    });
  });
  await (
    await figuresOf(page)
  ).evaluate((figures) => figures.setState('too-many-pixels', { side: 16 }));
  await expect(slider(page)).toHaveValue('16');
  await expect(page).toHaveURL(/too-many-pixels\.side:16/);
  await slider(page).press('ArrowRight');
  await expect(page).toHaveTitle(
    JSON.stringify({ key: slide, state: { side: 24, tokens: 'rgb' } satisfies Json }),
  );
});

test('a state given to a figure that is not mounted is shown when it is', async ({ page }) => {
  await open(page, './');
  const keys = await (await figuresOf(page)).evaluate((figures) => figures.keys());
  expect(keys).toContain(slide);
  await (
    await figuresOf(page)
  ).evaluate((figures) => {
    figures.setState('too-many-pixels', { side: 40 });
    figures.setState('no-such-figure', { side: 40 });
  });
  await expect(figure(page)).not.toHaveAttribute('data-live');
  await goTo(page, slide);
  await expect(slider(page)).toHaveValue('40');
});

test('a figure far from what is read gives everything back, and returns as it was', async ({
  page,
}) => {
  await open(page, `./#/${slide}/${LAST}`);
  await slider(page).press('Home');
  await goTo(page, 'thanks');
  await expect(figure(page)).not.toHaveAttribute('data-live');
  await expect(figure(page).locator('.live')).toHaveCount(0);
  await goTo(page, slide);
  await expect(slider(page)).toHaveValue('8');
});

test('in a preview a figure shows what it is told, and its address stays', async ({ page }) => {
  await open(page, `./?receiver#/${slide}/${LAST}`);
  await expect(figure(page)).toHaveAttribute('data-live');
  await (
    await figuresOf(page)
  ).evaluate((figures) => figures.setState('too-many-pixels', { side: 64 }));
  await expect(figure(page).getByText('144×')).toBeVisible();
  expect(page.url()).not.toContain('side:64');
});

test.describe('with code that does not come', () => {
  test.use({ expectedProblems: [/attention-cost/] });

  test('a figure says so in one sentence, and its drawing stays', async ({ page }) => {
    await page.route('**/attention-cost-*.js', (route) => route.abort());
    await open(page, `./#/${slide}/${LAST}`);
    await expect(figure(page).getByRole('status')).toHaveText(
      'This figure could not be loaded; its drawing stays.',
    );
    await expect(figure(page).locator('.still')).toBeVisible();
  });
});
