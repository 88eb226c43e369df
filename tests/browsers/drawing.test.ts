import sharp from 'sharp';
import { openFigure } from './support/figure.ts';
import { Part } from './support/part.ts';
import { expect, openDeck, test } from './support/test.ts';

test('the edges of a bar are straight', async ({ tab }, info) => {
  const figure = await openFigure(tab, 'attention');
  await tab.move({ x: 5, y: 5 });
  const swatch = await figure.part('.edged-color').box();
  const bar = await tab.evaluate((id) => {
    const bars = document.querySelectorAll(`#${id} .live .edged-color`);
    const { x, y, width, height } = bars[1]?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width, height };
  }, figure.id);
  expect(bar.width).toBeGreaterThan(swatch.width);
  const path = info.outputPath('bar.png');
  await tab.picture(path);
  // Its columns, some of the paper above and below with them, are all the same.
  const [left, top] = [Math.ceil(bar.x) + 2, Math.floor(bar.y) - 3];
  const [width, height] = [Math.floor(bar.width) - 5, Math.ceil(bar.height) + 6];
  const { data } = await sharp(path)
    .extract({ left, top, width, height })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: width }, (_, x) =>
    Array.from({ length: height }, (_, y) => data.readUIntBE((y * width + x) * 3, 3)).join(),
  );
  expect(new Set(columns).size).toBe(1);
  // The bar and its paper are in it.
  expect(new Set(columns[0]?.split(',')).size).toBeGreaterThan(2);
});

test('the copy button appears while the mouse is over the code, and copies', async ({ tab }) => {
  await openDeck(tab, 'appendix-cite');
  const css = '#appendix-cite .code-copy';
  const opacity = (): Promise<string> =>
    tab.evaluate((css) => {
      const button = document.querySelector(css);
      return button ? getComputedStyle(button).opacity : '';
    }, css);
  // It says so for a moment only.
  await tab.evaluate((css) => {
    const button = document.querySelector<HTMLElement>(css);
    const observer = new MutationObserver(() => {
      if (button) button.dataset['said'] ??= button.textContent;
    });
    if (button) observer.observe(button, { childList: true });
  }, css);
  await tab.move({ x: 5, y: 5 });
  await expect.poll(opacity).toBe('0');
  await tab.move(await new Part(tab, '#appendix-cite .code-wrapper').middle());
  await expect.poll(opacity).toBe('1');
  const copy = new Part(tab, css);
  await copy.click();
  await expect.poll(() => copy.attribute('data-said')).toBe('Copied');
});
