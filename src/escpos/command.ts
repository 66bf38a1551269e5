import type { Align, Bitmap } from '../tickets/document.ts';

/** What a printer is told, as data; write-command.ts alone knows the bytes. */
export type Command =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'line_feed' }
  | { readonly type: 'feed'; readonly lines: number }
  | { readonly type: 'align'; readonly align: Align }
  | { readonly type: 'bold'; readonly on: boolean }
  | { readonly type: 'invert'; readonly on: boolean }
  | { readonly type: 'upside_down'; readonly on: boolean }
  | {
      readonly type: 'size';
      readonly width: 1 | 2;
      readonly height: 1 | 2;
      /** Chinese characters have a size of their own on many models. */
      readonly chinese: boolean;
    }
  | { readonly type: 'chinese_mode' }
  | { readonly type: 'qr'; readonly payload: Uint8Array; readonly moduleDots: number }
  | { readonly type: 'raster'; readonly bitmap: Bitmap }
  | { readonly type: 'buzzer'; readonly buzzer: 'esc_b' | 'esc_paren_a' }
  | { readonly type: 'cut'; readonly cut: 'full' | 'partial' };
