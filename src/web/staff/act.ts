import { act as carryOut } from '../ui/act.ts';
import { say } from '../ui/toasts.tsx';
import { actTexts } from './words.ts';

export interface ActOptions {
  /** What to say when it went well. */
  readonly done?: string;
  /** How to take it back. */
  readonly undo?: () => Promise<unknown>;
}

/** Does what a person asked for, says how it went, and offers to take it back. @returns whether it went well */
export async function act(work: () => Promise<unknown>, { done, undo }: ActOptions = {}): Promise<boolean> {
  if (!(await carryOut(work))) return false;
  const takeBack = undo && { label: actTexts().undo, run: () => act(undo, { done: actTexts().undone }) };
  if (done !== undefined) say(done, 'plain', takeBack);
  return true;
}
