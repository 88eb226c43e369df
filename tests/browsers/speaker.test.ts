import { ready } from '../../scripts/drive.ts';
import { Part } from './support/part.ts';
import { bothStand, openSpeaker } from './support/speaker.ts';
import { expect, openDeck, test } from './support/test.ts';

/** A slide of four steps. */
const stepped = 'architecture';

test('both windows drive the deck, and either may be reloaded', async ({ tab }) => {
  await openDeck(tab, stepped);
  const speaker = await openSpeaker(tab);
  await new Part(speaker, '.speaker-place').says(/0 \/ 4/);

  await speaker.press('ArrowRight');
  await bothStand(tab, speaker, { id: stepped, step: 0 });
  await tab.press('ArrowRight');
  await bothStand(tab, speaker, { id: stepped, step: 1 });
  await new Part(speaker, '.speaker-place').says(/2 \/ 4/);

  await speaker.reload();
  await bothStand(tab, speaker, { id: stepped, step: 1 });
  await speaker.press('ArrowRight');
  await bothStand(tab, speaker, { id: stepped, step: 2 });

  await tab.reload();
  await ready(tab);
  await bothStand(tab, speaker, { id: stepped, step: 2 });
  await tab.press('ArrowLeft');
  await bothStand(tab, speaker, { id: stepped, step: 1 });
  await speaker.press('Alt+ArrowRight');
  await bothStand(tab, speaker, { id: 'look-inside', step: -1 });
});

test('a button of the speaker’s window turns the deck black, and a key of the deck ends it', async ({
  tab,
}) => {
  await openDeck(tab, stepped);
  const speaker = await openSpeaker(tab);
  const black = new Part(speaker, 'button', 'Black');
  await black.click();
  await expect.poll(() => tab.evaluate(() => window.Reveal.isPaused())).toBe(true);
  await tab.press('b');
  await expect.poll(() => black.attribute('aria-pressed')).toBe('false');
});

test('a figure that is changed in the deck changes in the preview', async ({ tab }) => {
  await openDeck(tab, 'too-many-pixels/1');
  const speaker = await openSpeaker(tab);
  const slider = new Part(tab, 'section.present input[type="range"]', 'Side of the picture');
  await slider.focus();
  await tab.press('Home');
  await expect
    .poll(() =>
      speaker.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Current slide"]');
        const inside = frame?.contentDocument?.querySelector('section.present input[type="range"]');
        return inside && 'value' in inside ? inside.value : null;
      }),
    )
    .toBe('8');
});
