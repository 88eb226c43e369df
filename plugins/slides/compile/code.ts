import { resolve } from 'node:path';
import { readText } from './files.ts';
import { suggestion } from './problem.ts';

const regionStart = /^\s*(?:\/\/|#|\/\*)\s*#?region\s+([\w.-]+)/;
const regionEnd = /^\s*(?:\/\/|#|\/\*)\s*#?endregion\b/;

/**
 * The lines between `// #region name` and `// #endregion`, without the indentation that they share
 * and without the marks of regions within. Throws one sentence where there is no such region.
 */
export const cutRegion = (source: string, name: string): string => {
  const lines = source.split(/\r?\n/);
  const start = lines.findIndex((line) => regionStart.exec(line)?.[1] === name);
  if (start < 0) {
    const names = lines.flatMap((line) => regionStart.exec(line)?.[1] ?? []);
    throw new Error(`has no region "${name}".${suggestion(name, names)}`);
  }
  let depth = 1;
  const cut: string[] = [];
  for (const line of lines.slice(start + 1)) {
    if (regionStart.test(line)) depth++;
    else if (regionEnd.test(line)) depth--;
    else cut.push(line);
    if (depth === 0) {
      const indents = cut.filter((l) => l.trim()).map((l) => l.length - l.trimStart().length);
      const shared = Math.min(...indents, 99);
      return cut
        .map((l) => l.slice(shared))
        .join('\n')
        .trim();
    }
  }
  throw new Error(`never ends the region "${name}".`);
};

const sourceAttribute = /\s*\bsource=(?:"([^"]*)"|'([^']*)'|(\S+))/;

/**
 * A code fence whose first line says `source="file#region"`, with the code put in. Other fences stay
 * as they are. Throws one sentence where file or region are missing.
 * @param root - the folder that the file's path begins at
 * @param using - told of each file that is asked for
 */
export const fillFence = (fence: string, root: string, using: (file: string) => void): string => {
  const [opening = '', ...rest] = fence.split('\n');
  const match = sourceAttribute.exec(opening);
  if (!match) return fence;
  const source = match[1] ?? match[2] ?? match[3] ?? '';
  const [path = '', region] = source.split('#');
  if (path === '') throw new Error(`source="${source}" names no file.`);
  using(resolve(root, path));
  const text = readText(root, path, `The source file ${path}`);
  if (rest.slice(0, -1).some((line) => line.trim() !== '')) {
    throw new Error(
      `A code block with source="${source}" is left empty; its code comes from there.`,
    );
  }
  let code: string;
  try {
    code = region === undefined ? text.trim() : cutRegion(text, region);
  } catch (thrown) {
    throw new Error(`${path} ${thrown instanceof Error ? thrown.message : ''}`, { cause: thrown });
  }
  checkSteps(opening, code.split('\n').length);
  return [opening.replace(match[0], ''), code, rest.at(-1) ?? ''].join('\n');
};

/** Refuses line steps `[1-3|9]` beyond the last line. */
const checkSteps = (opening: string, count: number): void => {
  const steps = /\[(?:\d*:)?([\s\d,|-]*)\]/.exec(opening)?.[1] ?? '';
  for (const [number] of steps.matchAll(/\d+/g)) {
    if (Number(number) > count)
      throw new Error(`The steps name line ${number}, but the code has ${count} lines.`);
  }
};
