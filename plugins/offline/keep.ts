import { savesData } from '../common/saves-data.ts';
import { say } from '../common/notice.ts';

/*
 *            register            press "Reload"
 *   (none) ------------> waits -----------------> serves      The first worker serves at once; a later
 *                                                              one waits until a person asks for it.
 */

/** Registers the service worker and announces what a person should know; refused, it says nothing. */
export async function keep(address: string): Promise<void> {
  // A deployment deletes files that an open page has not loaded yet.
  addEventListener('vite:preloadError', () =>
    say('A part of the deck could not be loaded. Reload when the network is there.'),
  );
  // Browsers leave it out where a page is not served over https.
  const workers = Reflect.get(navigator, 'serviceWorker') as ServiceWorkerContainer | undefined;
  if (!workers || !location.protocol.startsWith('http')) return;
  let registration: ServiceWorkerRegistration;
  try {
    registration = await workers.register(address, { updateViaCache: 'none' });
  } catch {
    return;
  }
  announceUpdates(workers, registration);
  const { active } = await workers.ready;
  active?.postMessage('clean up');
  if (!savesData()) active?.postMessage('fetch the rest');
}

function announceUpdates(
  workers: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
): void {
  const announce = (): void => {
    // Without a controller this is the first visit, and what waits is what is seen.
    if (!registration.waiting || !workers.controller) return;
    say('A new version of this deck is there.', {
      label: 'Reload',
      press() {
        // Another window may have asked for it before.
        if (!registration.waiting) return location.reload();
        workers.addEventListener('controllerchange', () => location.reload(), { once: true });
        registration.waiting.postMessage('serve');
      },
    });
  };
  const follow = (): void => {
    registration.installing?.addEventListener('statechange', announce);
  };
  announce();
  follow();
  registration.addEventListener('updatefound', follow);
}
