/**
 * Lighthouse's marks for the built deck on the phone that Lighthouse takes for an average one (its
 * mobile preset: a slow network and a processor four times slower, both computed, not waited for).
 */
import { spawn } from 'node:child_process';
import { findBrowser, launchArguments } from '../scripts/browser.ts';
import { servePages } from './pages.ts';

const RUNS = 3;

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const metrics = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'cumulative-layout-shift',
  'total-byte-weight',
] as const;

/** What is read of Lighthouse's report. */
interface Report {
  readonly lighthouseVersion: string;
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly score: number | null;
        readonly scoreDisplayMode: string;
        readonly numericValue?: number;
      }
    >
  >;
}

/** Marks of 100, metrics in milliseconds (the shift without a unit, the weight in bytes). */
export interface Marks {
  readonly version: string;
  readonly runs: number;
  readonly scores: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** Titles of audits outside of performance that were not passed. */
  readonly failed: readonly string[];
}

/** Runs Lighthouse some times; gives the run whose performance is the middle one. */
export async function lighthouse(folder = 'dist'): Promise<Marks> {
  const server = await servePages(folder);
  const reports: Report[] = [];
  try {
    for (let run = 0; run < RUNS; run++) reports.push(await runOnce(server.url));
  } finally {
    await server.close();
  }
  const mark = (report: Report, name: string): number =>
    Math.round(100 * (report.categories[name]?.score ?? 0));
  reports.sort((a, b) => mark(a, 'performance') - mark(b, 'performance'));
  const report = reports[Math.floor(RUNS / 2)];
  if (!report) throw new Error('Lighthouse gave no report.');
  return {
    version: report.lighthouseVersion,
    runs: RUNS,
    scores: Object.fromEntries(categories.map((name) => [name, mark(report, name)])),
    metrics: Object.fromEntries(
      metrics.map((name) => [name, Number((report.audits[name]?.numericValue ?? NaN).toFixed(3))]),
    ),
    failed: Object.values(report.audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
      .map(({ title }) => title),
  };
}

/** In a process of its own, since Lighthouse's types are not there where only the deck is tested. */
async function runOnce(url: string): Promise<Report> {
  const program = spawn(
    process.execPath,
    [
      'bench/node_modules/lighthouse/cli/index.js',
      url,
      '--output=json',
      '--quiet',
      '--no-enable-error-reporting',
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${['--headless=new', ...launchArguments].join(' ')}`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, CHROME_PATH: findBrowser('whole') },
    },
  );
  let output = '';
  program.stdout.setEncoding('utf8');
  program.stdout.on('data', (part: string) => (output += part));
  const status = await new Promise((resolve) => program.on('close', resolve));
  if (status !== 0) throw new Error(`Lighthouse ended with status ${String(status)}.`);
  const report: unknown = JSON.parse(output);
  if (!isReport(report)) throw new Error('What Lighthouse wrote is no report.');
  return report;
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'lighthouseVersion') === 'string' &&
    typeof Reflect.get(value, 'categories') === 'object' &&
    typeof Reflect.get(value, 'audits') === 'object'
  );
}
