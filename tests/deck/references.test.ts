import { expect, goTo, ready, shown, test } from './support/squares.ts';

const lists = ['appendix-references', 'appendix-references-2'];

test('a citation leads to the slide that lists the work, and the work to where it is', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const citations = await page
    .locator('.slides a.cite')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(citations).toHaveLength(3);
  for (const href of citations) expect(lists.map((id) => `#/${id}`)).toContain(href);

  await goTo(page, 'primes');
  const citation = shown(page).getByRole('link', { name: /Sylvester.*1883/ });
  await citation.click();
  await expect(shown(page).getByText('On the number of primes')).toHaveAttribute(
    'href',
    'https://doi.org/10.1000/182',
  );
});

test('what the slides cite is listed once, on as many slides as it takes', async ({ page }) => {
  await page.goto('./#/appendix-references');
  await ready(page);
  const works = page.locator('.slides ol.references li');
  const ids = await works.evaluateAll((all) => all.map(({ id }) => id));
  expect(ids).toEqual(['reference-euclid', 'reference-sylvester1883']);
  const links = await works
    .locator('a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(['https://example.org/euclid', 'https://doi.org/10.1000/182']);
});

test('the works cited are copied as BibTeX, and are a file to save', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#/appendix-references');
  await ready(page);
  const button = shown(page).getByRole('button', { name: 'Copy BibTeX' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(shown(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const keys = [...copied.matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
  expect(keys).toContain('sylvester1883');
  const listed = await page.locator('.slides ol.references li').count();
  expect(keys).toHaveLength(listed);
  expect(copied).toContain('author = {Sylvester, James J. and Hammond, James}');
  const file = shown(page).getByRole('link', { name: 'references.bib' });
  const address = await file.evaluate((link: HTMLAnchorElement) => link.href);
  expect(await (await page.request.get(address)).text()).toBe(copied);
  // The button thanks for a while, and is then what it was.
  await expect(button).toBeVisible();
});

test.describe('without a connection', () => {
  test.use({ expectedProblems: [/references.*\.bib/] });

  test('the button says that nothing was copied, and the deck goes on', async ({ page }) => {
    await page.goto('./#/appendix-references');
    await ready(page);
    await page.route('**/*.bib', (route) => route.abort());
    await shown(page).getByRole('button', { name: 'Copy BibTeX' }).click();
    await expect(shown(page).getByRole('button', { name: 'Not copied' })).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(shown(page).getByRole('heading')).toHaveText('References, 2 of 2');
  });
});
