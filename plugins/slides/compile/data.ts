import { basename } from 'node:path';
import { namesIn, readText } from './files.ts';
import { messageOf, suggestion } from './problem.ts';

/** The placeholder `{{models.L.parameters}}`: a file's name, then keys into it. */
export const placeholder = /\{\{\s*(?:([a-zA-Z][\w-]*(?:\.[\w-]+)+)\s*\}\}|\w[^{}]*\}\})/g;

/** Values from JSON files, by path. */
export interface Data {
  /** The text of a value; throws one sentence on an unknown path. */
  text(path: string): string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const format = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return value.toLocaleString('en-US', { maximumFractionDigits: 20 });
  if (isObject(value) && !Array.isArray(value)) {
    if (typeof value.text === 'string') return value.text;
    if (!isObject(value.value)) return format(value.value);
  }
  return undefined;
};

/** Reads JSON; throws one sentence with the file's name. */
export const readJson = (root: string, path: string): unknown => {
  const text = readText(root, path);
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new Error(`${basename(path)} cannot be read: ${messageOf(thrown)}.`, { cause: thrown });
  }
};

/**
 * The JSON files of some folders of the project, each read when first asked for.
 * @param folders - the first folder that has a file of a name gives it
 * @param own - values by the name that a file would have, which no file takes the place of
 */
export const data = (
  root: string,
  folders: readonly string[],
  own: Readonly<Record<string, unknown>> = {},
): Data => {
  const files = new Map<string, string>();
  for (const folder of [...folders].reverse()) {
    for (const name of namesIn(root, folder)) {
      if (name.endsWith('.json')) files.set(basename(name, '.json'), `${folder}/${name}`);
    }
  }
  const read = new Map<string, unknown>(Object.entries(own));
  return {
    text(path) {
      const [name = '', ...keys] = path.split('.');
      const file = files.get(name);
      if (file === undefined && !read.has(name)) {
        throw new Error(
          `There is no data file "${name}.json" for {{${path}}}.${suggestion(name, files.keys())}`,
        );
      }
      if (file !== undefined && !read.has(name)) read.set(name, readJson(root, file));
      let value = read.get(name);
      for (const key of keys) {
        const next = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
        if (next === undefined) {
          const known = isObject(value) ? Object.keys(value) : [];
          throw new Error(`${name}.json has no "${key}" for {{${path}}}.${suggestion(key, known)}`);
        }
        value = next;
      }
      const text = format(value);
      if (text === undefined) throw new Error(`{{${path}}} is not a single value.`);
      return text;
    },
  };
};
