import { coerceError, DomainError } from '../../domain/errors.ts';
import type { Texts } from '../texts/texts.ts';

export type StepName = keyof Texts['verify']['steps'];

/** One thing that was tried. */
export interface Step {
  /** Stable, for scripts. */
  readonly step: StepName;
  readonly ok: boolean;
  /** What came of it: a number, an amount; or why it failed. */
  readonly detail: string;
  readonly ms: number;
}

/** Tries one thing and tells it; what fails is told and thrown on, as `StepFailed`. */
export type Try = <Result>(
  step: StepName,
  work: () => Promise<Result>,
  detail?: (result: Result) => string,
) => Promise<Result>;

/** A step failed and has been told. */
export class StepFailed extends Error {}

export function createTry(onStep: (step: Step) => void): Try {
  return async (step, work, detail = () => '') => {
    const begun = performance.now();
    const end = (ok: boolean, text: string) =>
      onStep({ step, ok, detail: text, ms: Math.round(performance.now() - begun) });
    try {
      const result = await work();
      end(true, detail(result));
      return result;
    } catch (thrown) {
      end(false, coerceError(thrown).message);
      throw new StepFailed(step, { cause: thrown });
    }
  };
}

/** @throws DomainError `conflict` when two figures differ that must agree */
export function mustAgree(what: string, found: number, expected: number): void {
  if (found !== expected)
    throw new DomainError('conflict', `${what}: ${found}, not ${expected}`, { found, expected });
}
