import { basename } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

interface Time {
  tests: number;
  seconds: number;
}

/** Says at the end how long each engine took, and each file of its tests. */
export default class Seconds implements Reporter {
  private readonly engines = new Map<string, Map<string, Time>>();

  onTestEnd(test: TestCase, { duration }: TestResult): void {
    const engine = test.parent.project()?.name ?? '';
    const file = basename(test.location.file, '.test.ts');
    const files = this.engines.get(engine) ?? new Map<string, Time>();
    const { tests, seconds } = files.get(file) ?? { tests: 0, seconds: 0 };
    files.set(file, { tests: tests + 1, seconds: seconds + duration / 1000 });
    this.engines.set(engine, files);
  }

  onEnd(): void {
    for (const [engine, files] of this.engines) {
      for (const [file, time] of files) console.log(sentence(`${engine}, ${file}`, time));
      const all = [...files.values()].reduce((sum, { tests, seconds }) => ({
        tests: sum.tests + tests,
        seconds: sum.seconds + seconds,
      }));
      console.log(sentence(engine, all));
    }
  }
}

const sentence = (what: string, { tests, seconds }: Time): string =>
  `${what}: ${tests} ${tests === 1 ? 'test' : 'tests'} in ${seconds.toFixed(0)} s`;
