import { readText } from './files.ts';
import { suggestion } from './problem.ts';

const regionStart = /^\s*(?:\/\/|#|\/\*)\s*#?region\s+([\w.-]+)/;
const regionEnd = /^\s*(?:\/\/|#|\/\*)\s*#?endregion\b/;

/**
 * Return the lines between `// #region name` and `// #endregion`, without the indentation that they
 * share and without the marks of regions within.
 * @throws Error of one sentence if the file has no such region
 */
export const cutRegion = (source: string, name: string, file: string): string => {
  const lines = source.split(/\r?\n/);
  const names = lines.map((line) => regionStart.exec(line)?.[1]);
  const start = names.indexOf(name);
  if (start < 0) {
    const known = names.filter((one) => one !== undefined);
    throw new Error(`${file} has no region "${name}".${suggestion(name, known)}`);
  }
  let depth = 1;
  const cut: string[] = [];
  for (const line of lines.slice(start + 1)) {
    if (regionStart.test(line)) depth++;
    else if (regionEnd.test(line)) depth--;
    else cut.push(line);
    if (depth > 0) continue;
    const indents = cut.filter((one) => one.trim()).map((one) => one.search(/\S/));
    const shared = Math.min(...indents, 99);
    return cut
      .map((one) => one.slice(shared))
      .join('\n')
      .trim();
  }
  throw new Error(`${file} never ends the region "${name}".`);
};

/** Refuse line steps `[1-3|9]` beyond the last line. */
const checkSteps = (opening: string, count: number): void => {
  const steps = /\[(?:\d*:)?([\s\d,|-]*)\]/.exec(opening)?.[1] ?? '';
  for (const [number] of steps.matchAll(/\d+/g)) {
    if (Number(number) > count)
      throw new Error(`The steps name line ${number}, but the code has ${count} lines.`);
  }
};

const sourceAttribute = /\s*\bsource=(?:"([^"]*)"|'([^']*)'|(\S+))/;

/**
 * Return a code fence whose first line says `source="file#region"`, with the code put in; other fences
 * stay as they are.
 * @param root - the folder that the file's path begins at
 * @param using - called with each file that is asked for
 * @throws Error of one sentence if file or region are missing
 */
export const fillFence = (fence: string, root: string, using: (file: string) => void): string => {
  const [opening = '', ...rest] = fence.split('\n');
  const match = sourceAttribute.exec(opening);
  if (!match) return fence;
  const source = match[1] ?? match[2] ?? match[3] ?? '';
  const [path = '', region] = source.split('#');
  if (path === '') throw new Error(`source="${source}" names no file.`);
  using(path);
  const text = readText(root, path, `The source file ${path}`);
  if (rest.slice(0, -1).some((line) => line.trim() !== '')) {
    throw new Error(
      `A code block with source="${source}" is left empty; its code comes from there.`,
    );
  }
  const code = region === undefined ? text.trim() : cutRegion(text, region, path);
  checkSteps(opening, code.split('\n').length);
  return [opening.replace(match[0], ''), code, rest.at(-1) ?? ''].join('\n');
};
