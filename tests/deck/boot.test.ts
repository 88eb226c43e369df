import { expect, goTo, ready, shown, slideIds, test } from './support/squares.ts';

test('the deck starts with its seven plugins and in its own fonts, and outside tools find it', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const names = await page.evaluate(() => Object.keys(window.Reveal.getPlugins()));
  expect(names).toEqual(
    expect.arrayContaining(['notes', 'markdown', 'highlight', 'math', 'zoom', 'menu', 'pointer']),
  );
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((face) => face.status === 'loaded').map((f) => f.family);
  });
  expect(loaded.map((family) => family.replaceAll(/['"]/g, ''))).toContain('Archivo');
  const family = await page
    .locator('section.present')
    .evaluate((slide) => getComputedStyle(slide).fontFamily);
  expect(family).toMatch(/^["']?Archivo/);
});

test('the address names the slide, and opening it shows that slide', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const ids = await slideIds(page);
  const third = ids[2] ?? '';
  await goTo(page, third);
  await expect(page).toHaveURL(new RegExp(`#/${third}(/|$)`));
  await page.reload();
  await ready(page);
  await expect(shown(page)).toHaveAttribute('id', third);
});

test('an address of no slide, typed while the deck is open, shows the first one', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const [first] = await slideIds(page);
  for (const hash of ['#/no-such-slide', '#/99']) {
    await goTo(page, (await slideIds(page))[3] ?? '');
    await page.evaluate((hash) => location.assign(hash), hash);
    await expect(shown(page)).toHaveAttribute('id', first ?? '');
  }
});

test('a deck that is opened at an address of no slide shows the first one', async ({ page }) => {
  for (const hash of ['#/no-such-slide', '#/99/99', '#/-1', '#/%E0%A4%A']) {
    // Where only the hash differs, a page is not loaded again.
    await page.goto('about:blank');
    await page.goto(`./${hash}`);
    await ready(page);
    const [first] = await slideIds(page);
    await expect(shown(page), hash).toHaveAttribute('id', first ?? '');
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a sentence says that the slides need it', async ({ page }) => {
    await page.goto('./');
    // Texts are not looked for within noscript.
    const sentence = page.locator('noscript p');
    await expect(sentence).toBeVisible();
    await expect(sentence).toContainText('need JavaScript');
  });
});

test('the licences of what the deck is made of lie beside it', async ({ request }) => {
  const notices = await (await request.get('third-party-notices.txt')).text();
  for (const name of ['reveal.js', 'reveal.js-menu', 'katex', 'highlight.js', 'marked', 'archivo'])
    expect(notices).toMatch(new RegExp(`^(@fontsource-variable/)?${name} \\d`, 'm'));
  for (const words of ['SIL OPEN FONT LICENSE', 'Permission is hereby granted'])
    expect(notices).toContain(words);
});

test('the address of a slide that was given up leads to where its content went', async ({
  page,
}) => {
  await page.goto('./#/old-square');
  await ready(page);
  await expect(page).toHaveURL(/#\/square$/);
});
