/** Files of numbers in assets/data, written by scripts. */
import { writeFileSync } from 'node:fs';

/** Write a file of numbers; a list of numbers takes one line. */
export function writeData(name: string, content: object): void {
  const file = `assets/data/${name}.json`;
  const text = JSON.stringify(content, null, 1).replaceAll(/\[[\d\s.,]*\]/g, (list) =>
    list.replaceAll(/\s+/g, ' '),
  );
  writeFileSync(file, `${text}\n`);
  console.log(file);
}

/** Return a function that rounds to so many decimals. */
export function rounded(digits: number): (value: number) => number {
  return (value) => Number(value.toFixed(digits));
}
