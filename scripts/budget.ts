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
import { chromium } from '@playwright/test';
import { findBrowser, launchArguments } from './browser.ts';
import { goTo, ready, settle, slideIds } from './drive.ts';
import { serve } from './serve.ts';

/** Kilobytes of 1,000 bytes, as transferred (gzip). */
const limits = {
  firstSlide: 150,
  firstSlideRequests: 12,
  firstSlideScript: 110,
  allSlides: 600,
  model: 2500,
  allModels: 6000,
  photograph: 40,
};

/** What a server sends compressed; pictures, fonts and weights already are. */
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

/** Opens the deck, and when its first slide stands, every other slide. */
async function visit(folder: string): Promise<Visit> {
  const server = await serve(folder);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...launchArguments],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const asked: string[] = [];
    const base = new URL(server.url);
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== base.origin) return;
      asked.push(decodeURIComponent(url.pathname.slice(base.pathname.length)) || 'index.html');
    });
    await page.goto(server.url);
    await ready(page);
    await settle(page);
    const first = new Set(asked);
    for (const id of await slideIds(page)) await goTo(page, id);
    await page.waitForLoadState('networkidle');
    return { first, all: new Set(asked) };
  } finally {
    await browser.close();
    await server.close();
  }
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

const weightFile = /\.(bin|onnx|safetensors|gguf|igpt)$/;
const photograph = /\.(avif|webp|jpe?g)$/;

for (const [name, weight] of [...weights].sort(([, a], [, b]) => b.sent - a.sent)) {
  const raw = kilobytes(weight.raw).toFixed(1).padStart(8);
  const compressed = kilobytes(weight.sent).toFixed(1).padStart(8);
  console.log(`${raw} KB ${compressed} KB sent  ${first.has(name) ? '1st' : '   '}  ${name}`);
}

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
  ...models.map((name): Line => ({
    what: name,
    value: sent([name]),
    limit: limits.model,
    unit: 'KB',
  })),
  ...[...weights.keys()]
    .filter((name) => photograph.test(name))
    .map((name): Line => ({
      what: name,
      value: sent([name]),
      limit: limits.photograph,
      unit: 'KB',
    })),
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
