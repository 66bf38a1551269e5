import { coerceError } from '../domain/errors.ts';

export type Release = () => void | Promise<void>;

/**
 * Whoever opens something pushes its closing. `release()` runs all of them, last opened first, even when
 * one fails; the first error is thrown at the end. A second call returns the first call's promise.
 */
export interface Releasers {
  push(release: Release): void;
  release(): Promise<void>;
}

export function createReleasers(): Releasers {
  const stack: Release[] = [];
  let running: Promise<void> | undefined;
  return {
    push: (release) => {
      if (running) throw new Error('Pushed a releaser after the release began');
      stack.push(release);
    },
    release: () => (running ??= releaseAll(stack)),
  };
}

async function releaseAll(stack: Release[]): Promise<void> {
  const errors: Error[] = [];
  for (let release = stack.pop(); release; release = stack.pop()) {
    try {
      await release();
    } catch (thrown) {
      errors.push(coerceError(thrown));
    }
  }
  if (errors[0]) throw errors[0];
}
