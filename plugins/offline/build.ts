import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin, type ResolvedConfig } from 'vite';

export interface OfflineBuildOptions {
  readonly page?: string;
  /** The service worker's file in the build's folder. */
  readonly fileName?: string;
  /** Files that are kept when the browser is idle or they are first used, not before the deck is. */
  readonly rest?: RegExp;
  /** Files that nobody needs without a network. */
  readonly leaveOut?: RegExp;
  /** A web app manifest; its icons lie beside it, and are written beside the page. */
  readonly manifest?: string;
}

/** The fields that are read of a web app manifest. */
interface Manifest {
  readonly icons: readonly { readonly src: string }[];
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray(Reflect.get(value, 'icons')) &&
  (value as Manifest).icons.every((icon) => typeof icon?.src === 'string');

const digest = (content: string | Uint8Array): string =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;

/**
 * A Vite plugin that writes, in the end of a build, a service worker with the list of all files of it,
 * and the files that make the deck installable.
 */
export function offlineBuild({
  page = 'index.html',
  fileName = 'offline.js',
  rest = /(?!)/,
  leaveOut = /(?!)/,
  manifest,
}: OfflineBuildOptions = {}): Plugin {
  let config: ResolvedConfig;
  const manifestName = 'manifest.webmanifest';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      if (manifest === undefined) return;
      const file = join(config.root, manifest);
      if (!existsSync(file)) this.error(`There is no web app manifest ${manifest}.`);
      const source = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
      this.emitFile({ type: 'asset', fileName: manifestName, source });
      for (const name of iconsOf(source, manifest)) {
        const icon = join(dirname(file), name);
        if (!existsSync(icon)) this.error(`${manifest} names an icon ${name}, which is not there.`);
        this.emitFile({ type: 'asset', fileName: name, source: readFileSync(icon) });
      }
    },
    transformIndexHtml: {
      handler(_html, { path }) {
        if (manifest === undefined || path !== `/${page}`) return [];
        return [
          { tag: 'link', attrs: { rel: 'manifest', href: `./${manifestName}` }, injectTo: 'head' },
        ];
      },
    },
    // When every other plugin has written what it has to.
    writeBundle: {
      order: 'post',
      async handler({ dir = '' }, bundle) {
        const listed = Object.values(bundle)
          .filter((file) => !leaveOut.test(file.fileName))
          .map((file): [string, string] => [
            file.fileName === page ? './' : file.fileName,
            // As written: others may have changed it since.
            digest(readFileSync(join(dir, file.fileName))),
          ])
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const lists = {
          FILES: listed.filter(([name]) => !rest.test(name)),
          REST: listed.filter(([name]) => rest.test(name)),
        };
        writeFileSync(join(dir, fileName), await compile(lists));
      },
    },
  };
}

function iconsOf(source: string, manifest: string): string[] {
  let read: unknown;
  try {
    read = JSON.parse(source);
  } catch {
    throw new Error(`${manifest} is not JSON.`);
  }
  if (!isManifest(read)) throw new Error(`${manifest} has no list "icons" with a "src" each.`);
  return read.icons.map(({ src }) => src);
}

/** Return the worker as a script whose version is a digest of all that is in it. */
async function compile(lists: Readonly<Record<string, unknown>>): Promise<string> {
  const file = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { target: 'es2022' });
  const version = digest(JSON.stringify(lists) + code);
  const head = Object.entries({ VERSION: version, ...lists }).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`,
  );
  return head.join('') + code;
}
