import type { ServiceName } from '../domain/child-process.ts';
import type { ServiceStatus } from '../protocol/control.ts';
import type { ChildExit } from './child.ts';

// Why a service is down, in words. Whoever shows them has them in its reader's language from src/sentences.

export function tookTooLong(ms: number): string {
  return `not ready within ${ms} ms`;
}

export function didNotAnswer(times: number): string {
  return `did not answer ${times} times in a row`;
}

export function wasHeldUp(ms: number): string {
  return `its event loop was held up for ${ms} ms`;
}

export function hasEnded({ code, signal, error }: ChildExit): string {
  if (error) return `could not be started: ${error.message}`;
  return signal === null ? `exit code ${code}` : `ended by ${signal}`;
}

/** @param last why it ended the last time */
export function crashedOften(times: number, seconds: number, last: string): string {
  return `crashed ${times} times within ${seconds} s, at last: ${last}`;
}

export function doesNotRun(service: ServiceName, exit: ServiceStatus['last_exit']): string {
  if (!exit) return `${service} did not start`;
  return `${service} does not run: ${exit.reason}`;
}
