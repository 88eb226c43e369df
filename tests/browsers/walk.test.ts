import { mkdirSync, readFileSync } from 'node:fs';
import { goTo, slideIds } from '../../scripts/drive.ts';
import { contactSheet } from '../../scripts/contact-sheet.ts';
import { measureOverflow } from '../deck/support/overflow.ts';
import { expect, openDeck, test } from './support/test.ts';

test('every slide fits at its last step; a picture of each is kept', async ({ tab }, {
  project,
}) => {
  test.setTimeout(900_000);
  const folder = `shots/engines/${project.name}`;
  mkdirSync(folder, { recursive: true });
  // Whoever begins at a later slide has the steps of all drawings from the start.
  await openDeck(tab, 'question');
  const ids = await slideIds(tab);
  const found: string[] = [];
  const pictures: Buffer[] = [];
  for (const [i, id] of ids.entries()) {
    await goTo(tab, id);
    const over = await measureOverflow(tab);
    found.push(...over.map((sentence) => `${id}: ${sentence}`));
    const path = `${folder}/${String(i + 1).padStart(2, '0')}-${id}.png`;
    await tab.picture(path);
    pictures.push(readFileSync(path));
  }
  const sheet = await contactSheet(pictures, {
    ...{ columns: 6, width: 480, height: 270, gap: 8, background: '#888' },
  });
  await sheet.png().toFile(`${folder}/all.png`);
  expect(ids.length).toBeGreaterThan(40);
  expect(found).toEqual([]);
});
