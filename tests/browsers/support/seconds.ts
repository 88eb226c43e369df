import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the end how long each engine took. */
export default class Seconds implements Reporter {
  private readonly engines = new Map<string, { tests: number; milliseconds: number }>();

  onTestEnd(test: TestCase, { duration }: TestResult): void {
    const name = test.parent.project()?.name ?? '';
    const { tests, milliseconds } = this.engines.get(name) ?? { tests: 0, milliseconds: 0 };
    this.engines.set(name, { tests: tests + 1, milliseconds: milliseconds + duration });
  }

  onEnd(): void {
    for (const [name, { tests, milliseconds }] of this.engines)
      console.log(`${name}: ${tests} tests in ${(milliseconds / 1000).toFixed(0)} s`);
  }
}
