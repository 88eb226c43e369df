import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { slides } from '../../../plugins/slides/build.ts';
import { temporaryFolder } from './temporary-deck.ts';

const page = '<!doctype html><html><head></head><body><!-- slides --></body></html>';
const good = '<!-- chapter: A -->\n# One\n\n<figure data-figure="wall"></figure>\n\n---\n\n# Two';
const drawing = (word: string): string =>
  `export const drawings = { wall: { initial: () => null, still: () => '<svg>${word}</svg>' } };`;

/** A dev server of a deck, and what it has told the pages that are open. */
const serve = async (): Promise<{ root: string; server: ViteDevServer; told: string[] }> => {
  const root = temporaryFolder({
    'index.html': page,
    'slides/01-a.md': good,
    'word.ts': "export const word = 'red';",
    'drawings.ts': drawing('red'),
  });
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: { usePolling: true, interval: 20 } },
    plugins: [slides({ drawings: 'drawings.ts' })],
  });
  onTestFinished(() => server.close());
  const told: string[] = [];
  vi.spyOn(server.hot, 'send').mockImplementation((payload: unknown) => {
    told.push(JSON.stringify(payload));
  });
  return { root, server, told };
};

/** Saves a file once more: the watcher drops a change that follows another within 50 ms. */
const saveUntilTold = (file: string, text: string, told: readonly string[]): string => {
  writeFileSync(file, text);
  return told.join();
};

const open = (server: ViteDevServer): Promise<string> => server.transformIndexHtml('/', page);

test('the dev server puts slides and drawings into the page', async () => {
  const { server } = await serve();
  const html = await open(server);
  expect(html).toContain('id="one"');
  expect(html).toContain('<div class="still"><svg>red</svg></div>');
});

test('an edited slide or drawing reloads the page', async () => {
  const { root, server, told } = await serve();
  await open(server);
  writeFileSync(join(root, 'drawings.ts'), drawing('blue'));
  await expect.poll(() => told).toContainEqual(expect.stringContaining('full-reload'));
  expect(await open(server)).toContain('<svg>blue</svg>');
});

test('a new chapter and the picture in it are shown without a restart', async () => {
  const { root, server, told } = await serve();
  await open(server);
  const next = '<!-- chapter: B -->\n# Three\n\n![A cat](assets/images/cat.webp)';
  writeFileSync(join(root, 'slides/02-b.md'), next);
  await expect.poll(() => told.join()).toContain('There is no file assets/images/cat.webp.');
  mkdirSync(join(root, 'assets/images'), { recursive: true });
  writeFileSync(join(root, 'assets/images/cat.webp'), 'a');
  await expect.poll(() => told.join()).toContain('full-reload');
  const html = await open(server);
  expect(html).toContain('id="three"');
  expect(html).toContain('assets/images/cat.webp');
});

test('the terminal says mistakes too, and warnings where there are none', async () => {
  const { root, server } = await serve();
  await open(server);
  const errors: string[] = [];
  const warnings: string[] = [];
  vi.spyOn(server.config.logger, 'error').mockImplementation((text) => void errors.push(text));
  vi.spyOn(server.config.logger, 'warn').mockImplementation((text) => void warnings.push(text));
  const notes = '\n\nNote:\n[click]';
  const file = join(root, 'slides/01-a.md');
  writeFileSync(file, `${good}\n\n$\\fraq$${notes}`);
  await expect.poll(() => errors).toEqual([expect.stringContaining('01-a.md:10: This formula')]);
  expect(warnings).toEqual([]);
  await expect
    .poll(() => (writeFileSync(file, good + notes), warnings), { interval: 100 })
    .toEqual([expect.stringContaining('slides/01-a.md:8: This slide has 0 steps')]);
});

test('a mistake is told with file and line, and the page comes back when it is mended', async () => {
  const { root, server, told } = await serve();
  await open(server);
  const file = join(root, 'slides/01-a.md');
  writeFileSync(file, `${good}\n\n$\\fraq$`);
  await expect.poll(() => told.join()).toMatch(/"type":"error".*slides\/01-a\.md:10: This formula/);
  expect(told.join()).not.toContain('full-reload');
  await expect(open(server)).rejects.toThrow('slides/01-a.md:10: This formula');
  await expect
    .poll(() => saveUntilTold(file, good, told), { interval: 100 })
    .toContain('full-reload');
  expect(await open(server)).toContain('id="two"');
});

test('a drawing that does not parse is told with its file and line', async () => {
  const { root, server, told } = await serve();
  await open(server);
  writeFileSync(join(root, 'drawings.ts'), 'export const drawings =\n = {};');
  await expect.poll(() => told.join()).toMatch(/drawings\.ts:2: Unexpected token/);
  await expect
    .poll(() => saveUntilTold(join(root, 'drawings.ts'), drawing('blue'), told), { interval: 100 })
    .toContain('full-reload');
});
