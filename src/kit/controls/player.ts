/** Steps that follow each other by themselves. */
export interface Player {
  readonly playing: boolean;
  start(): void;
  stop(): void;
}

/**
 * @param pace - steps a second
 * @param step - takes one step and says whether there is another
 * @param ended - called after the last step
 */
export function createPlayer(pace: number, step: () => boolean, ended: () => void): Player {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    get playing() {
      return timer !== undefined;
    },
    start() {
      stop();
      timer = setInterval(() => {
        if (step()) return;
        stop();
        ended();
      }, 1000 / pace);
    },
    stop,
  };
}
