import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBrowser, installedBrowser, launchArguments } from '../../scripts/browser.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A program of that name that does nothing but end with the code. */
function program(name: string, code: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${code}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.skipIf(process.platform === 'win32' || process.platform === 'darwin')('a browser', () => {
  test('is found on the path', () => {
    const path = program('google-chrome', 0);
    vi.stubEnv('PATH', [folder, process.env['PATH']].join(delimiter));
    expect(installedBrowser()).toBe(path);
  });

  test('that does not start is passed over', () => {
    const broken = program('google-chrome', 127);
    vi.stubEnv('PATH', [folder, process.env['PATH']].join(delimiter));
    expect(installedBrowser()).not.toBe(broken);
  });

  test('named by CHROME_PATH comes first', () => {
    const path = program('my-browser', 0);
    vi.stubEnv('CHROME_PATH', path);
    expect(findBrowser()).toBe(path);
  });
});

test('a CHROME_PATH that leads nowhere is said in one sentence', () => {
  vi.stubEnv('CHROME_PATH', '/no/such/browser');
  expect(() => findBrowser()).toThrow(/^CHROME_PATH is \/no\/such\/browser, which is no browser/);
});

test('the sandbox is given up for root alone', () => {
  expect(launchArguments.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
});
