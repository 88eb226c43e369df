import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, whyUnreadable } from './files.ts';
import { suggestion } from './problem.ts';

/** Return an address without percent signs that stand for letters. */
export const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

const walk = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(root, path) : [path];
  });

/** Attributes whose address the page loads by itself. */
const loading = new Set([
  ...['src', 'srcset', 'poster', 'data-src', 'data-background', 'data-background-image'],
  ...['data-background-video', 'data-preview-image', 'data-preview-video'],
]);

const isAddress = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;
const isOtherHost = /^(?:https?:)?\/\//i;
const isColor =
  /^(?:#[0-9a-f]+|[a-z]+|(?:rgb|hsl|oklch|linear-gradient|radial-gradient|conic-gradient)[^]*)$/i;

/** The files that slides show. */
export class Assets {
  private readonly root: string;
  private readonly folder: string;
  private readonly paths: ReadonlySet<string>;
  private readonly made: readonly string[];
  private readonly addressOf: (path: string) => string;

  /**
   * @param folder - the folder of assets in the project, as slides write it
   * @param addressOf - how the page reaches a file
   * @param made - paths of files that are not there but made with the deck
   */
  constructor(
    root: string,
    folder: string,
    addressOf: (path: string) => string,
    made: readonly string[] = [],
  ) {
    this.root = root;
    this.folder = folder;
    this.paths = new Set([
      ...(namesIn(root, folder).length > 0 ? walk(root, folder) : []),
      ...made,
    ]);
    this.made = made;
    this.addressOf = addressOf;
  }

  /** Return the address of a file; throws one sentence if there is none. */
  address(written: string): string {
    const path = written.replace(/^\.\//, '').replace(/[?#].*$/, '');
    const known = [path, decoded(path)].find((one) => this.paths.has(one));
    if (known !== undefined) {
      const why = this.made.includes(known) ? undefined : whyUnreadable(this.root, known);
      if (why !== undefined) throw new Error(`The file ${known} ${why}.`);
      return this.addressOf(known) + written.slice(written.indexOf(path) + path.length);
    }
    const name = path.slice(path.lastIndexOf('/') + 1);
    const moved = [...this.paths].find((one) => one.endsWith(`/${name}`));
    const near = moved === undefined ? suggestion(path, this.paths) : ` Did you mean "${moved}"?`;
    throw new Error(`There is no file ${path}.${near}`);
  }

  /**
   * Return an attribute's value with the addresses of files in it.
   * @throws Error of one sentence if a file is missing, or a picture is on another host
   */
  resolve(name: string, value: string): string {
    if (name === 'style') {
      return value.replace(/url\(\s*(['"]?)([^'")]+)\1\s*\)/g, (_, quote: string, path: string) => {
        this.refuseOtherHost(path);
        return `url(${quote}${this.has(path) ? this.address(path) : path}${quote})`;
      });
    }
    if (name === 'srcset' || name === 'data-background-image' || name === 'data-background-video') {
      if (value.startsWith('data:')) return value;
      return value
        .split(',')
        .map((part) => part.trim().replace(/^\S+/, (path) => this.one(name, path)))
        .join(name === 'srcset' ? ', ' : ',');
    }
    const isPath =
      loading.has(name) || name === 'href' || name.startsWith('xlink:') || this.has(value);
    return isPath ? this.one(name, value.trim()) : value;
  }

  private one(name: string, path: string): string {
    if (this.has(path)) return this.address(path);
    if (!loading.has(name)) return path;
    this.refuseOtherHost(path);
    if (path === '' || isAddress.test(path) || (name === 'data-background' && isColor.test(path)))
      return path;
    return this.address(path);
  }

  private has(path: string): boolean {
    return path.replace(/^\.\//, '').startsWith(`${this.folder}/`);
  }

  private refuseOtherHost(path: string): void {
    if (isOtherHost.test(path))
      throw new Error(`${path} is on another host; put the file into ${this.folder}/.`);
  }
}
