/**
 * Keep the screen on while the page is in full screen, in browsers that can. The system releases the
 * lock when the page is hidden, so request it again when the page is visible.
 */
export function keepAwake(signal: AbortSignal): void {
  let lock: WakeLockSentinel | undefined;
  const update = async () => {
    const wanted = document.fullscreenElement !== null && document.visibilityState === 'visible';
    if (!wanted) {
      await lock?.release();
      lock = undefined;
    } else if (!lock || lock.released) {
      lock = await navigator.wakeLock.request('screen');
    }
  };
  const onChange = () => {
    // The system may refuse, for example on a low battery.
    update().catch(() => undefined);
  };
  document.addEventListener('fullscreenchange', onChange, { signal });
  document.addEventListener('visibilitychange', onChange, { signal });
  signal.addEventListener('abort', () => void lock?.release());
}
