/**
 * What belongs to this talk. All else is the house, which a new talk takes over; what `starter/` has
 * under the same name stands in its place.
 */
export const talkParts: readonly string[] = [
  '.github/dependabot.yml',
  '.github/workflows/engines.yml',
  'CITATION.cff',
  'README.md',
  'assets',
  'bench',
  'docs/accessibility.md',
  'docs/measurements.md',
  'docs/writing.md',
  'index.html',
  'scripts/data',
  'scripts/firefox.ts',
  'scripts/test-browsers.ts',
  'scripts/test-new-talk.ts',
  'scripts/webkit.ts',
  'slides',
  'src/figures',
  'src/igpt',
  'src/talk',
  'tests/browsers',
  'tests/talk',
  'training',
];
