/**
 * What belongs to this talk. All else is the house, which a new talk takes over; what `starter/` has
 * under the same name stands in its place.
 */
export const talkParts: readonly string[] = [
  '.github/dependabot.yml',
  'README.md',
  'assets',
  'docs/writing.md',
  'index.html',
  'slides',
  'src/figures',
  'src/talk',
  'tests/talk',
];
