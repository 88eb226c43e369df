import type { Page } from '@playwright/test';
import type { Json } from '../../../plugins/figures/contract.ts';
import { figuresOf } from '../support/figure.ts';
import { expect, goTo, ready, test } from '../support/squares.ts';

const slide = 'square';

function figure(page: Page) {
  return page.locator(`#${slide} figure[data-figure]`);
}

function slider(page: Page) {
  return page.getByRole('slider', { name: 'Width' });
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

test('a state that a person chose is in the address and survives a reload', async ({ page }) => {
  await open(page, `./?theme=dark#/${slide}`);
  await slider(page).press('Home');
  await page.getByRole('radio', { name: 'Red' }).check();
  await expect(page).toHaveURL(
    new RegExp(`\\?theme=dark&${slide}\\.width:1&${slide}\\.fill:red#/${slide}()?$`),
  );

  await page.reload();
  await ready(page);
  await expect(slider(page)).toHaveValue('1');
  await expect(page.getByRole('radio', { name: 'Red' })).toBeChecked();
});

test('the initial state leaves the address as it was', async ({ page }) => {
  await open(page, `./?${slide}.width:10#/${slide}`);
  await expect(slider(page)).toHaveValue('10');
  await slider(page).press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`/#/${slide}()?$`));
});

/** The width that reveal gives the stage. */
const stageWidth = (page: Page) => page.evaluate(() => window.Reveal.getConfig().width);

for (const sign of [':', '='])
  test(`a state in the address with a ${sign} is the figure’s alone, and no option of reveal`, async ({
    page,
  }) => {
    await open(page, `./?theme=dark&square.width${sign}12#/square`);
    await expect(slider(page)).toHaveValue('12');
    expect(await stageWidth(page)).toBe(1280);
    expect(await page.evaluate(() => window.Reveal.getCurrentSlide().offsetWidth)).toBe(1280);
    await expect(page).toHaveURL(/\?theme=dark&square\.width:12#\/square$/);
  });

test('a state that is none does not keep the deck from its start', async ({ page }) => {
  await open(page, `./?square.width=abc&square.height=abc#/square`);
  expect(await stageWidth(page)).toBe(1280);
  await expect(page.locator('#square h2')).toBeInViewport();
});

test('Back leads to the slide before, also when a figure was changed since', async ({ page }) => {
  await open(page, './#/table');
  await page.evaluate((address) => (location.hash = address), `#/${slide}`);
  await slider(page).press('Home');
  await expect(page).toHaveURL(new RegExp(`\\?${slide}\\.width:1#/${slide}()?$`));
  await page.goBack();
  await expect(page.locator('#table h2')).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`\\?${slide}\\.width:1#/table$`));
  await page.goForward();
  await expect(slider(page)).toBeInViewport();
  await expect(slider(page)).toHaveValue('1');
});

test('a state in the address is there before the slide is', async ({ page }) => {
  await open(page, `./?${slide}.width:4`);
  await goTo(page, slide);
  await expect(slider(page)).toHaveValue('4');
});

test('an address with a state that is none shows the initial state', async ({ page }) => {
  for (const query of [
    'width=17',
    'width=wide',
    'width=[1]',
    'fill=green',
    'width=1e999',
    '__proto__=1',
  ]) {
    await open(page, `./?${slide}.${query}#/${slide}`);
    await expect(slider(page), query).toHaveValue('9');
    await expect(page.getByRole('radio', { name: 'Ink' }), query).toBeChecked();
  }
});

test('a change by a person is an event with key and state; one by a plugin is none', async ({
  page,
}) => {
  await open(page, `./#/${slide}`);
  await expect(figure(page)).toHaveAttribute('data-live');
  await page.evaluate(() => {
    document.addEventListener('figurechange', ({ detail }) => {
      document.title = JSON.stringify(detail);
    });
  });
  await (await figuresOf(page)).evaluate((figures) => figures.setState('square', { width: 3 }));
  await expect(slider(page)).toHaveValue('3');
  await expect(page).toHaveURL(/square\.width:3/);
  await slider(page).press('ArrowRight');
  await expect(page).toHaveTitle(
    JSON.stringify({ key: slide, state: { width: 4, fill: 'ink' } satisfies Json }),
  );
});

test('a state given to a figure that is not mounted is shown when it is', async ({ page }) => {
  await open(page, './');
  const keys = await (await figuresOf(page)).evaluate((figures) => figures.keys());
  expect(keys).toContain(slide);
  await (
    await figuresOf(page)
  ).evaluate((figures) => {
    figures.setState('square', { width: 5 });
    figures.setState('no-such-figure', { width: 5 });
  });
  await expect(figure(page)).not.toHaveAttribute('data-live');
  await goTo(page, slide);
  await expect(slider(page)).toHaveValue('5');
});

test('a figure far from what is read gives everything back, and returns as it was', async ({
  page,
}) => {
  await open(page, `./#/${slide}`);
  await slider(page).press('Home');
  await goTo(page, 'thanks');
  await expect(figure(page)).not.toHaveAttribute('data-live');
  await expect(figure(page).locator('.live')).toHaveCount(0);
  await goTo(page, slide);
  await expect(slider(page)).toHaveValue('1');
});

test('in a preview a figure shows what it is told, and its address stays', async ({ page }) => {
  await open(page, `./?receiver#/${slide}`);
  await expect(figure(page)).toHaveAttribute('data-live');
  await (await figuresOf(page)).evaluate((figures) => figures.setState('square', { width: 4 }));
  await expect(figure(page).getByText('16 tiles')).toBeVisible();
  expect(page.url()).not.toContain('width:4');
});

test.describe('with code that does not come', () => {
  test.use({ expectedProblems: [/square-/] });

  test('a figure says so in one sentence, and its drawing stays', async ({ page }) => {
    await page.route('**/square-*.js', (route) => route.abort());
    await open(page, `./#/${slide}`);
    await expect(figure(page).getByRole('status')).toHaveText(
      'This figure could not be loaded; its drawing stays.',
    );
    await expect(figure(page).locator('.still')).toBeVisible();
  });
});
