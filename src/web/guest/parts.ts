import { lazy } from './lazy.tsx';

// What the first view doesn't need comes after it, and while the guest reads the menu.
export const dishView = lazy(() => import('./menu/dish-view.tsx').then(({ DishView }) => DishView));
export const cartView = lazy(() => import('./cart/cart-view.tsx').then(({ CartView }) => CartView));
export const ordersView = lazy(() => import('./orders/orders-view.tsx').then(({ OrdersView }) => OrdersView));
export const orderView = lazy(() => import('./orders/order-view.tsx').then(({ OrderView }) => OrderView));
export const payView = lazy(() => import('./payment/pay-view.tsx').then(({ PayView }) => PayView));

/** Fetches all of them, and begins to follow what happens at the table. */
export function fetchParts(): void {
  const begin = async () => {
    const { followVisit } = await import('./table/follow-visit.ts');
    followVisit();
    const parts = [dishView, cartView, orderView, ordersView, payView];
    await Promise.all(parts.map(({ fetch }) => fetch()));
  };
  // A part that doesn't come now (no network) is asked for again when it is needed.
  setTimeout(() => void begin().catch(() => undefined), 0);
}
