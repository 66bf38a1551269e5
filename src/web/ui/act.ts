import { explainError } from './explain-error.ts';
import { say } from './toasts.tsx';

/** Does what a person asked for and says how it went. @returns whether it went well */
export async function act(work: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done !== undefined) say(done);
    return true;
  } catch (thrown) {
    say(explainError(thrown), 'bad');
    return false;
  }
}
