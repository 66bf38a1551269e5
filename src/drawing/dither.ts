import type { Bitmap } from '../tickets/document.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8Array;
}

/** A picture in dots, on white paper; greys become patterns (Floyd and Steinberg's error diffusion). */
export function dither(picture: Picture): Bitmap {
  const { width, height } = picture;
  const light = lightOf(picture);
  const bitmap = emptyBitmap(width, height);
  const spread = (x: number, y: number, error: number) => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    light[at] = (light[at] ?? 0) + error;
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const wanted = light[y * width + x] ?? 255;
      const isBlack = wanted < 128;
      if (isBlack) setDot(bitmap, x, y);
      const error = wanted - (isBlack ? 0 : 255);
      spread(x + 1, y, (error * 7) / 16);
      spread(x - 1, y + 1, (error * 3) / 16);
      spread(x, y + 1, (error * 5) / 16);
      spread(x + 1, y + 1, error / 16);
    }
  return bitmap;
}

/** A drawing in dots: black where it is darker than half grey. */
export function threshold(picture: Picture): Bitmap {
  const { width, height } = picture;
  const light = lightOf(picture);
  const bitmap = emptyBitmap(width, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if ((light[y * width + x] ?? 255) < 128) setDot(bitmap, x, y);
  return bitmap;
}

export function emptyBitmap(width: number, height: number): Bitmap {
  return { width, height, data: new Uint8Array(Math.ceil(width / 8) * height) };
}

export function setDot({ width, data }: Bitmap, x: number, y: number): void {
  const at = y * Math.ceil(width / 8) + (x >> 3);
  data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
}

export function hasDot({ width, height, data }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  return ((data[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Lightness of each pixel over white, 0 to 255 (ITU-R BT.601). */
function lightOf({ width, height, pixels }: Picture): Float32Array {
  const light = new Float32Array(width * height);
  for (let index = 0; index < light.length; index++) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(4 * index, 4 * index + 4);
    const colour = 0.299 * red + 0.587 * green + 0.114 * blue;
    light[index] = 255 + ((colour - 255) * alpha) / 255;
  }
  return light;
}
