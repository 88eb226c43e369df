/** Serves built files as GitHub Pages would: under a path of its own, 404 for what is not there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { preview } from 'vite';
import { withBrowser } from './browser.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a built deck.
 * @param folder - what `npm run build` wrote
 * @param port - 0 for any free one
 * @param headers - sent with every file
 * @throws Error if the folder has no index.html or the port is taken
 */
export async function serve(
  folder = 'dist',
  port = 0,
  base = '/deck/',
  headers: Readonly<Record<string, string>> = {},
): Promise<Served> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built deck in ${folder}/: run "npm run build" first.`);
  const server = await preview({
    configFile: false,
    base,
    appType: 'mpa',
    logLevel: 'warn',
    build: { outDir: folder },
    preview: { port, strictPort: true, host: '127.0.0.1', open: false, headers },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The server of the built deck has no local address.');
  return { url, close: () => server.close() };
}

/** Serve a built deck and start a browser for some work; end both when it is done or has failed. */
export async function withDeck<T>(
  folder: string,
  work: (browser: Browser, url: string) => Promise<T>,
): Promise<T> {
  const server = await serve(folder);
  try {
    return await withBrowser((browser) => work(browser, server.url));
  } finally {
    await server.close();
  }
}
