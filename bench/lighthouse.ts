/**
 * Run Lighthouse on the built deck with its mobile preset: a slow network and a processor four times
 * slower, both simulated.
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

/** The fields of Lighthouse's report that are read here. */
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

/** Scores of 100; metrics in milliseconds, the layout shift without a unit, the weight in bytes. */
export interface Scores {
  readonly version: string;
  readonly runs: number;
  readonly scores: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** The titles of the audits that pass or fail, and failed. */
  readonly failed: readonly string[];
}

/** Run Lighthouse three times and return the run with the median performance. */
export async function lighthouse(folder = 'dist'): Promise<Scores> {
  const server = await servePages(folder);
  const reports: Report[] = [];
  try {
    for (let run = 0; run < RUNS; run++) reports.push(await runOnce(server.url));
  } finally {
    await server.close();
  }
  const scoreOf = (report: Report, name: string): number =>
    Math.round(100 * (report.categories[name]?.score ?? 0));
  reports.sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'));
  const report = reports[Math.floor(RUNS / 2)];
  if (!report) throw new Error('Lighthouse gave no report.');
  return {
    version: report.lighthouseVersion,
    runs: RUNS,
    scores: Object.fromEntries(categories.map((name) => [name, scoreOf(report, name)])),
    metrics: Object.fromEntries(
      metrics.map((name) => [name, Number((report.audits[name]?.numericValue ?? NaN).toFixed(3))]),
    ),
    failed: Object.values(report.audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
      .map(({ title }) => title),
  };
}

/** Run the command, not the library, whose types are missing unless bench/ is installed. */
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
  if (!isReport(report)) throw new Error('Lighthouse wrote no valid report.');
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
