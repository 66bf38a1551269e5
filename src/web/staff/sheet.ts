import { signal } from '@preact/signals';

/** The window over the page, if any: one at a time, and each knows the one it came from. */
export type Sheet =
  | { readonly name: OrderSheetName; readonly orderId: number }
  | { readonly name: 'table'; readonly tableId: number }
  | { readonly name: 'merge'; readonly tableId: number }
  | { readonly name: 'table-code'; readonly tableId: number }
  /** `null` is takeout; undefined: not chosen yet. */
  | { readonly name: 'new-order'; readonly tableId: number | null | undefined }
  | { readonly name: 'keys' };

export type OrderSheetName =
  | 'order'
  | 'pay'
  | 'split'
  | 'refund'
  | 'cancel'
  | 'move'
  | 'add'
  | 'print'
  | 'why';

export const sheet = signal<Sheet | undefined>(undefined);

export function openSheet(next: Sheet): void {
  sheet.value = next;
}

export function closeSheet(): void {
  sheet.value = undefined;
}
