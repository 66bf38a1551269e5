import type { en } from './en.ts';

/** What a catalogue has: a missing text is a compile error. */
export type Texts = typeof en;
