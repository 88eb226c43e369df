/**
 * Keeps the screen on while the page is in full screen, in browsers that can. The system takes the
 * lock away when the page is hidden, so it is asked for again when the page comes back.
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
    // Refused on an empty battery, for example: the talk goes on without.
    update().catch(() => undefined);
  };
  document.addEventListener('fullscreenchange', onChange, { signal });
  document.addEventListener('visibilitychange', onChange, { signal });
  signal.addEventListener('abort', () => void lock?.release());
}
