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

/** How many versions stay: windows may still show the ones before. */
const KEPT = 3;

/** As much of the worker's own types as is used: the page's are in scope here. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
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
  // What does not fit or does not come is asked for again at the next visit.
  if (event.data === 'fetch the rest') event.waitUntil(fetchRest().catch(() => undefined));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope)) event.respondWith(answer(event));
});

/** All or nothing: a version of which a file is missing or altered is not installed. */
async function install(): Promise<void> {
  const cache = await caches.open(own);
  try {
    await Promise.all(FILES.map((listed) => store(cache, listed)));
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

async function activate(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(versions.slice(0, -KEPT).map((name) => caches.delete(name)));
  const cache = await caches.open(shared);
  for (const { url } of await cache.keys()) if (!rest.has(url)) await cache.delete(url);
  await worker.clients.claim();
}

/** One after the other: a person may be reading meanwhile. */
async function fetchRest(): Promise<void> {
  const cache = await caches.open(shared);
  for (const listed of REST)
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

/** What an older page that is still open asks for, though its deployment is gone. */
async function findInOlder(address: string): Promise<Response | undefined> {
  if (files.has(address)) return undefined;
  for (const name of (await caches.keys()).reverse()) {
    const found = name.startsWith(prefix) ? await matchIn(name, address) : undefined;
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
