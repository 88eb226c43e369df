/*
 * The speaker's page in small, in a window that stays above all others: for a speaker in a video
 * call. It needs Document Picture-in-Picture, which Chromium has.
 */
import { h } from '../../common/h.ts';
import { say } from '../../common/notice.ts';
import { button } from './button.ts';

interface DocumentPictureInPicture {
  /** The window that is open now. */
  readonly window: Window | null;
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

declare global {
  interface Window {
    readonly documentPictureInPicture?: DocumentPictureInPicture;
  }
}

const SIZE = { width: 560, height: 340 };

/** In the address of the speaker's page: show it in small. */
const parameter = 'small';

/** Return whether this page is the one in the floating window. */
export function inFloat(): boolean {
  return new URLSearchParams(location.search).has(parameter);
}

/** Make the button that opens and closes the floating window; undefined where there can be none. */
export function floatButton(): HTMLButtonElement | undefined {
  const floats = window.documentPictureInPicture;
  if (!floats || inFloat()) return undefined;

  async function open(): Promise<void> {
    const opened = await floats?.requestWindow(SIZE);
    if (!opened) return;
    fill(opened);
    show(true);
    opened.addEventListener('pagehide', () => show(false));
  }

  const press = (): void => {
    if (floats.window) floats.window.close();
    else open().catch(() => say('The browser did not allow a floating window.'));
  };
  const show = (isOpen: boolean): void => element.setAttribute('aria-pressed', String(isOpen));
  const title = 'Notes, clock and next step in a small window above all others';
  const element = button('Float', press, { 'aria-pressed': 'false', title });
  return element;
}

/** Show the speaker's page in a window, which has no address of its own. */
function fill(opened: Window): void {
  const address = new URL(location.href);
  address.searchParams.set(parameter, '');
  const frame = h('iframe', { src: address.href, title: 'Speaker view' });
  const { document: page } = opened;
  page.title = document.title;
  page.documentElement.lang = document.documentElement.lang;
  page.documentElement.style.colorScheme = 'dark';
  Object.assign(page.body.style, { margin: '0', background: '#0f0f10' });
  Object.assign(frame.style, { position: 'fixed', inset: '0', border: '0' });
  Object.assign(frame.style, { width: '100%', height: '100%' });
  page.body.append(frame);
  // The keys are for the page in the frame.
  const focus = (): void => frame.focus();
  opened.addEventListener('focus', focus);
  frame.addEventListener('load', focus);
}
