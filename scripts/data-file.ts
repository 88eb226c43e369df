/** Files of numbers that scripts write. */
import { writeFileSync } from 'node:fs';

/** Write a file of numbers; a list of numbers takes one line. */
export function writeNumbers(file: string, content: object): void {
  const text = JSON.stringify(content, null, 1).replaceAll(/\[[\d\s.,]*\]/g, (list) =>
    list.replaceAll(/\s+/g, ' '),
  );
  writeFileSync(file, `${text}\n`);
  console.log(file);
}

/** Write a file of numbers in assets/data. */
export function writeData(name: string, content: object): void {
  writeNumbers(`assets/data/${name}.json`, content);
}

/** Return a function that rounds to so many decimals. */
export function rounded(digits: number): (value: number) => number {
  return (value) => Number(value.toFixed(digits));
}
