import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type InlineConfig } from 'vite';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from './temporary-deck.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** Builds into a temporary folder, whose path it gives. */
const buildInto = async (config: InlineConfig): Promise<string> => {
  const outDir = temporaryFolder({});
  await build({ logLevel: 'silent', ...config, build: { outDir, emptyOutDir: true } });
  return outDir;
};

/** What `vite build` says of a deck that it refuses. */
const refusal = (root: string, env: NodeJS.ProcessEnv = {}): string[] => {
  const vite = join(import.meta.dirname, '../../../node_modules/vite/bin/vite.js');
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  // Vite colours its messages in some terminals and on build servers.
  return stripVTControlCharacters(stderr).trim().split('\n');
};

test('a build of a deck full of mistakes fails, and says them all with file and line and no more', () => {
  expect(refusal(join(fixtures, 'broken-deck'), { SITE_URL: 'example.org' })).toEqual([
    'error during build:',
    'SITE_URL is "example.org", which is no address such as https://example.org/talk/.',
    ...[
      '01-mistakes.md:2: No slide has an attribute "data-timin". Did you mean "data-timing"?',
      '01-mistakes.md:6: There is no file assets/images/hexagn.svg. Did you mean "assets/images/hexagon.svg"?',
      '01-mistakes.md:8: This formula does not parse: Undefined control sequence: \\fraq at position 1: \\fraq{1}{2}.',
      '01-mistakes.md:8: bees.json has no "side" for {{bees.comb.side}}. Did you mean "sides"?',
      '01-mistakes.md:12: This slide has a second "Note:"; its notes already begin in line 10.',
      '01-mistakes.md:15: The id "one" is already that of the slide at slides/01-mistakes.md:2.',
      '01-mistakes.md:19: There is no figure "combs". Did you mean "comb"?',
      '01-mistakes.md:21: The figure "comb" cannot be drawn: data-cells must be a number, not "many".',
      '01-mistakes.md:23: There is no reference "nobody".',
      '01-mistakes.md:23: There is no slide "thre". Did you mean "three"?',
      '01-mistakes.md:25: drawings.ts has no region "none".',
      '01-mistakes.md:29: This slide is empty.',
      '01-mistakes.md:34: This <b> is never closed.',
      '02-empty.md:1: This chapter has no slide.',
    ].map((line) => `slides/${line}`),
  ]);
}, 60_000);

describe('a second deck, without figures, is built by the same plugins', () => {
  const config = { configFile: join(fixtures, 'second-deck/vite.config.ts') };

  test('with hashed assets, formulas and woff2 fonts alone', async () => {
    const folder = await buildInto(config);
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page.match(/<section data-markdown/g)).toHaveLength(2);
    const image = /\((\.\/assets\/hexagon-[^)]+\.svg)\)/.exec(page)?.[1] ?? '';
    expect(existsSync(join(folder, image))).toBe(true);
    expect(page).toContain('id="deck-formulas"');
    expect(page).not.toContain('__DECK');
    const fonts = readdirSync(join(folder, 'assets')).filter((name) => name.startsWith('KaTeX'));
    expect(fonts.length).toBeGreaterThan(10);
    expect(fonts.filter((name) => !name.endsWith('.woff2'))).toEqual([]);
    expect(page).not.toMatch(/<!-- (slides|pdf-link) -->|rel="canonical"|<a href="[^"]*\.pdf"/);
  }, 60_000);

  test('with its address and its PDF where the environment names them', async () => {
    vi.stubEnv('SITE_URL', 'https://bees.example/talk/');
    vi.stubEnv('PDF', 'bees.pdf');
    const page = readFileSync(join(await buildInto(config), 'index.html'), 'utf8');
    vi.unstubAllEnvs();
    expect(page).toContain('<link rel="canonical" href="https://bees.example/talk/">');
    expect(page).toContain('<meta property="og:url" content="https://bees.example/talk/">');
    expect(page).toMatch(/<link rel="alternate"[^>]* href="[^"]*bees\.pdf"/);
    expect(page).toMatch(/<noscript>[^]*<a href="bees\.pdf">[^]*<\/noscript>/);
  }, 60_000);
});

test('a drawing that throws when it is loaded is named with the line that throws', () => {
  const plugin = join(import.meta.dirname, '../../../plugins/slides/build.ts');
  const root = temporaryFolder({
    'package.json': '{ "type": "module" }',
    'vite.config.ts': `import { slides } from '${plugin}';
export default { plugins: [slides({ drawings: 'drawings.ts' })] };`,
    'slides/01-a.md': '<!-- chapter: A -->\n# One',
    'word.ts': "export const word = 'red';",
    'drawings.ts': `import { word } from './word.ts';
interface A {
  a: number;
  b: number;
  c: number;
  d: number;
}

throw new Error(\`No \${word}.\`);`,
  });
  expect(refusal(root)).toEqual(['error during build:', 'drawings.ts:9: No red.']);
});
