import { countWords, readText } from './support/read-text.ts';
import { expect, goTo, ready, test } from './support/squares.ts';

test('small text and many words would be seen, in a scaled drawing too', async ({ page }) => {
  await page.goto('./#/square');
  await ready(page);
  await goTo(page, 'square');
  await page.evaluate(() => {
    const add = (markup: string): void =>
      window.Reveal.getCurrentSlide().insertAdjacentHTML('beforeend', markup);
    add('<p style="font-size: 27px">tiny body</p>');
    add(
      '<figure><svg width="100" viewBox="0 0 200 20"><text font-size="30" style="font-size: 30px">scaled text</text></svg></figure>',
    );
  });
  const texts = await readText(page);
  expect(texts.find(({ words }) => words === 'tiny body')).toMatchObject({
    kind: 'body',
    size: 27,
    running: true,
  });
  expect(texts.find(({ words }) => words === 'scaled text')).toMatchObject({
    kind: 'label',
    size: 15,
    running: false,
  });
  expect(countWords(texts.filter(({ running }) => running))).toBe(8);
});
