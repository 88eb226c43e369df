import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    reportViolation(this: void, violation: string): void;
  }
}

/** What the policy kept pages, frames and workers of a context from. */
export async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeFunction('reportViolation', (violation: string) => {
    violations.push(violation);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.reportViolation(`${violatedDirective}: ${blockedURI}`);
    });
  });
  return violations;
}
