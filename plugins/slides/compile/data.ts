import { basename } from 'node:path';
import { namesIn } from './files.ts';
import { readJson } from './json.ts';
import { FileProblems, LineError, suggestion, type Problem } from './problem.ts';

/** The placeholder `{{models.L.parameters}}`: a file's name, then keys into it. */
export const placeholder = /\{\{\s*(?:([a-zA-Z][\w-]*(?:\.[\w-]+)+)\s*\}\}|\w[^{}]*\}\})/g;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

const format = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numbers.format(value);
  if (isObject(value) && !Array.isArray(value)) {
    if (typeof value.text === 'string') return value.text;
    if (!isObject(value.value)) return format(value.value);
  }
  return undefined;
};

/** Values from the JSON files of some folders, each read when first asked for. */
export class Data {
  private readonly root: string;
  private readonly paths = new Map<string, string>();
  private readonly read: Map<string, unknown>;
  private readonly optional: readonly string[];
  private readonly problems: Problem[];

  /**
   * @param folders - in the project; the first one that has a file of a name gives it
   * @param own - values by the name that a file would have, which no file takes the place of
   * @param optional - names of files that may be missing: all their values are then empty
   * @param problems - takes each file that is not JSON, once; all its values are then empty
   */
  constructor(
    root: string,
    folders: readonly string[],
    own: Readonly<Record<string, unknown>> = {},
    optional: readonly string[] = [],
    problems: Problem[] = [],
  ) {
    this.root = root;
    this.problems = problems;
    this.optional = optional;
    this.read = new Map(Object.entries(own));
    for (const folder of [...folders].reverse())
      for (const name of namesIn(root, folder))
        if (name.endsWith('.json')) this.paths.set(basename(name, '.json'), `${folder}/${name}`);
  }

  /** Return the text of the value at a path; throws one sentence if there is none. */
  text(path: string): string {
    const [name = '', ...keys] = path.split('.');
    if (this.optional.includes(name) && !this.paths.has(name)) return '';
    let value = this.valuesOf(name, path);
    if (value === undefined) return '';
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
  }

  /** Return a file's values; undefined if it is not JSON. */
  private valuesOf(name: string, path: string): unknown {
    const file = this.paths.get(name);
    if (!this.read.has(name)) {
      if (file === undefined) {
        const near = suggestion(name, this.paths.keys());
        throw new Error(`There is no data file "${name}.json" for {{${path}}}.${near}`);
      }
      this.read.set(name, this.valuesIn(file));
    }
    return this.read.get(name);
  }

  private valuesIn(file: string): unknown {
    try {
      return readJson(this.root, file);
    } catch (thrown) {
      if (!(thrown instanceof LineError)) throw thrown;
      new FileProblems(file, this.problems).add(thrown.line, thrown.message);
      return undefined;
    }
  }
}
