import type { Plugin } from 'vite';

/** Sources that a page allows besides, by directive. */
export type AlsoAllowed = Readonly<Partial<Record<keyof typeof policy, readonly string[]>>>;

/** A built page may load and run its own files, and no script that stands in the page. */
const policy = {
  'default-src': ["'none'"],
  // The engine is WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // Reveal and KaTeX write styles into elements.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'frame-src': ["'self'"],
  'manifest-src': ["'self'"],
  'media-src': ["'self'", 'blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/**
 * A Vite plugin that writes a content security policy into each built page, ahead of all that the
 * page loads. The dev server's pages go without: it writes scripts into them.
 */
export function contentSecurityPolicy(also: AlsoAllowed = {}): Plugin {
  const more = new Map(Object.entries(also));
  const content = Object.entries(policy)
    .map(([directive, sources]) =>
      [directive, ...sources, ...(more.get(directive) ?? [])].join(' '),
    )
    .join('; ');
  const quoted = content.replaceAll("'", '&#39;');
  const tag = `<meta http-equiv="Content-Security-Policy" content="${quoted}">`;
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        // Browsers look for the charset in the first 1,024 bytes, most of which the policy takes.
        const charset = /<meta charset=[^>]*>/i.exec(html)?.[0] ?? '';
        return html
          .replace(charset, '')
          .replace(/<head\b[^>]*>/i, (head) => `${head}\n    ${charset}\n    ${tag}`);
      },
    },
  };
}
