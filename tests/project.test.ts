import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the lock file names no download address, so that it works with any registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http');
});

test('the workflow uses actions by commit, and only the last job may publish', () => {
  const workflow = readFileSync('.github/workflows/pages.yml', 'utf8');
  const uses = workflow.match(/uses: .*/g) ?? [];
  expect(uses.length).toBeGreaterThan(0);
  for (const line of uses) expect(line).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d/);
  const [before = '', deploy = ''] = workflow.split('\n  deploy:\n');
  expect(before).not.toMatch(/: write/);
  expect(deploy).toMatch(/pages: write\n\s+id-token: write/);
});
