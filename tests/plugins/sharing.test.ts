import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { build } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';
import { describe as describePage } from '../../plugins/sharing/describe.ts';
import { sharing } from '../../plugins/sharing/build.ts';

const root = mkdtempSync(join(tmpdir(), 'sharing-'));
const page = `<!doctype html>
<html lang="en">
  <head>
    <title>Bees &amp; &lt;pixels&gt;</title>
    <meta
      name="description"
      content="How bees &quot;see&quot;."
    />
  </head>
  <body></body>
</html>`;
const work = {
  id: 'bees',
  title: 'On bees',
  author: [{ given: 'A.', family: 'Bee' }],
  issued: { 'date-parts': [[2020]] },
  URL: 'https://bees.example/paper',
};
writeFileSync(join(root, 'index.html'), page);
writeFileSync(join(root, 'social.png'), 'a picture');
// Some editors begin a file with a byte order mark.
writeFileSync(join(root, 'works.json'), `\uFEFF${JSON.stringify([work])}`);

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
});

/** Builds the page for an address, '' for an unknown one. */
async function built(site: string): Promise<{ html: string; data: unknown; files: string[] }> {
  vi.stubEnv('SITE_URL', site);
  const plugin = sharing({
    picture: 'social.png',
    pictureWords: 'Two bees',
    work: { file: 'works.json', id: 'bees' },
  });
  await build({ root, configFile: false, logLevel: 'error', plugins: [plugin] });
  const html = readFileSync(join(root, 'dist/index.html'), 'utf8');
  const data: unknown = JSON.parse(/ld\+json">([^]*?)<\/script>/.exec(html)?.[1] ?? '');
  return { html, data, files: readdirSync(join(root, 'dist')).sort() };
}

test('a page whose address is not known says what it is, and names no address', async () => {
  const { html, data, files } = await built('');
  expect(html).toContain('<meta property="og:title" content="Bees &amp; &lt;pixels&gt;">');
  expect(html).toContain('<meta property="og:description" content="How bees &quot;see&quot;.">');
  expect(html).not.toMatch(/og:image|twitter:/);
  expect(data).toEqual({
    '@context': 'https://schema.org',
    '@type': 'PresentationDigitalDocument',
    name: 'Bees & <pixels>',
    description: 'How bees "see".',
    inLanguage: 'en',
    about: {
      '@type': 'ScholarlyArticle',
      name: 'On bees',
      author: [{ '@type': 'Person', name: 'A. Bee' }],
      datePublished: '2020',
      url: 'https://bees.example/paper',
    },
  });
  expect(files).toEqual(['index.html']);
});

test.each(['https://bees.example/talk', 'https://bees.example/talk/'])(
  'a page at %s has a picture and a sitemap with absolute addresses',
  async (site) => {
    const { html, data, files } = await built(site);
    const image = 'https://bees.example/talk/social.png';
    expect(html).toContain(`<meta property="og:image" content="${image}">`);
    expect(html).toContain('<meta property="og:image:alt" content="Two bees">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(data).toMatchObject({ url: 'https://bees.example/talk/', image });
    expect(files).toEqual(['index.html', 'sitemap.xml', 'social.png']);
    expect(readFileSync(join(root, 'dist/sitemap.xml'), 'utf8')).toContain(
      '<loc>https://bees.example/talk/</loc>',
    );
  },
);

test('at the root of a host crawlers are told of the sitemap', async () => {
  const { files } = await built('https://bees.example/');
  expect(files).toContain('robots.txt');
  expect(readFileSync(join(root, 'dist/robots.txt'), 'utf8')).toContain(
    'Sitemap: https://bees.example/sitemap.xml',
  );
});

test('a page without a description is refused', () => {
  expect(() => describePage('<html lang="en"><title>Bees</title>')).toThrow(
    'The page has no description.',
  );
});

test('the picture of this deck has the size that its page says', async () => {
  const { width, height } = await sharp(resolve('assets/app/social.png')).metadata();
  expect([width, height]).toEqual([1200, 630]);
});
