import { expect, goTo, ready, shown, test } from '../../deck/support/test.ts';

const lists = [
  'appendix-references',
  'appendix-references-2',
  'appendix-references-3',
  'appendix-references-4',
];

test('a citation leads to the slide that lists the work, and the work to where it is', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const citations = await page
    .locator('.slides a.cite')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(citations.length).toBeGreaterThan(20);
  for (const href of citations) expect(lists.map((id) => `#/${id}`)).toContain(href);

  await goTo(page, 'architecture');
  const citation = shown(page).getByRole('link', { name: 'Child et al. 2019' });
  await citation.click();
  await expect(shown(page).getByText('Generating long sequences')).toHaveAttribute(
    'href',
    'https://arxiv.org/abs/1904.10509',
  );
});

test('what the slides cite is listed once, on as many slides as it takes', async ({ page }) => {
  await page.goto('./#/appendix-references');
  await ready(page);
  const works = page.locator('.slides ol.references li');
  const ids = await works.evaluateAll((all) => all.map(({ id }) => id));
  expect(ids).toContain('reference-chen2020icml');
  expect(new Set(ids).size).toBe(ids.length);
  const links = await works
    .locator('a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toContain('https://doi.org/10.1145/1390156.1390294');
  expect(links).toContain('https://proceedings.mlr.press/v119/chen20s.html');
});
