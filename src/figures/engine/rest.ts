/** Reasons to let long computations rest. */

/** Call back whenever it becomes, or is no longer, time to rest. */
export type Watch = (change: (isDue: boolean) => void) => void;

/** Rest while the page is hidden, from so many milliseconds on. */
export function whileHidden(page: Document, milliseconds: number): Watch {
  return (change) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    page.addEventListener('visibilitychange', () => {
      clearTimeout(timer);
      if (page.hidden) timer = setTimeout(() => change(true), milliseconds);
      else change(false);
    });
  };
}

/** What is used of the Battery Status API, which Chromium alone has. */
interface Battery extends EventTarget {
  readonly charging: boolean;
  /** 0 to 1 */
  readonly level: number;
}
declare global {
  interface Navigator {
    getBattery?(): Promise<Battery>;
  }
}

/** No browser tells a page of its battery saver; Chromium's begins at this level by default. */
const LOW = 0.2;

/** Rest while a battery is low and not charging, where the browser says so. */
export function whileBatteryIsLow(navigator: Pick<Navigator, 'getBattery'>): Watch {
  return (change) => {
    void navigator.getBattery?.().then(
      (battery) => {
        let wasLow = false;
        const follow = (): void => {
          const isLow = !battery.charging && battery.level <= LOW;
          if (isLow !== wasLow) change(isLow);
          wasLow = isLow;
        };
        battery.addEventListener('chargingchange', follow);
        battery.addEventListener('levelchange', follow);
        follow();
      },
      // The page may not ask: then nothing is known.
      () => undefined,
    );
  };
}
