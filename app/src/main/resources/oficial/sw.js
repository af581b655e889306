// @ts-check
/// <reference lib="webworker" />
// One cache for each version, filled whole or not at all. Nothing of the API is ever answered from here.
const VERSION = '__VERSION__';
const FILES = '__FILES__'.split(' ');
const CACHE = 'oficial-' + VERSION;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request('/oficial/' + file, { cache: 'reload' })));
})()));

// Not before somebody accepted it: an old tab goes on with the files that it began with.
worker.addEventListener('message', (event) => {
  if (event.data === 'ahora') worker.skipWaiting();
});

worker.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('oficial-') && name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
})()));

worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || !pathname.startsWith('/oficial/')) return;
  const file = event.request.mode === 'navigate' ? 'index.html' : pathname.slice('/oficial/'.length);
  if (!FILES.includes(file)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match('/oficial/' + file)).then((kept) => kept ?? fetch(event.request)));
});
