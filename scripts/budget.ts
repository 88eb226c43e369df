/**
 * What the built deck weighs, and whether it keeps to its budget: every file (raw, gzip), and what
 * a real browser asks for until the first slide can be read.
 *
 *   npm run budget -- [--deck dist]
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { goTo, slideIds } from './drive.ts';
import { withDeck } from './serve.ts';

/** Kilobytes of 1,000 bytes, as transferred (gzip). */
const limits = {
  firstSlide: 150,
  firstSlideRequests: 12,
  firstSlideScript: 70,
  allSlides: 650,
  model: 2500,
  allModels: 6000,
  photograph: 40,
};

/** Files that a server sends compressed; pictures, fonts and weights already are. */
const compressible = ['.html', '.js', '.css', '.svg', '.json', '.txt', '.xml', '.webmanifest'];

interface Weight {
  readonly raw: number;
  readonly sent: number;
}

interface Line {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'KB' | 'requests';
}

const kilobytes = (bytes: number): number => bytes / 1000;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function weigh(file: string): Weight {
  const raw = statSync(file).size;
  const sent = compressible.includes(extname(file))
    ? gzipSync(readFileSync(file), { level: 9 }).length
    : raw;
  return { raw, sent };
}

/** The files that the browser asked for, by their paths, until each of the two moments. */
interface Visit {
  readonly first: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** All files have been asked for when none is for this many milliseconds. */
const QUIET = 1000;

/** The network of Lighthouse's phone; on a faster one the order of requests is chance. */
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

declare global {
  interface Window {
    /** Resolves when the first slide is drawn in its face: to the addresses fetched by then. */
    firstSlide: Promise<string[]>;
  }
}

/** Opens the deck, and when its first slide stands, every other slide. */
function visit(folder: string): Promise<Visit> {
  return withDeck(folder, async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const base = new URL(url);
    const pathOf = (address: string): string =>
      decodeURIComponent(new URL(address).pathname.slice(base.pathname.length)) || 'index.html';
    const all = new Set<string>();
    let lastAsked = 0;
    page.on('request', (request) => {
      lastAsked = performance.now();
      if (new URL(request.url()).origin === base.origin) all.add(pathOf(request.url()));
    });
    const network = await page.context().newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', slowNetwork);
    await page.addInitScript(() => {
      const started = new Promise((resolve) => document.addEventListener('ready', resolve));
      window.firstSlide = started.then(async () => {
        await document.fonts.ready;
        const pictures = document.querySelectorAll<HTMLImageElement>('section.present img');
        await Promise.all([...pictures].map((picture) => picture.decode()));
        await new Promise(requestAnimationFrame);
        const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
        return [location.href, ...fetched];
      });
    });
    await page.goto(url, { waitUntil: 'commit' });
    const first = await page.evaluate(() => window.firstSlide);
    await network.detach();
    for (const id of await slideIds(page)) await goTo(page, id, -1);
    // Not Playwright's `networkidle`: a request whose worker was ended has no end.
    while (performance.now() - lastAsked < QUIET) await page.waitForTimeout(QUIET / 10);
    return { first: new Set(first.map(pathOf)), all };
  });
}

const { values: options } = parseArgs({ options: { deck: { type: 'string', default: 'dist' } } });

const weights = new Map<string, Weight>();
for (const entry of readdirSync(options.deck, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile()) weights.set(relative(options.deck, file).replaceAll('\\', '/'), weigh(file));
}

const { first, all } = await visit(options.deck);
const sent = (names: Iterable<string>, wanted: RegExp = /./): number =>
  kilobytes(total([...names].filter((n) => wanted.test(n)).map((n) => weights.get(n)?.sent ?? 0)));

const weightFile = /\.(bin|onnx|safetensors|gguf)$/;
const photograph = /\.(avif|webp|jpe?g)$/;

for (const [name, weight] of [...weights].sort(([, a], [, b]) => b.sent - a.sent)) {
  const raw = kilobytes(weight.raw).toFixed(1).padStart(8);
  const compressed = kilobytes(weight.sent).toFixed(1).padStart(8);
  console.log(`${raw} KB ${compressed} KB sent  ${first.has(name) ? '1st' : '   '}  ${name}`);
}

const ofFile = (name: string, limit: number): Line => ({
  what: name,
  value: sent([name]),
  limit,
  unit: 'KB',
});
const models = [...weights.keys()].filter((name) => weightFile.test(name));
const withoutModels = [...all].filter((name) => !weightFile.test(name));
const lines: Line[] = [
  { what: 'until the first slide', value: sent(first), limit: limits.firstSlide, unit: 'KB' },
  {
    what: 'requests until then',
    value: first.size,
    limit: limits.firstSlideRequests,
    unit: 'requests',
  },
  {
    what: 'JavaScript of that',
    value: sent(first, /\.js$/),
    limit: limits.firstSlideScript,
    unit: 'KB',
  },
  {
    what: 'all slides, models left out',
    value: sent(withoutModels),
    limit: limits.allSlides,
    unit: 'KB',
  },
  { what: 'all models', value: sent(models), limit: limits.allModels, unit: 'KB' },
  ...models.map((name) => ofFile(name, limits.model)),
  ...[...weights.keys()]
    .filter((name) => photograph.test(name))
    .map((name) => ofFile(name, limits.photograph)),
];

console.log();
for (const { what, value, limit, unit } of lines) {
  const verdict = value > limit ? 'over' : '  ok';
  console.log(`${verdict} ${value.toFixed(1).padStart(8)} of ${limit} ${unit}  ${what}`);
}
const over = lines.filter(({ value, limit }) => value > limit);
if (over.length > 0) {
  console.error(`\nOver budget: ${over.map(({ what }) => what).join(', ')}.`);
  process.exitCode = 1;
}
