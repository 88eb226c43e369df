import { expect, test } from '../../deck/support/test.ts';

test('the page says what it is to search engines, and no address while it has none', async ({
  request,
}) => {
  const html = await (await request.get('./')).text();
  const data: unknown = JSON.parse(/ld\+json">([^]*?)<\/script>/.exec(html)?.[1] ?? '');
  expect(data).toMatchObject({
    '@type': 'PresentationDigitalDocument',
    inLanguage: 'en',
    about: { name: 'Generative Pretraining from Pixels', datePublished: '2020' },
  });
  expect(html).toContain('<meta property="og:title" content="Generative Pretraining from Pixels');
  expect(html).not.toMatch(/rel="canonical"|og:url|og:image/);
  expect((await request.get('./sitemap.xml')).status()).toBe(404);
});
