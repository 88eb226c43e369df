import type { Page } from '@playwright/test';
import { expect, goTo, ready, shown, slideIds, stepped, test } from '../../support/squares.ts';
import {
  agree,
  current,
  messagesPerSecond,
  openBoth,
  openSecond,
  previewed,
  standing,
} from '../../support/speaker-windows.ts';

test('the deck’s keys work in the speaker’s window', async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  const ids = await slideIds(page);
  const at = ids.indexOf(stepped);
  const expectAt = (id: string | undefined, step: number) =>
    expect.poll(() => standing(page)).toEqual({ id, step });
  await speaker.keyboard.press('ArrowRight');
  await expectAt(stepped, 0);
  await speaker.keyboard.press('Space');
  await expectAt(stepped, 1);
  await speaker.keyboard.press('Shift+Space');
  await expectAt(stepped, 0);
  await speaker.keyboard.press('Alt+ArrowRight');
  await expectAt(ids[at + 1], -1);
  await speaker.keyboard.press('End');
  await expectAt(ids.at(-1), -1);
  await speaker.keyboard.press('Backspace');
  await expect(shown(page)).toHaveAttribute('id', ids[at + 1] ?? '');
  await speaker.keyboard.press('Home');
  await expectAt(ids[0], -1);
  await speaker.keyboard.press('PageDown');
  await expectAt(ids[1], -1);
  await agree(page, speaker);
});

test('keys pressed inside the preview go to the deck', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  await current(speaker).locator('section.present h2').click();
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 0 });
  await agree(page, speaker);
});

test('black and overview go on and off from both windows', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  const black = speaker.getByRole('button', { name: 'Black' });
  await speaker.keyboard.press('b');
  await expect(black).toHaveAttribute('aria-pressed', 'true');
  expect(await page.evaluate(() => window.Reveal.isPaused())).toBe(true);
  // The speaker still sees the slide.
  await expect(current(speaker).locator('section.present h2')).toBeVisible();
  await page.keyboard.press('b');
  await expect(black).toHaveAttribute('aria-pressed', 'false');

  const overview = speaker.getByRole('button', { name: 'Overview' });
  await overview.click();
  await expect.poll(() => page.evaluate(() => window.Reveal.isOverview())).toBe(true);
  await expect(overview).toHaveAttribute('aria-pressed', 'true');
  await expect(current(speaker).locator('.reveal.overview')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(overview).toHaveAttribute('aria-pressed', 'false');
  await expect(current(speaker).locator('.reveal.overview')).toHaveCount(0);
});

test(
  'the pointer’s dot moves in both windows, at the same place of the slide',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    await page.keyboard.press('q');
    await expect(speaker.getByRole('button', { name: 'Pointer' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    // A hand never rests: what a preview that has just come did not hear, it hears now.
    const inPreview = async () => {
      await page.mouse.move(321, 180);
      await page.mouse.move(320, 180);
      return relativeDot(speaker, true);
    };
    await expect.poll(inPreview).toEqual([25, 25]);
    const frame = await speaker.locator('iframe[title="Current slide"]').boundingBox();
    if (!frame) throw new Error('The preview has no box.');
    await speaker.mouse.move(frame.x + frame.width * 0.75, frame.y + frame.height * 0.5);
    await expect.poll(() => relativeDot(page, false)).toEqual([75, 50]);
    await speaker.keyboard.press('q');
    await expect(page.locator('.reveal-pointer')).toBeHidden();
  },
);

/** Where the dot is in the window of a deck, in per cent. */
async function relativeDot(page: Page, preview: boolean): Promise<number[]> {
  const frame = preview
    ? await (await page.$('iframe[title="Current slide"]'))?.contentFrame()
    : page.mainFrame();
  const place = await frame?.evaluate(() => {
    const dot = document.querySelector('.reveal-pointer .dot')?.getBoundingClientRect();
    if (!dot || dot.width === 0) return [];
    return [(dot.x + dot.width / 2) / innerWidth, (dot.y + dot.height / 2) / innerHeight];
  });
  return (place ?? []).map((part) => Math.round(part * 100));
}

test(
  'after a hundred quick key presses from both windows all stand on the same step',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    const keys = ['ArrowRight', 'Space', 'ArrowRight', 'ArrowLeft', 'n', 'p', 'ArrowDown'];
    const press = async (window: Page, offset: number) => {
      for (let i = 0; i < 50; i++)
        await window.keyboard.press(keys[(i * 3 + offset) % keys.length] ?? 'n');
    };
    await Promise.all([press(page, 0), press(speaker, 1)]);
    await agree(page, speaker);
    const { id } = await standing(page);
    await expect(speaker.locator('.speaker-slides [aria-current]')).toHaveText(
      new RegExp(`^${(await slideIds(page)).indexOf(id) + 1}\\D`),
    );
  },
);

test('either window may be reloaded at any step', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  await speaker.keyboard.press('ArrowRight');
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 1 });
  await speaker.reload();
  await agree(page, speaker);
  await page.reload();
  await ready(page);
  await agree(page, speaker);
  expect(await standing(page)).toEqual({ id: stepped, step: 1 });
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 2 });
  await Promise.all([speaker.reload(), page.reload()]);
  await ready(page);
  await agree(page, speaker);
  await speaker.keyboard.press('ArrowLeft');
  await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 1 });
});

test(
  'the speaker’s window may be closed and opened again, also when it is still open',
  { tag: '@full' },
  async ({ page }) => {
    const first = await openBoth(page, stepped);
    await first.close();
    let second = first;
    // The browser may still be closing the window, which would then come to the front for a moment.
    await expect(async () => {
      const opened = page.waitForEvent('popup', { timeout: 3000 });
      await page.keyboard.press('s');
      second = await opened;
    }).toPass();
    await agree(page, second);
    await page.keyboard.press('ArrowRight');
    await agree(page, second);
    await page.keyboard.press('s');
    await page.keyboard.press('ArrowRight');
    await agree(page, second);
    expect(page.context().pages()).toHaveLength(2);
    // A deck that was reloaded has forgotten the window, and finds it by its name.
    await page.reload();
    await ready(page);
    await page.keyboard.press('s');
    await agree(page, second);
    expect(page.context().pages()).toHaveLength(2);
  },
);

test(
  'a deck that was closed is opened again from the speaker’s window, at its slide',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    await page.close();
    await expect(speaker.getByRole('status')).toHaveText('The deck’s window is gone.');
    const opened = speaker.waitForEvent('popup');
    await speaker.getByRole('link', { name: 'Open the deck' }).click();
    const deck = await opened;
    await ready(deck);
    expect((await standing(deck)).id).toBe(stepped);
    await expect(speaker.getByRole('status')).toBeHidden();
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(() => standing(deck)).toEqual({ id: stepped, step: 0 });
  },
);

test('two decks that are open at once do not mix', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  const other = await page.context().newPage();
  const otherSpeaker = await openBoth(other, 'code');
  await otherSpeaker.keyboard.press('Home');
  await expect.poll(() => standing(other).then(({ id }) => id)).toBe('title');
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 0 });
  await agree(other, otherSpeaker);
  expect((await standing(other)).id).toBe('title');
});

test(
  'a duplicated deck leaves the session to the one that had it',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const stored = await page.evaluate(() => ({ ...sessionStorage }));
    const copy = await page.context().newPage();
    await copy.addInitScript((stored) => Object.assign(sessionStorage, stored), stored);
    await copy.goto('./#/code');
    await ready(copy);
    const session = (of: Page) =>
      of.evaluate(() => {
        const key = Object.keys(sessionStorage).find((key) => key.startsWith('speaker session'));
        return key === undefined ? null : sessionStorage.getItem(key);
      });
    await expect.poll(() => session(copy)).not.toBe(await session(page));
    await speaker.keyboard.press('ArrowRight');
    await agree(page, speaker);
    expect(await standing(page)).toEqual({ id: stepped, step: 0 });
    expect((await standing(copy)).id).toBe('code');
  },
);

test('messages that are not the deck’s change nothing', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  const session = new URL(speaker.url()).searchParams.get('session') ?? '';
  const before = await standing(page);
  const stranger = await page.context().newPage();
  await stranger.goto('./speaker.html?session=stranger');
  await stranger.evaluate((session) => {
    const channel = new BroadcastChannel(`speaker ${session}`);
    const seal = (from: string, message: unknown) => ({ speaker: session, from, message });
    const request = (command: object) => ({
      type: 'request',
      deck: 'another',
      window: 'stranger',
      number: 1,
      first: 1,
      at: performance.timeOrigin + performance.now(),
      command,
    });
    const next = { type: 'move', move: 'next', skip: false };
    for (const message of [
      null,
      'next',
      next,
      { speaker: 'other', from: 'speaker', message: request(next) },
      seal('speaker', null),
      seal('speaker', request(next)),
      seal('speaker', request({ type: 'move', move: 'constructor', skip: false })),
      seal('speaker', request({ type: 'go', slide: 'last' })),
      seal('speaker', request({ type: 'state', state: { indexh: {} } })),
      seal('deck', { type: 'place', state: {}, next: 5 }),
      seal('deck', { type: '__proto__' }),
    ])
      channel.postMessage(message);
    window.postMessage({ preview: { type: 'show' } });
    channel.close();
  }, session);
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => standing(page)).toEqual({ ...before, step: before.step + 1 });
  await agree(page, speaker);
});

test('the next preview follows a jump', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page);
  const ids = await slideIds(page);
  await goTo(page, ids[7] ?? '');
  await agree(page, speaker);
  const { id } = (await previewed(speaker, 'Next step')) ?? {};
  expect([ids[7], ids[8]]).toContain(id);
});

test(
  'while nothing is done, the windows exchange fewer than five messages a second',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    expect(await messagesPerSecond(speaker, 4)).toBeLessThan(5);
  },
);

/** Holds back the script of the deck's side of the connection until the returned function is called. */
async function holdConnection(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/deck-*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test(
  'a key pressed in the deck right after its reload is not taken back',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
    const connect = await holdConnection(page);
    await page.reload();
    await ready(page);
    // Reveal had not written the last steps into the address.
    await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 1 });
    await page.keyboard.press('ArrowRight');
    connect();
    await agree(page, speaker);
    expect(await standing(page)).toEqual({ id: stepped, step: 2 });
  },
);

const notTaken = (speaker: Page) => speaker.getByText('Your last press was not taken.');

test(
  'keys pressed in the speaker’s window while the deck reloads reach it, or are said not to',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const connect = await holdConnection(page);
    await page.reload();
    await ready(page);
    await expect(speaker.getByRole('status')).toHaveText('The deck’s window is gone.');
    await speaker.keyboard.press('ArrowRight');
    await speaker.keyboard.press('ArrowRight');
    connect();
    await agree(page, speaker);
    // On a busy machine the connection takes more than two seconds.
    await expect
      .poll(async () => (await standing(page)).step === 1 || (await notTaken(speaker).isVisible()))
      .toBe(true);
    await agree(page, speaker);
  },
);

test(
  'a key that the deck does not take within two seconds is said not to be taken, and is void',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const connect = await holdConnection(page);
    await page.reload();
    await ready(page);
    await expect(speaker.getByRole('status')).toHaveText('The deck’s window is gone.');
    await speaker.keyboard.press('ArrowRight');
    await expect(notTaken(speaker)).toBeVisible();
    connect();
    await agree(page, speaker);
    expect(await standing(page)).toEqual({ id: stepped, step: -1 });
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 0 });
    await expect(notTaken(speaker)).toBeHidden();
  },
);

test(
  'the keys of a second speaker’s window reach the deck, and both follow',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const second = await openSecond(page, speaker);
    for (const [i, window] of [second, speaker, second].entries()) {
      await window.keyboard.press('ArrowRight');
      await expect.poll(() => standing(page)).toEqual({ id: stepped, step: i });
    }
    await agree(page, speaker);
    await agree(page, second);
  },
);
