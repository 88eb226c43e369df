/*
 * The service worker. The Vite plugin compiles this file alone, so it imports nothing, and writes
 * before it what the build consists of. Each version keeps its files in a cache of its own, so a page
 * that is open stays what it was; only the rest (models), which hardly changes, is shared.
 */

/** A file's address relative to this script, and the digest that fetch checks it by. */
type Listed = readonly [address: string, integrity: string];

declare const VERSION: string;
/** The address is '' for the page itself, which hosts serve under the folder's name. */
declare const FILES: readonly Listed[];
declare const REST: readonly Listed[];

/** A window opens within this many milliseconds after it was answered. */
const OPENING = 10_000;

/** As much of the worker's own types as is used: the page's are in scope here. */
interface WorkerScope {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: true }): Promise<readonly Window[]>;
  };
  readonly registration: {
    readonly scope: string;
    readonly installing: unknown;
    readonly waiting: unknown;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Window {
  readonly id: string;
  readonly url: string;
}
interface Fetching extends Lasting {
  readonly request: Request;
  /** The window that a navigation opens; '' where the browser does not tell. */
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
// Other decks may live on the same origin: only what carries this scope is touched.
const prefix = `offline ${scope} `;
const own = prefix + VERSION;
const shared = `offline rest ${scope}`;
const absolute = (address: string): string => new URL(address, scope).href;
const files = new Set(FILES.map(([address]) => absolute(address)));
const rest = new Map(REST.map((listed) => [absolute(listed[0]), listed]));

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (event.data === 'serve') event.waitUntil(worker.skipWaiting());
  if (event.data === 'clean up') event.waitUntil(cleanUp());
  // A file that does not fit or does not come is asked for again at the next visit.
  if (event.data === 'fetch the rest') event.waitUntil(fetchRest().catch(() => undefined));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope)) event.respondWith(answer(event));
});

/** All or nothing: a version of which a file is missing or altered is not installed. */
async function install(): Promise<void> {
  // After a roll-back this is the cache of the version that runs.
  const known = await caches.has(own);
  const cache = await caches.open(own);
  try {
    await Promise.all(FILES.map((listed) => storeMissing(cache, listed)));
  } catch (error) {
    if (!known) await caches.delete(own);
    throw error;
  }
}

async function activate(): Promise<void> {
  // Before the first version, what is open came from the network, and is that version.
  if ((await versions()).length === 1)
    await Promise.all((await openWindows()).map((id) => remember(id)));
  await worker.clients.claim();
}

/** The caches of all versions, oldest first. */
async function versions(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/** Deletes the versions that no window shows, and the files of the rest that only they had. */
async function cleanUp(): Promise<void> {
  // One of the caches may belong to a version that is on its way.
  if (worker.registration.installing || worker.registration.waiting) return;
  const open = new Set(await openWindows());
  const windows = new Map<string, readonly string[]>();
  for (const name of await versions()) windows.set(name, await windowsOf(name, open));
  const known = new Set([...windows.values()].flat());
  // A window that is not known may show any version.
  if ([...open].some((id) => !known.has(id))) return;
  const others = [...windows.keys()].filter((name) => name !== own);
  const unused = others.filter((name) => windows.get(name)?.length === 0);
  await Promise.all(unused.map((name) => caches.delete(name)));
  if (unused.length < others.length) return;
  const cache = await caches.open(shared);
  for (const { url } of await cache.keys()) if (!rest.has(url)) await cache.delete(url);
}

/** The open windows of the deck, its previews and its speaker view. */
async function openWindows(): Promise<string[]> {
  const windows = await worker.clients.matchAll({ includeUncontrolled: true });
  return windows.filter(({ url }) => url.startsWith(scope)).map(({ id }) => id);
}

/*
 * A version's cache also has an entry for each window that shows it. The address of the entry says
 * which window, and since when.
 */

/** Notes that a window shows this version; forgets the windows that were closed. */
async function remember(id: string): Promise<void> {
  const cache = await caches.open(own);
  const entry = absolute(`?window=${id}&since=${Date.now()}`);
  // Without room the window stays unknown, and nothing is deleted while it is open.
  await cache.put(entry, new Response()).catch(() => undefined);
  await windowsOf(own, new Set(await openWindows()));
}

/** The windows that show a version; forgets those that were closed. */
async function windowsOf(name: string, open: ReadonlySet<string>): Promise<string[]> {
  const cache = await caches.open(name);
  const windows: string[] = [];
  for (const { url } of await cache.keys()) {
    const query = new URL(url).searchParams;
    const id = query.get('window');
    if (id === null) continue;
    if (open.has(id) || Number(query.get('since')) > Date.now() - OPENING) windows.push(id);
    else await cache.delete(url);
  }
  return windows;
}

/** One after the other: a person may be reading meanwhile. */
async function fetchRest(): Promise<void> {
  const cache = await caches.open(shared);
  for (const listed of REST) await storeMissing(cache, listed);
}

async function storeMissing(cache: Cache, listed: Listed): Promise<void> {
  if (!(await cache.match(absolute(listed[0])))) await store(cache, listed);
}

/** Keeps a file if it is the one that was built. */
async function store(cache: Cache, [address, integrity]: Listed): Promise<void> {
  const url = absolute(address);
  // Names without a digest in them must not come from the browser's own cache.
  const response = await fetch(url, { integrity, cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // A response that was redirected may not answer a navigation; a copy may.
  await cache.put(url, response.redirected ? new Response(response.body, response) : response);
}

async function answer(event: Fetching): Promise<Response> {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const page = request.mode === 'navigate';
  const address = (origin + pathname).replace(/\/index\.html$/, '/');
  const kept = (await find(address)) ?? (await findInOlder(address));
  if (page && event.resultingClientId) event.waitUntil(remember(event.resultingClientId));
  if (kept) return kept;
  try {
    const response = await fetch(request);
    const listed = rest.get(address);
    if (listed && response.ok) event.waitUntil(keepRest(listed));
    return response;
  } catch (error) {
    const index = page ? await find(scope) : undefined;
    if (index) return index;
    throw error;
  }
}

async function find(address: string): Promise<Response | undefined> {
  if (rest.has(address)) return matchIn(shared, address);
  return files.has(address) ? matchIn(own, address) : undefined;
}

/** Answer an older page that is still open, though its deployment is gone. */
async function findInOlder(address: string): Promise<Response | undefined> {
  if (files.has(address)) return undefined;
  for (const name of [...(await versions()).reverse(), shared]) {
    const found = await matchIn(name, address);
    if (found) return found;
  }
  return undefined;
}

async function matchIn(name: string, address: string): Promise<Response | undefined> {
  return (await caches.open(name)).match(address, { ignoreVary: true });
}

async function keepRest(listed: Listed): Promise<void> {
  try {
    await store(await caches.open(shared), listed);
  } catch {
    // No room, or not the file that was built: the page has it from the network.
  }
}
