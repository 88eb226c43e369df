import { expect, ready, test } from '../../deck/support/test.ts';

test('the licences of the pictures lie beside the deck, and that of a package of its worker alone', async ({
  request,
}) => {
  const notices = await (await request.get('third-party-notices.txt')).text();
  expect(notices).toContain('Photographs');
  expect(notices).toContain('Copyright © 2017 Zalando SE');
  expect(notices).toMatch(/^@noble\/hashes \d/m);
});

test('the address of a slide that was given up leads to where its content went', async ({
  page,
}) => {
  await page.goto('./#/pretrain-then-ask');
  await ready(page);
  await expect(page).toHaveURL(/#\/two-exams$/);
});
