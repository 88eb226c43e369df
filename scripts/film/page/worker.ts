/** Runs first in every worker of the filmed page: its clock is moved by the page. */
import { Clock, turn, wait } from './clock.ts';
import { isTick, type Tick, type Tock } from './protocol.ts';

const clock = new Clock();
clock.install(globalThis);

const reply = self.postMessage.bind(self);
self.postMessage = (message: unknown, options?: unknown) => {
  clock.activity += 1;
  Reflect.apply(reply, self, [message, options]);
};

/** Wait until nothing goes on any more. */
async function settled(): Promise<void> {
  for (let before = -1; before !== clock.activity || clock.pending > 0;) {
    before = clock.activity;
    if (clock.pending > 0) await wait(1);
    await turn();
    await turn();
  }
}

async function tick({ filmTick, now }: Tick): Promise<void> {
  if (filmTick === null) {
    clock.now = now;
    return;
  }
  await settled();
  await clock.advance(now, settled);
  await settled();
  const { nextDue } = clock;
  const tock: Tock = { filmTock: filmTick, nextDue: nextDue === Infinity ? null : nextDue };
  reply(tock);
}

self.addEventListener('message', (event) => {
  clock.activity += 1;
  if (!isTick(event.data)) return;
  event.stopImmediatePropagation();
  void tick(event.data);
});
