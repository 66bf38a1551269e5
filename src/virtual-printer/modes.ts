import type { Align } from './paper.ts';
import type { VirtualProfile } from './profiles.ts';

/** Everything that ESC @ and power-on put back; changed in place by the commands. */
export interface Modes {
  font: 'A' | 'B';
  bold: boolean;
  underline: boolean;
  inverse: boolean;
  upsideDown: boolean;
  /** Magnification of single-byte characters. */
  width: number;
  height: number;
  /** Magnification and underline of Chinese characters. */
  chineseWidth: number;
  chineseHeight: number;
  chineseUnderline: boolean;
  align: Align;
  /** Dots between the tops of two lines. */
  lineSpacing: number;
  /** Dots right of every single-byte character. */
  spacing: number;
  chineseSpacing: { left: number; right: number };
  /** Dots. */
  leftMargin: number;
  areaWidth: number;
  /** Columns of font A. */
  tabs: readonly number[];
  encoding: 'single' | 'gb' | 'utf8';
  codePage: number;
  /** ESC R: a few ASCII places change their character. */
  international: number;
  barcode: { height: number; module: number; hri: number };
  qr: { module: number; level: string; data: string };
  /** Bits waiting for GS ( L function 50. */
  graphics: { width: number; height: number; data: Uint8Array } | undefined;
}

export function createModes(profile: VirtualProfile): Modes {
  return {
    font: 'A',
    bold: false,
    underline: false,
    inverse: false,
    upsideDown: false,
    width: 1,
    height: 1,
    chineseWidth: 1,
    chineseHeight: 1,
    chineseUnderline: false,
    align: 'left',
    lineSpacing: 30,
    spacing: 0,
    chineseSpacing: { left: 0, right: 0 },
    leftMargin: 0,
    areaWidth: profile.dots,
    tabs: Array.from({ length: 32 }, (_, index) => (index + 1) * 8),
    encoding: profile.startsInChinese ? 'gb' : 'single',
    codePage: 0,
    international: 0,
    barcode: { height: 162, module: 3, hri: 0 },
    qr: { module: 3, level: 'L', data: '' },
    graphics: undefined,
  };
}
