/** Draws on slides as a mouse, a pen or a finger does, and reads what is drawn. */
import type { CDPSession, Page } from '@playwright/test';

/** A place in the window, in CSS pixels. */
export type Place = readonly [x: number, y: number];

/** Begins drawing by its key. */
export async function beginDrawing(page: Page): Promise<void> {
  await page.keyboard.press('d');
  await page.locator('.ink-tools').waitFor();
}

/** Draws a straight line by the mouse. */
export async function drawLine(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
  await page.mouse.up();
}

/** Draws a straight line by a pen. */
export async function penLine(
  client: CDPSession,
  [x, y]: Place,
  [toX, toY]: Place,
  force: number,
): Promise<void> {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', part: number) =>
    client.send('Input.dispatchMouseEvent', {
      type,
      x: x + (toX - x) * part,
      y: y + (toY - y) * part,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
      force: type === 'mouseReleased' ? 0 : force,
    });
  await send('mousePressed', 0);
  for (let i = 1; i <= 8; i++) await send('mouseMoved', i / 8);
  await send('mouseReleased', 1);
}

/** Moves one or more fingers straight ahead together. */
export async function dragFingers(
  client: CDPSession,
  fingers: readonly Place[],
  by: Place,
): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove', part: number, count = fingers.length) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers
        .slice(0, count)
        .map(([x, y], id) => ({ id, x: x + by[0] * part, y: y + by[1] * part })),
    });
  // One after the other, as fingers come.
  for (let count = 1; count <= fingers.length; count++) await send('touchStart', 0, count);
  for (let i = 1; i <= 8; i++) await send('touchMove', i / 8);
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Puts two fingers down beside a place, and moves them apart or together. */
export async function pinch(
  client: CDPSession,
  [x, y]: Place,
  from: number,
  to: number,
): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove', apart: number, count = 2) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [-1, 1]
        .slice(0, count)
        .map((side, id) => ({ id, x: x + (side * apart) / 2, y })),
    });
  await send('touchStart', from, 1);
  await send('touchStart', from, 2);
  for (let i = 1; i <= 10; i++) await send('touchMove', from + ((to - from) * i) / 10);
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** What the strokes take up in the window, in their order. */
export function strokeBoxes(page: Page): Promise<DOMRect[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.present .ink-layer path')]
      .filter((path) => path.checkVisibility())
      .map((path) => path.getBoundingClientRect().toJSON() as DOMRect),
  );
}
