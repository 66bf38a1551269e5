// Keeps the pages' own files, so that they open without a network; never an answer of the API, which must be true.
const kept = 'restaurantctl-1';
const pages = ['/menu', '/kitchen', '/staff', '/pickup', '/login'];

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate' && isPage(url.pathname))
    event.respondWith(fromNetworkFirst(request, url));
});

/** Their names change with their contents. */
async function fromCacheFirst(request) {
  const cache = await caches.open(kept);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** A page is kept without its query and a guest's without its token: neither belongs on a disk. */
async function fromNetworkFirst(request, url) {
  const cache = await caches.open(kept);
  const key = url.pathname.startsWith('/t/') ? '/menu' : url.pathname;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(key, answer.clone());
    return answer;
  } catch (error) {
    const found = await cache.match(key);
    if (found) return found;
    throw error;
  }
}

function isPage(path) {
  return path === '/' || path.startsWith('/t/') || path.startsWith('/admin') || pages.includes(path);
}
