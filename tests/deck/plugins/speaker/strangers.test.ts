/** Pages of another origin that hold a window of the deck can neither drive it nor listen to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { expect, ready, test as base } from '../../support/squares.ts';
import { standing } from '../../support/speaker-windows.ts';

const deckAddress = () => process.env['SQUARES_URL'] ?? '';

/** A server of another origin, with pages that keep all that is sent to them. */
const test = base.extend<{ stranger: string }>({
  // Playwright reads the names of what a fixture needs from this pattern.
  stranger: async ({}, use) => {
    const server = createServer((request, response) => {
      const deck = deckAddress();
      const body = {
        '/opener': `<button onclick="deck = window.open('${deck}')">Open</button>`,
        '/frame': `<iframe src="${deck}?receiver#/stepped"></iframe>`,
      }[request.url ?? ''];
      response.setHeader('Content-Type', 'text/html');
      response.statusCode = body === undefined ? 204 : 200;
      response.end(`<script>kept = []; onmessage = ({ data }) => kept.push(data)</script>${body}`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
  },
});

// The other origin is meant to be there, and the browser says which messages it withheld.
test.use({ expectedProblems: [/^request to another host|does not match the recipient/] });

/** Makes a window put down that the message `end` has come, and with it all before. */
function markTheEnd(window: Page | Frame): Promise<void> {
  return window.evaluate(() =>
    addEventListener('message', ({ data }) => {
      if (data === 'end') document.documentElement.dataset['ended'] = '';
    }),
  );
}

function end(window: Page | Frame): Promise<unknown> {
  return window.waitForFunction(() => 'ended' in document.documentElement.dataset);
}

test('a page that opened the deck cannot turn its slides', async ({ page, stranger }) => {
  await page.goto(`${stranger}/opener`);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button').click();
  const deck = await opened;
  await ready(deck);
  const before = await standing(deck);
  await markTheEnd(deck);
  await page.evaluate(() => {
    const { deck } = window as unknown as { deck: Window };
    deck.postMessage(JSON.stringify({ method: 'next' }), '*');
    deck.postMessage('end', '*');
  });
  await end(deck);
  expect(await standing(deck)).toEqual(before);
});

test('a page that frames a preview neither moves it nor learns its keys', async ({
  page,
  stranger,
}) => {
  await page.goto(`${stranger}/frame`);
  const frame = page.frame({ url: /receiver/ });
  if (!frame) throw new Error('The deck is not in the frame.');
  await frame.waitForFunction(() => window.Reveal?.isReady());
  const stands = () =>
    frame.evaluate(() => {
      const { h, v, f } = window.Reveal.getIndices();
      return { h, v, f, theme: document.documentElement.dataset['theme'] };
    });
  // A preview takes every key for the speaker's window.
  const takesKeys = () =>
    frame.evaluate(() => {
      const options = { key: 'x', bubbles: true, cancelable: true };
      return !document.body.dispatchEvent(new KeyboardEvent('keydown', options));
    });
  await expect.poll(takesKeys).toBe(true);
  const before = await stands();
  await markTheEnd(frame);
  await page.evaluate(() => {
    const state = { indexh: 3, indexv: 0, indexf: -1 };
    const show = { type: 'show', state, theme: 'stolen', contrast: 'normal' };
    for (const message of [{ preview: show }, 'end']) window.frames[0]?.postMessage(message, '*');
  });
  await end(frame);
  expect(await stands()).toEqual(before);
  await frame.evaluate(() => parent.postMessage('end', '*'));
  const kept = () => page.evaluate(() => (window as unknown as { kept: unknown[] }).kept);
  await expect.poll(kept).toContain('end');
  expect(await kept()).toEqual(['end']);
});
