import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../scripts/serve.ts';
import { build } from '../support/fixtures.ts';
import { expect, folder, goTo, ready, shown, test } from '../support/squares.ts';

test('the page says what it is to search engines, and no address while it has none', async ({
  request,
}) => {
  const html = await (await request.get('./')).text();
  const data: unknown = JSON.parse(/ld\+json">([^]*?)<\/script>/.exec(html)?.[1] ?? '');
  expect(data).toMatchObject({
    '@type': 'PresentationDigitalDocument',
    inLanguage: 'en',
    about: { name: 'The thirteen books of Euclid’s Elements', datePublished: '1908' },
  });
  expect(html).toContain('<meta property="og:title" content="Counting squares');
  expect(html).not.toMatch(/rel="canonical"|og:url|og:image/);
  expect((await request.get('./sitemap.xml')).status()).toBe(404);
});

const site = 'https://example.org/talks/squares/';

/** The deck as it is built for its place on the web. */
const published = test.extend<object, { address: string }>({
  address: [
    async ({}, use) => {
      const outDir = await mkdtemp(join(tmpdir(), 'published-'));
      await build(folder, ['--outDir', outDir, '--emptyOutDir'], { SITE_URL: site });
      const server = await serve(outDir);
      await use(server.url);
      await server.close();
      await rm(outDir, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ address }, use) => {
    await use(address);
  },
});

published(
  'built for an address, it names that to search engines, where it is shared, and on its slides',
  async ({ page, request }) => {
    await page.goto('./');
    await ready(page);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', site);
    const image = page.locator('meta[property="og:image"]');
    await expect(image).toHaveAttribute('content', `${site}social.png`);
    const picture = await request.get('./social.png');
    expect(picture.headers()['content-type']).toBe('image/png');
    expect(await (await request.get('./sitemap.xml')).text()).toContain(`<loc>${site}</loc>`);
    await goTo(page, 'thanks');
    await expect(shown(page).getByText(site)).toBeVisible();
  },
);
