/** The Window Management API, as Chromium has it with two screens, played by the page itself. */
import type { Page } from '@playwright/test';
import { expect, ready, test } from '../../support/squares.ts';

interface Setting {
  readonly permission: PermissionState;
  /** Whether the person says yes when the browser asks. */
  readonly allows?: boolean;
  readonly screens?: number;
}

declare global {
  interface Window {
    /** What the page asked the browser for, in order. */
    requested: string[];
    /** Takes the last screen away. */
    unplug: () => void;
  }
}

async function openWith(page: Page, setting: Setting): Promise<void> {
  await page.addInitScript(({ permission, allows = true, screens = 2 }) => {
    if (window.opener || window !== top) return;
    window.requested = [];
    const all = ['laptop', 'projector'].slice(0, screens).map((label, index) => ({
      label,
      isInternal: index === 0,
      isPrimary: index === 0,
      availLeft: index * 1280,
      availTop: 0,
      availWidth: 1280,
      availHeight: 800,
    }));
    const details = Object.assign(new EventTarget(), { screens: all });
    let state = permission;
    window.unplug = () => {
      details.screens = details.screens.slice(0, -1);
      details.dispatchEvent(new Event('screenschange'));
    };
    Object.defineProperty(window.screen, 'isExtended', { get: () => details.screens.length > 1 });
    window.getScreenDetails = () => {
      if (state === 'prompt') state = allows ? 'granted' : 'denied';
      return state === 'granted' ? Promise.resolve(details) : Promise.reject(new Error('No.'));
    };
    navigator.permissions.query = () =>
      Promise.resolve(Object.assign(new EventTarget(), { state }) as PermissionStatus);
    Element.prototype.requestFullscreen = (options) => {
      window.requested.push(`full screen on ${options?.screen?.label ?? 'this one'}`);
      return Promise.resolve();
    };
    const open = window.open.bind(window);
    window.open = (address, name, features = '') => {
      window.requested.push(`window ${features}`);
      return open(address, name, features);
    };
  }, setting);
  await page.goto('./');
  await ready(page);
}

/** Presses `s` and returns what the page then asked for. */
async function press(page: Page, count: number): Promise<string[]> {
  await page.evaluate(() => (window.requested.length = 0));
  await page.keyboard.press('s');
  await page.waitForFunction((least) => window.requested.length >= least, count);
  return page.evaluate(() => window.requested);
}

const plain = 'window popup,width=1280,height=800';
const both = ['full screen on projector', 'window popup,left=0,top=0,width=1280,height=800'];
const notice = (page: Page) => page.locator('.notice[role=status]');

test('one press puts the deck on the external screen and the speaker on the other', async ({
  page,
}) => {
  await openWith(page, { permission: 'granted' });
  const popup = page.waitForEvent('popup');
  expect(await press(page, 2)).toEqual(both);
  await expect((await popup).locator('h1, h2').first()).toBeVisible();
});

test('where the browser must ask first, the window opens at once and a sentence says what to press', async ({
  page,
}) => {
  await openWith(page, { permission: 'prompt' });
  expect(await press(page, 1)).toEqual([plain]);
  await expect(notice(page)).toContainText('Press S once more: the deck then fills');
  expect(await press(page, 2)).toEqual(both);
});

test('without permission only the window opens', async ({ page }) => {
  await openWith(page, { permission: 'prompt', allows: false });
  expect(await press(page, 1)).toEqual([plain]);
  expect(await press(page, 1)).toEqual([plain]);
  await expect(notice(page)).toHaveCount(0);
});

test('with one screen only the window opens', async ({ page }) => {
  await openWith(page, { permission: 'granted', screens: 1 });
  expect(await press(page, 1)).toEqual([plain]);
  await expect(notice(page)).toHaveCount(0);
});

test('a screen that goes is said in one line, and nothing moves', async ({ page }) => {
  await openWith(page, { permission: 'granted' });
  await press(page, 2);
  await page.evaluate(() => {
    window.requested.length = 0;
    window.unplug();
  });
  await expect(notice(page)).toContainText('A screen was disconnected.');
  expect(await page.evaluate(() => window.requested)).toEqual([]);
});
