/*
 * Two screens: the deck in full screen on the one, the speaker's window on the other. It needs the
 * Window Management API, which Chromium has.
 */

import { say } from '../common/notice.ts';

interface ScreenPart {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

/** A screen as the browser describes it, in CSS pixels of the whole desktop. */
export interface DetailedScreen extends ScreenPart {
  readonly isInternal: boolean;
  readonly isPrimary: boolean;
  readonly label: string;
}

export interface ScreenDetails extends EventTarget {
  readonly screens: readonly DetailedScreen[];
}

declare global {
  interface Window {
    getScreenDetails?(): Promise<ScreenDetails>;
  }
  interface Screen {
    readonly isExtended?: boolean;
  }
  interface FullscreenOptions {
    screen?: DetailedScreen;
  }
}

/** Which screen the room sees, and which the speaker. */
export interface Screens {
  readonly room: DetailedScreen;
  readonly speaker: DetailedScreen;
}

/**
 * Choose two screens: the speaker has the one that is built in, or else the main one; the room has
 * another, an external one if there is one.
 * @returns undefined if there is one screen only
 */
export function chooseScreens(screens: readonly DetailedScreen[]): Screens | undefined {
  const speaker =
    screens.find((screen) => screen.isInternal) ??
    screens.find((screen) => screen.isPrimary) ??
    screens[0];
  const others = screens.filter((screen) => screen !== speaker);
  const room = others.find((screen) => !screen.isInternal) ?? others[0];
  return speaker && room ? { room, speaker } : undefined;
}

/** Return the features of a popup that fills a screen. */
export function popupOn({ availLeft, availTop, availWidth, availHeight }: ScreenPart): string {
  return `popup,left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;
}

/** Opens the speaker's window with these features of a popup, or brings it to the front. */
type Open = (features?: string) => Window | null;

let watched: ScreenDetails | undefined;

/**
 * Open the speaker's window in answer to a press, and the deck in full screen, each on a screen of
 * its own. Without permission or a second screen only the window opens, as it does elsewhere.
 */
export async function openOnTwoScreens(open: Open): Promise<void> {
  const permission = await readPermission();
  if (permission === 'denied') return void open();
  // While the browser asks for it, the press grows too old to open a window.
  const opened = permission === 'prompt' ? open() : undefined;
  const screens = await findScreens();
  if (permission === 'granted') return screens ? fillBoth(screens, open) : void open();
  if (opened && screens) say(`Press S once more: the deck then fills ${nameOf(screens.room)}.`);
}

async function fillBoth({ room, speaker }: Screens, open: Open): Promise<void> {
  // First the full screen: one press allows both in this order only.
  await document.documentElement
    .requestFullscreen({ screen: room })
    .catch(() => say('The browser did not allow full screen: press F on the other screen.'));
  const opened = open(popupOn(speaker));
  // One that was open already has its old place.
  opened?.moveTo(speaker.availLeft, speaker.availTop);
  opened?.resizeTo(speaker.availWidth, speaker.availHeight);
}

async function findScreens(): Promise<Screens | undefined> {
  try {
    const details = await window.getScreenDetails?.();
    if (details) watch(details);
    return details && chooseScreens(details.screens);
  } catch {
    // The person said no.
    return undefined;
  }
}

async function readPermission(): Promise<PermissionState> {
  try {
    // TypeScript's list of names is short of this one.
    const name = 'window-management' as PermissionName;
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return 'denied';
  }
}

/** Say once for each change that a screen came or went; nothing moves by itself. */
function watch(details: ScreenDetails): void {
  if (watched) return;
  watched = details;
  let count = details.screens.length;
  details.addEventListener('screenschange', () => {
    const now = details.screens.length;
    if (now === count) return;
    say(
      now > count
        ? 'A screen was connected. Press S to use it.'
        : 'A screen was disconnected. Press F for full screen on this one.',
    );
    count = now;
  });
}

function nameOf({ label }: DetailedScreen): string {
  return label ? `the screen “${label}”` : 'the other screen';
}
