import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, whyUnreadable } from './files.ts';
import { suggestion } from './problem.ts';

/** The files that slides show. */
export interface Assets {
  /** All paths, such as `assets/images/cat.webp`. */
  readonly paths: ReadonlySet<string>;
  /** The address of a file; throws one sentence if there is none. */
  address(path: string): string;
}

/** An address without its percent signs; as it is where they mean nothing. */
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

/**
 * @param root - the deck's folder
 * @param folder - the folder of assets in it, as slides write it
 * @param addressOf - how the page reaches a file
 * @param made - paths of files that are not there but made with the deck
 */
export const assets = (
  root: string,
  folder: string,
  addressOf: (path: string) => string,
  made: readonly string[] = [],
): Assets => {
  const paths = new Set([...(namesIn(root, folder).length > 0 ? walk(root, folder) : []), ...made]);
  return {
    paths,
    address(written) {
      const path = written.replace(/^\.\//, '').replace(/[?#].*$/, '');
      const known = [path, decoded(path)].find((one) => paths.has(one));
      if (known !== undefined) {
        const why = made.includes(known) ? undefined : whyUnreadable(root, known);
        if (why !== undefined) throw new Error(`The file ${known} ${why}.`);
        return addressOf(known) + written.slice(written.indexOf(path) + path.length);
      }
      const name = path.slice(path.lastIndexOf('/') + 1);
      const moved = [...paths].find((one) => one.endsWith(`/${name}`));
      const near = moved === undefined ? suggestion(path, paths) : ` Did you mean "${moved}"?`;
      throw new Error(`There is no file ${path}.${near}`);
    },
  };
};

/** Attributes whose address the page loads by itself. */
const loading = new Set([
  'src',
  'srcset',
  'poster',
  'data-src',
  'data-background',
  'data-background-image',
  'data-background-video',
  'data-preview-image',
  'data-preview-video',
]);

const isAddress = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;
const isOtherHost = /^(?:https?:)?\/\//i;
const isColor =
  /^(?:#[0-9a-f]+|[a-z]+|(?:rgb|hsl|oklch|linear-gradient|radial-gradient|conic-gradient)[\s\S]*)$/i;

/**
 * An attribute's value with the addresses of assets in it.
 * Throws one sentence on a missing file and on a picture from another host.
 */
export const resolveAttribute = (
  name: string,
  value: string,
  files: Assets,
  folder: string,
): string => {
  const inFolder = (path: string): boolean => path.replace(/^\.\//, '').startsWith(`${folder}/`);
  const refuseOtherHost = (path: string): void => {
    if (isOtherHost.test(path)) {
      throw new Error(`${path} is on another host; put the file into ${folder}/.`);
    }
  };
  const one = (path: string): string => {
    if (inFolder(path)) return files.address(path);
    if (!loading.has(name)) return path;
    refuseOtherHost(path);
    if (path === '' || isAddress.test(path) || (name === 'data-background' && isColor.test(path)))
      return path;
    return files.address(path);
  };
  if (name === 'style') {
    return value.replace(/url\(\s*(['"]?)([^'")]+)\1\s*\)/g, (_, quote: string, path: string) => {
      refuseOtherHost(path);
      return `url(${quote}${inFolder(path) ? files.address(path) : path}${quote})`;
    });
  }
  if (name === 'srcset' || name === 'data-background-image' || name === 'data-background-video') {
    if (value.startsWith('data:')) return value;
    return value
      .split(',')
      .map((part) => part.trim().replace(/^\S+/, one))
      .join(name === 'srcset' ? ', ' : ',');
  }
  return loading.has(name) || name === 'href' || name.startsWith('xlink:') || inFolder(value)
    ? one(value.trim())
    : value;
};
