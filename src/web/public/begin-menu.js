// Asks for the menu of who orders ahead while the page's own script is still on its way: on a slow network that is two round trips
// of time. Plain and small, because it must come before everything else. The page takes the answers from `begunRequests`.
(() => {
  const begun = new Map();
  globalThis.begunRequests = begun;
  const begin = (path) => {
    const asked = fetch(path);
    // The page sees the failure when it takes the answer; who never takes it must not be told by the browser.
    asked.catch(() => undefined);
    begun.set(path, asked);
    return asked;
  };
  const beginMenu = (store) => {
    void begin(`/api/stores/${store}`);
    void begin(`/orchestration/menu/items?store_id=${store}`);
  };
  const beginMenuOf = (asked, storeOf) =>
    asked
      .then((answer) => answer.clone().json())
      .then((found) => Number.isInteger(storeOf(found)) && beginMenu(storeOf(found)))
      .catch(() => undefined);

  // Who saw a menu here before sees it at once.
  if (location.pathname !== '/menu' || localStorage.getItem('restaurantctl.guest.menu') !== null) return;
  const wanted = Number(new URLSearchParams(location.search).get('store'));
  if (wanted > 0) beginMenu(wanted);
  else void beginMenuOf(begin('/api/stores'), ({ items }) => items[0]?.id);
})();
