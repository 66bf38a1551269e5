import type { en } from './en.ts';

/** What a catalogue has: a missing sentence is a compile error. */
export type Sentences = typeof en;
