import { expect, test } from 'vitest';
import { chooseScreens, popupOn, type DetailedScreen } from '../../../plugins/speaker/screens.ts';

function screen(label: string, marks: Partial<DetailedScreen> = {}): DetailedScreen {
  return {
    label,
    isInternal: false,
    isPrimary: false,
    availLeft: 0,
    availTop: 0,
    availWidth: 1920,
    availHeight: 1080,
    ...marks,
  };
}

const laptop = screen('laptop', { isInternal: true, isPrimary: true });
const projector = screen('projector', { availLeft: 1920 });

test('the speaker has the built-in screen, the room the external one, in whatever order', () => {
  expect(chooseScreens([laptop, projector])).toEqual({ speaker: laptop, room: projector });
  expect(chooseScreens([projector, laptop])).toEqual({ speaker: laptop, room: projector });
  const mirrored = { ...projector, isPrimary: true };
  const second = { ...laptop, isPrimary: false };
  expect(chooseScreens([mirrored, second])).toEqual({ speaker: second, room: mirrored });
});

test('of external screens the main one is the speaker’s', () => {
  const main = screen('desk', { isPrimary: true });
  expect(chooseScreens([projector, main])).toEqual({ speaker: main, room: projector });
});

test('one screen is no choice', () => {
  expect(chooseScreens([laptop])).toBeUndefined();
  expect(chooseScreens([])).toBeUndefined();
});

test('a popup fills what is free on its screen', () => {
  expect(popupOn(projector)).toBe('popup,left=1920,top=0,width=1920,height=1080');
});
