// Keeps the pages' own files and the pictures of dishes, so that they open without a network; never an answer of the API, which
// must be true.
const kept = 'restaurantctl-2';
const pictures = 'restaurantctl-pictures-1';
const mostPictures = 300;
const pages = ['/menu', '/kitchen', '/staff', '/pickup', '/login'];
/** Other addresses of these. */
const alsoPages = {
  '/kitchen_display.html': '/kitchen',
  '/assets/kitchen_display.html': '/kitchen',
  '/staff_workflow.html': '/staff',
  '/assets/staff_workflow.html': '/staff',
};

self.addEventListener('install', (event) => {
  event.waitUntil(keepOpenPages().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    dropOldCaches()
      .then(dropOldFiles)
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  // Pages first: some have an address among the files that never change, and do change.
  if (request.mode === 'navigate' && isPage(url.pathname)) event.respondWith(fromNetworkFirst(event, url));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request, kept));
  else if (url.pathname.startsWith('/media/')) event.respondWith(fromCacheFirst(request, pictures));
});

/** Their names change with their contents. */
async function fromCacheFirst(request, name) {
  const cache = await caches.open(name);
  const found = await find(cache, request);
  if (found) return found;
  const answer = await fetch(request);
  // An opaque or partial answer can't be kept.
  if (answer.status === 200) {
    await cache.put(request, answer.clone());
    if (name === pictures) await dropOldest(cache);
  }
  return answer;
}

/**
 * A page is kept without its query and a guest's without its token: neither belongs on a disk. What came with a table's code has the
 * menu of that moment in it, so the page that is kept is asked for once more, without.
 */
async function fromNetworkFirst(event, url) {
  const cache = await caches.open(kept);
  const key = keyOf(url.pathname);
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      const renewed = url.pathname.startsWith('/t/') ? fetchInto(cache, key) : cache.put(key, answer.clone());
      // What a new version of the page needs must be here when the network goes.
      event.waitUntil(
        renewed
          .then(() => keepPage(key))
          .then(dropOldFiles)
          .catch(() => undefined),
      );
    }
    return answer;
  } catch (error) {
    const found = await find(cache, key);
    if (found) return found;
    throw error;
  }
}

/** The pages that are open while the worker comes were loaded without it. */
async function keepOpenPages() {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const paths = open.map(({ url }) => new URL(url).pathname).filter(isPage);
  // Somebody who sits without a network still comes in later: a page that can't be kept now is kept then.
  await Promise.all([...new Set(paths.map(keyOf))].map((path) => keepPage(path).catch(() => undefined)));
}

/** A page with every file it may ask for later: a part that comes when it is needed must be there without a network, too. */
async function keepPage(path) {
  const cache = await caches.open(kept);
  const page = (await find(cache, path)) ?? (await fetchInto(cache, path));
  await Promise.all((await filesOf(page, path)).map((file) => keepFile(cache, file, new Set())));
}

async function keepFile(cache, path, seen) {
  if (seen.has(path)) return;
  seen.add(path);
  const file = (await find(cache, path)) ?? (await fetchInto(cache, path));
  for (const next of await filesOf(file, path)) await keepFile(cache, next, seen);
}

async function fetchInto(cache, path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer.clone());
  return answer;
}

/** The scripts and styles that a page or a script names; the bundler writes them as `assets/a.js` or `./a.js`. */
async function filesOf(answer, path) {
  if (path.startsWith('/assets/') && !path.endsWith('.js')) return [];
  const text = await answer.clone().text();
  const names = [...text.matchAll(/["'`](?:\.\/|\/?assets\/)([\w.-]+\.(?:js|css))["'`]/g)].map(
    ([, name]) => name,
  );
  return [...new Set(names)].map((name) => `/assets/${name}`);
}

/** Whoever asks: our answers vary with the asking site and its compression, but not in what they say. */
function find(cache, request) {
  return cache.match(request, { ignoreVary: true });
}

async function dropOldCaches() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name !== kept && name !== pictures).map((name) => caches.delete(name)),
  );
}

/** Files that no kept page asks for any more. */
async function dropOldFiles() {
  const cache = await caches.open(kept);
  const all = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const wanted = new Set();
  const queue = all.filter((path) => !path.startsWith('/assets/'));
  for (const path of queue) {
    const file = await find(cache, path);
    const next = file ? (await filesOf(file, path)).filter((name) => !wanted.has(name)) : [];
    for (const name of next) wanted.add(name);
    queue.push(...next);
  }
  const unwanted = all.filter((path) => path.startsWith('/assets/') && !wanted.has(path));
  await Promise.all(unwanted.map((path) => cache.delete(path)));
}

async function dropOldest(cache) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - mostPictures)).map((key) => cache.delete(key)));
}

function keyOf(path) {
  return path === '/t' || path.startsWith('/t/') ? '/menu' : (alsoPages[path] ?? path);
}

function isPage(path) {
  return (
    path === '/' ||
    path === '/t' ||
    path.startsWith('/t/') ||
    path.startsWith('/admin') ||
    path in alsoPages ||
    pages.includes(path)
  );
}
