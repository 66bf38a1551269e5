import { signal } from '@preact/signals';

export type View = 'orders' | 'tables' | 'recent';

/** What the page shows below what needs a person. */
export const view = signal<View>('orders');

export function showView(next: View): void {
  view.value = next;
}
