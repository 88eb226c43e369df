import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { normalizePath, type Logger, type Plugin } from 'vite';

export interface OneFileOptions {
  /** The file that is written. */
  readonly fileName: string;
  /** Modules that another one stands in for; the one that stands in may still import it. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Packages that are loaded on demand, and that nothing in this deck asks for. */
  readonly leaveOut?: readonly string[];
  /** A text file of the build that the page carries along, unseen. */
  readonly notices?: string;
}

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bib': 'text/plain;charset=utf-8',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain;charset=utf-8',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** `new Worker(new URL('./worker.ts', import.meta.url), ...)`, as Vite wants workers written. */
const workers = /new Worker\(\s*new URL\('([^']+)', import\.meta\.url\),?[^()]*\)/g;

/** Has workers made from a Blob that the script carries. */
function inlineWorkers(code: string): string | undefined {
  const imports: string[] = [];
  const changed = code.replace(workers, (_, address: string) => {
    const name = `InlineWorker${imports.length}`;
    imports.push(`import ${name} from '${address}?worker&inline';`);
    return `new ${name}()`;
  });
  return imports.length === 0 ? undefined : imports.join('') + changed;
}

/** Turns an address that a module asks for into its content; for workers too. */
export function inlineAddresses(): Plugin {
  return {
    name: 'one-file:addresses',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith('?url&no-inline')) return undefined;
      return this.resolve(source.replace('&no-inline', '&inline'), importer, { skipSelf: true });
    },
  };
}

/**
 * A Vite plugin that packs a built page with its script, styles, fonts, pictures and data into one
 * HTML file, which opens from a disk. It needs a build without code splitting into a folder of its
 * own, which it removes.
 */
export function oneFile({
  fileName,
  instead = {},
  leaveOut = [],
  notices,
}: OneFileOptions): Plugin[] {
  let root = '';
  let logger: Logger | undefined;
  const leftOut = '\0left-out:';
  const replacements = (): [string, string][] =>
    Object.entries(instead).map(([from, to]) => [
      normalizePath(join(root, from)),
      normalizePath(join(root, to)),
    ]);
  return [
    inlineAddresses(),
    {
      name: 'one-file',
      apply: 'build',
      enforce: 'pre',
      configResolved(config) {
        ({ root, logger } = config);
      },
      async resolveId(source, importer, options) {
        if (leaveOut.includes(source)) return leftOut + source;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        const found = replacements().find(([from]) => from === resolved?.id);
        return found && importer !== found[1] ? found[1] : resolved;
      },
      load(id) {
        if (!id.startsWith(leftOut)) return undefined;
        const sentence = `${id.slice(leftOut.length)} is not part of this file.`;
        return `throw new Error(${JSON.stringify(sentence)});`;
      },
      transform: (code) => inlineWorkers(code),
      // Nothing is left to preload: what such a link names would stay a file.
      transformIndexHtml: {
        order: 'pre',
        handler: (html) => html.replace(/<link\b[^>]*rel="preload"[^>]*>/g, ''),
      },
      writeBundle: {
        order: 'post',
        handler({ dir = '' }) {
          try {
            const page = pack(dir, notices);
            const file = join(root, fileName);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, page);
            logger?.info(`\n${fileName}: the whole deck, ${(page.length / 1e6).toFixed(1)} MB`);
          } finally {
            rmSync(dir, { recursive: true });
          }
        },
      },
    },
  ];
}

/** The page of a folder with all that it refers to in it. */
function pack(folder: string, notices: string | undefined): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(normalizePath)
    .filter((name) => statSync(join(folder, name)).isFile());
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  let page = read('index.html');
  for (const name of files) {
    const address = `./${encodeURI(name)}`;
    if (!page.includes(address)) continue;
    if (name.endsWith('.js')) page = inlineScript(page, address, read(name));
    else if (name.endsWith('.css')) page = inlineStyle(page, address, read(name));
    else page = page.replaceAll(address, () => dataAddress(join(folder, name)));
  }
  const left = files.find((name) => page.includes(`./${encodeURI(name)}`));
  if (left) throw new Error(`${basename(left)} could not be packed into the page.`);
  return notices === undefined
    ? page
    : atEnd(page, `<script type="text/plain">\n${read(notices)}</script>`);
}

/** The page with an element behind all others of its body. */
function atEnd(page: string, element: string): string {
  const end = page.lastIndexOf('</body>');
  return `${page.slice(0, end)}${element}\n${page.slice(end)}`;
}

function inlineScript(page: string, address: string, code: string): string {
  const safe = code.replace(/<(?=\/script|!--)/gi, '\\x3C');
  const hash = createHash('sha256').update(safe).digest('base64');
  // A policy that allows the page's own files is to allow these scripts and no other.
  const allowed = page.replace(
    /script-src (?:'self' |&#39;self&#39; )?/,
    `script-src 'sha256-${hash}' `,
  );
  const tag = tagOf(allowed, 'script', address);
  if (!tag) return page;
  if (!/\btype="module"/.test(tag)) {
    const opening = tag.replace(/ src="[^"]*"/, '').replace('</script>', '');
    return allowed.replace(tag, () => `${opening}${safe}</script>`);
  }
  // The script is long: what stands behind it would be seen late.
  return atEnd(allowed.replace(tag, ''), `<script type="module">${safe}</script>`);
}

function inlineStyle(page: string, address: string, styles: string): string {
  const tag = tagOf(page, 'link', address);
  return tag ? page.replace(tag, () => `<style>${styles}</style>`) : page;
}

function tagOf(page: string, name: string, address: string): string | undefined {
  return page
    .match(new RegExp(`<${name}\\b[^>]*>(?:</script>)?`, 'g'))
    ?.find((text) => text.includes(`"${address}"`));
}

function dataAddress(file: string): string {
  const type = types[extname(file)];
  if (!type) throw new Error(`${basename(file)} is of no type that can be packed into a page.`);
  return `data:${type};base64,${readFileSync(file).toString('base64')}`;
}
