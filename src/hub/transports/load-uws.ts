import { coerceError } from '../../domain/errors.ts';

export type Uws = typeof import('uWebSockets.js');

/** uWebSockets.js, or why it doesn't work here: its binaries exist for some versions of Node.js and some systems. */
export async function loadUws(): Promise<Uws | Error> {
  try {
    return await import('uWebSockets.js');
  } catch (thrown) {
    return coerceError(thrown);
  }
}
