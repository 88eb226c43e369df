import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { HtmlTagDescriptor, Plugin, ResolvedConfig } from 'vite';
import { siteAddress } from '../common/site.ts';
import { describe, type About } from './describe.ts';
import { readWork } from './work.ts';

export interface SharingOptions {
  /** A PNG of 1200 x 630 pixels, shown where the deck's address is shared. */
  readonly picture: string;
  /** The picture's alternative text. */
  readonly pictureWords: string;
  /** The work that the deck presents: a file of CSL-JSON, and the work's id in it. */
  readonly work?: { readonly file: string; readonly id: string };
}

/**
 * A Vite plugin that lets a deck be found and shared: it describes the page to search engines
 * (JSON-LD) and to sites that show a preview of it (Open Graph). With `SITE_URL` in the environment
 * it adds the picture and a sitemap, which need an absolute address.
 */
export function sharing({ picture, pictureWords, work }: SharingOptions): Plugin {
  let config: ResolvedConfig;
  const fileName = basename(picture);
  return {
    name: 'sharing',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      const site = siteAddress();
      if (site === undefined) return;
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join(config.root, picture)) });
      this.emitFile({ type: 'asset', fileName: 'sitemap.xml', source: sitemap(site) });
      // Crawlers ask for it only at the root of a host.
      if (site.pathname === '/')
        this.emitFile({ type: 'asset', fileName: 'robots.txt', source: robots(site) });
    },
    transformIndexHtml(html, { path }) {
      if (path !== '/index.html') return [];
      const site = siteAddress();
      const about = describe(html);
      const image = site && new URL(fileName, site).href;
      return [
        ...preview(about),
        ...(image ? picturePreview(image, pictureWords) : []),
        linkedData({
          '@context': 'https://schema.org',
          '@type': 'PresentationDigitalDocument',
          ...about,
          ...(site && { url: site.href, image }),
          ...(work && { about: readWork(join(config.root, work.file), work.id) }),
        }),
      ];
    },
  };
}

const property = (name: string, content: string): HtmlTagDescriptor => ({
  tag: 'meta',
  attrs: { property: name, content },
});

const preview = ({ name, description }: About): HtmlTagDescriptor[] => [
  property('og:type', 'website'),
  property('og:title', name),
  property('og:description', description),
];

const picturePreview = (image: string, words: string): HtmlTagDescriptor[] => [
  property('og:image', image),
  property('og:image:width', '1200'),
  property('og:image:height', '630'),
  property('og:image:alt', words),
  { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' } },
];

/** Return data for the page; it does not run, so no content security policy concerns it. */
const linkedData = (data: object): HtmlTagDescriptor => ({
  tag: 'script',
  attrs: { type: 'application/ld+json' },
  children: JSON.stringify(data).replaceAll('<', '\\u003c'),
});

const sitemap = ({ href }: URL): string => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${href.replaceAll('&', '&amp;')}</loc></url></urlset>
`;

const robots = (site: URL): string => `User-agent: *
Allow: /
Sitemap: ${new URL('sitemap.xml', site).href}
`;
