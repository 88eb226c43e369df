import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Works to be named beside the packages that the bundler sees. */
export interface NoticesOptions {
  readonly fileName?: string;
  /** Packages whose code came in already bundled inside another package. */
  readonly embedded?: readonly string[];
  /** A folder; the text of each `LICENSES.md` in it is carried along. */
  readonly assets?: string;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author: string;
  readonly text: string;
}

const licenceFile = /^(licen[cs]e|copying)(\.|$)/i;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The folder of the package that a file belongs to, or undefined for a file of our own. */
function packageFolder(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

/** Reads what a package says about itself; throws one sentence if it carries no licence text. */
function readPackage(folder: string): Package {
  const json: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const found = isRecord(json) ? json : {};
  const name = text(found['name']);
  const file = readdirSync(folder).find((entry) => licenceFile.test(entry));
  if (!file) throw new Error(`The package ${name} has no licence file to carry along.`);
  const author = found['author'];
  return {
    name,
    version: text(found['version']),
    license: text(found['license']),
    author: isRecord(author) ? text(author['name']) : text(author),
    text: readFileSync(join(folder, file), 'utf8').trim(),
  };
}

/** All files of that name in a folder and below it. */
function findAll(folder: string, name: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.split(/[\\/]/).at(-1) === name)
    .map((path) => join(folder, path))
    .sort();
}

const rule = `\n\n${'-'.repeat(80)}\n\n`;

/** The notices as plain text, sorted by name so that the same build writes the same file. */
function notices(packages: readonly Package[], texts: readonly string[]): string {
  const entries = packages.map(({ name, version, license, author, text }) => {
    const by = author && `\nby ${author}`;
    return `${name} ${version}, ${license}${by}\n\n${text}`;
  });
  const head = 'This deck contains work by others, under the licences below.';
  return [head, ...entries.sort(), ...texts].join(rule) + '\n';
}

/** The folder of an installed package. Throws one sentence if it is not there. */
function installedFolder(name: string, root: string): string {
  const places = createRequire(join(root, 'package.json')).resolve.paths(name) ?? [];
  const folder = places.map((place) => join(place, name)).find((path) => existsSync(path));
  if (!folder) throw new Error(`The package ${name} is not installed: run "npm ci".`);
  return folder;
}

/** A plugin for the page, and one for its workers, which Vite bundles apart. */
export interface NoticesPlugins {
  readonly page: Plugin;
  /** Belongs into `worker.plugins`. */
  readonly worker: Plugin;
}

/**
 * Vite plugins that write the names, versions and licence texts of everything by others in the
 * build: of each package that gave a module, a style sheet or a font, and of the pictures and data.
 */
export function thirdPartyNotices({
  fileName = 'third-party-notices.txt',
  embedded = [],
  assets = 'assets',
}: NoticesOptions = {}): NoticesPlugins {
  const folders = new Set<string>();
  let root = '';
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const output of Object.values(bundle)) {
      const files = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
      for (const file of files) {
        const folder = packageFolder(resolve(root, file));
        if (folder !== undefined) folders.add(folder);
      }
    }
  };
  const page: Plugin = {
    name: 'third-party-notices',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        collect(bundle);
        for (const name of embedded) folders.add(installedFolder(name, root));
        const texts = findAll(join(root, assets), 'LICENSES.md').map((file) =>
          readFileSync(file, 'utf8').trim(),
        );
        const source = notices([...folders].map(readPackage), texts);
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
  const worker: Plugin = {
    name: 'third-party-notices:worker',
    generateBundle: (_options, bundle) => collect(bundle),
  };
  return { page, worker };
}
