import test from 'ava';
import * as fc from 'fast-check';
import { rasterBands, rotateHalfTurn } from '../../src/escpos/raster.ts';
import { countRealTime } from '../helpers/read-escpos.ts';

const anyBitmap = fc
  .record({ bytesPerRow: fc.integer({ min: 1, max: 6 }), height: fc.integer({ min: 1, max: 120 }) })
  .chain(({ bytesPerRow, height }) =>
    fc
      .array(fc.constantFrom(0x00, 0x04, 0x05, 0x10, 0x14, 0xff), {
        minLength: bytesPerRow * height,
        maxLength: bytesPerRow * height,
      })
      .map((bytes) => ({ width: bytesPerRow * 8, height, data: Uint8Array.from(bytes) })),
  );

test('bands hold the whole picture without a real-time command, at most one dot a byte away from it', (t) => {
  fc.assert(
    fc.property(anyBitmap, (bitmap) => {
      const before = Uint8Array.from(bitmap.data);
      const printed = Uint8Array.from(rasterBands(bitmap).flatMap((band) => [...band.data]));
      t.deepEqual(bitmap.data, before, 'the picture itself stays as it was');
      t.is(printed.length, before.length);
      t.true(printed.every((byte, at) => byte === before[at] || (before[at] === 0x10 && byte === 0x11)));
      for (const band of rasterBands(bitmap)) t.is(countRealTime(band.data), 0);
    }),
    { numRuns: 100 },
  );
});

test('two half turns give the picture back', (t) => {
  fc.assert(
    fc.property(anyBitmap, (bitmap) => t.deepEqual(rotateHalfTurn(rotateHalfTurn(bitmap)), bitmap)),
    { numRuns: 50 },
  );
});
